import { gunzipSync, gzipSync } from 'node:zlib';
import { encodeCatalog } from '@lastpatch/release-catalog/catalog';
import { calendarDate, type Catalog, mergeCatalog, type Product } from '@lastpatch/release-model';
import { catalogWith, declared, productWith, releaseWith, scheduled } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { MemoryObjects } from '../../../../testing/memory-objects.ts';
import { LocationFailure } from '../../file-failure.ts';
import { CatalogObjects } from './catalog-objects.ts';
import { nameOfBytes } from '../../name-of-bytes.ts';

const day = calendarDate;

function openstack(asOf: string, end = '2026-10-02'): Product {
  const windows = [declared('maintained', '2025-04-02'), scheduled('unmaintained', day(end))];
  return productWith({ asOf: day(asOf), releases: [releaseWith('2025.1', windows)] });
}

/** A product of the team's own: what its file says on one day, and somebody saw on another. */
function ceph(asOf: string, readOn?: string): Product {
  const product = productWith({
    key: 'ceph',
    name: 'ceph',
    title: 'Ceph',
    source: 'custom',
    asOf: day(asOf),
  });
  return readOn === undefined ? product : { ...product, readOn: day(readOn) };
}

function merged(...products: Product[]): Catalog {
  return mergeCatalog(undefined, catalogWith(...products), 14);
}

function stores(): { bucket: MemoryObjects; catalogs: CatalogObjects } {
  const bucket = new MemoryObjects();
  return { bucket, catalogs: new CatalogObjects(bucket) };
}

describe('a catalog in a bucket', () => {
  it('comes back as it was, from an object that is named by its hash', async () => {
    const { bucket, catalogs } = stores();
    const catalog = merged(openstack('2026-08-21'), ceph('2026-08-01', '2026-08-21'));
    const stored = await catalogs.store(catalog, undefined);
    expect(bucket.written).toEqual([`catalogs/${stored.name}.json.gz`]);
    const [bytes = new Uint8Array()] = bucket.objects.values();
    expect(nameOfBytes(bytes)).toBe(stored.name);
    expect(gunzipSync(bytes).toString()).toBe(encodeCatalog(catalog));
    expect(await catalogs.load(stored)).toEqual(catalog);
  });

  it('needs no new object on a day on which it says the same, and comes back with the new days', async () => {
    const { bucket, catalogs } = stores();
    let stored = await catalogs.store(
      merged(openstack('2026-08-21'), ceph('2026-08-01', '2026-08-21')),
      undefined,
    );
    for (const today of ['2026-08-22', '2026-08-23', '2027-01-01']) {
      const catalog = merged(openstack(today), ceph('2026-08-01', today));
      stored = await catalogs.store(catalog, stored);
      expect(await catalogs.load(stored)).toEqual(catalog);
    }
    expect(bucket.written).toHaveLength(1);
    expect(stored.days).toHaveLength(2);
  });

  it.each([
    ['a date', merged(openstack('2026-08-22', '2026-10-16'), ceph('2026-08-01'))],
    [
      'a product more',
      merged(openstack('2026-08-22'), ceph('2026-08-01'), productWith({ key: 'nova', name: 'nova' })),
    ],
    ['a product less', merged(openstack('2026-08-22'))],
    ['a day where none was', merged(openstack('2026-08-22'), ceph('2026-08-01', '2026-08-22'))],
    ['another order', merged(ceph('2026-08-01'), openstack('2026-08-22'))],
  ])('is a new object when it has %s', async (_, catalog) => {
    const { bucket, catalogs } = stores();
    const first = merged(openstack('2026-08-21'), ceph('2026-08-01'));
    const before = await catalogs.store(first, undefined);
    const stored = await catalogs.store(catalog, before);
    expect(bucket.written).toHaveLength(2);
    expect(await catalogs.load(stored)).toEqual(catalog);
    // Who still goes by the earlier one finds it as it was.
    expect(await catalogs.load(before)).toEqual(first);
  });

  it('loses the day on which it was seen where it has none any more', async () => {
    const { catalogs } = stores();
    const before = await catalogs.store(merged(ceph('2026-08-01', '2026-08-21')), undefined);
    const catalog = merged(ceph('2026-08-01'));
    expect(await catalogs.load(await catalogs.store(catalog, before))).toEqual(catalog);
  });
});

describe('a catalog that cannot be used', () => {
  it('is not there', async () => {
    const { bucket, catalogs } = stores();
    const stored = await catalogs.store(merged(openstack('2026-08-21')), undefined);
    bucket.objects.clear();
    await expect(catalogs.load(stored)).rejects.toThrow(
      new LocationFailure(
        `s3://bucket/catalogs/${stored.name}.json.gz: there is no such catalog; what was deleted is among the earlier versions of the bucket`,
      ),
    );
  });

  it('is damaged', async () => {
    const { bucket, catalogs } = stores();
    const stored = await catalogs.store(merged(openstack('2026-08-21')), undefined);
    const key = `catalogs/${stored.name}.json.gz`;
    bucket.damage(key);
    await expect(catalogs.load(stored)).rejects.toThrow(
      new LocationFailure(`s3://bucket/${key}: this catalog is damaged: it is not what its name says`),
    );
    // Another whole one under its name is not it either.
    bucket.objects.set(key, gzipSync(encodeCatalog(merged(openstack('2026-08-21', '2026-12-31')))));
    await expect(catalogs.load(stored)).rejects.toThrow('it is not what its name says');
  });

  it.each([
    ['of a later schema', (text: string) => text.replace(/"schemaVersion": ?(\d+)/, '"schemaVersion": 99')],
    ['no catalog', () => '{}'],
    ['no JSON', () => '{'],
    ['empty', () => ''],
  ])('is %s, and says so of its place', async (_, change) => {
    const { bucket, catalogs } = stores();
    const bytes = gzipSync(change(encodeCatalog(merged(openstack('2026-08-21')))));
    const name = nameOfBytes(bytes);
    bucket.objects.set(`catalogs/${name}.json.gz`, bytes);
    const load = catalogs.load({ name, content: '', days: [] });
    await expect(load).rejects.toThrow(LocationFailure);
    await expect(load).rejects.toThrow(`s3://bucket/catalogs/${name}.json.gz: `);
  });

  it('is packed in a way that cannot be unpacked', async () => {
    const { bucket, catalogs } = stores();
    bucket.objects.set('elsewhere/catalog.json.gz', gzipSync('{}').subarray(0, 12));
    await expect(catalogs.loadKey('elsewhere/catalog.json.gz')).rejects.toThrow(LocationFailure);
  });
});

describe('a catalog by its key', () => {
  it('is read packed or not, wherever it lies', async () => {
    const { bucket, catalogs } = stores();
    const catalog = merged(openstack('2026-08-21'));
    bucket.objects.set('mine/a.json', Buffer.from(encodeCatalog(catalog)));
    bucket.objects.set('mine/a.json.gz', gzipSync(encodeCatalog(catalog)));
    expect(await catalogs.loadKey('mine/a.json')).toEqual(catalog);
    expect(await catalogs.loadKey('mine/a.json.gz')).toEqual(catalog);
  });
});
