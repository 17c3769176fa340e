import { describe, expect, it } from 'vitest';
import {
  catalogWith,
  dated,
  declared,
  inRelease,
  knownAfter,
  knownBy,
  productWith,
  projectWith,
  releaseWith,
  scheduled,
  version,
} from '../testing/catalog-builder.ts';
import { addDays, calendarDate } from './calendar-date.ts';
import type { Catalog, Product } from './catalog.ts';
import { findProduct, findRelease } from './lookup.ts';
import { mergeCatalog } from './merge-catalog.ts';
import { recogniseRenamed } from './recognise-renamed.ts';
import type { Release } from './release.ts';
import type { PhaseStart } from './support-window.ts';
import { validateCatalog } from './validate-catalog.ts';

const DAY = calendarDate('2026-01-10');

/** A product of endoflife.date as a reading of a day says it: keys are names, and versions stand under the product's own. */
function eolProduct(name: string, day: number, parts: Partial<Product> = {}): Product {
  const { releases = [releaseOf('1.0', '2024-01-01')] } = parts;
  const versions = releases.map(({ key }) =>
    inRelease(key, { versions: [version(`${key}.7`, '2025-12-01')] }),
  );
  return productWith({
    key: name,
    name,
    title: name.toUpperCase(),
    source: 'endoflife-date',
    asOf: addDays(DAY, day),
    projects: [projectWith(name, { releases: versions })],
    ...parts,
    releases,
  });
}

function releaseOf(id: string, released: string, ...ends: readonly PhaseStart[]): Release {
  return releaseWith(id, [declared('maintained', released), ...ends]);
}

function keysOf({ products }: Catalog): string[] {
  return products.map(({ key, name }) => `${key}: ${name}`);
}

function releaseKeys(catalog: Catalog): string[] {
  return catalog.products.flatMap(({ releases }) => releases.map(({ key, id }) => `${key}: ${id}`));
}

/** What is known after these readings; each of them is sound. */
function known(...readings: readonly (readonly Product[])[]): Catalog {
  const catalog = knownAfter(readings.map((products) => catalogWith(...products)));
  expect(validateCatalog(catalog)).toEqual([]);
  return catalog;
}

describe('a product that is renamed', () => {
  const before = [eolProduct('varnish', 0)];
  const after = [eolProduct('vinyl-cache', 1, { aliases: ['varnish'] })];

  it('keeps its key, and is found by both names', () => {
    const catalog = known(before, after);
    expect(keysOf(catalog)).toEqual(['varnish: vinyl-cache']);
    for (const name of ['varnish', 'vinyl-cache']) {
      expect(findProduct(catalog, name)?.name).toBe('vinyl-cache');
    }
  });

  it('takes its versions along', () => {
    const [product] = known(before, after).products;
    expect(product?.projects.map(({ name }) => name)).toEqual(['varnish']);
    expect(product?.projects[0]?.releases).toEqual([
      inRelease('1.0', { versions: [version('1.0.7', '2025-12-01')] }),
    ]);
  });

  it('stays found by its former name when its source no longer names that', () => {
    const catalog = known(before, after, [eolProduct('vinyl-cache', 2)]);
    expect(keysOf(catalog)).toEqual(['varnish: vinyl-cache']);
    expect(findProduct(catalog, 'varnish')?.name).toBe('vinyl-cache');
  });

  it('is one through several names', () => {
    const third = eolProduct('cache', 2, { aliases: ['vinyl-cache'] });
    const catalog = known(before, after, [third]);
    expect(keysOf(catalog)).toEqual(['varnish: cache']);
    expect(catalog.products[0]?.aliases).toEqual(['vinyl-cache', 'varnish']);
  });

  it('is one when it gets its first name back', () => {
    const catalog = known(before, after, [eolProduct('varnish', 2)]);
    expect(keysOf(catalog)).toEqual(['varnish: varnish']);
    expect(findProduct(catalog, 'vinyl-cache')?.name).toBe('varnish');
  });

  it('leaves its former name to another that takes it', () => {
    const both = [eolProduct('vinyl-cache', 2), eolProduct('varnish', 2, { title: 'Another' })];
    const catalog = known(before, after, both);
    expect(keysOf(catalog)).toEqual(['varnish: vinyl-cache', 'varnish~2: varnish']);
    expect(findProduct(catalog, 'varnish')?.title).toBe('Another');
    expect(findProduct(catalog, 'varnish')?.projects[0]?.name).toBe('varnish~2');
    const again = mergeCatalog(
      catalog,
      catalogWith(...both.map((row) => ({ ...row, asOf: addDays(DAY, 3) }))),
      14,
    );
    expect(keysOf(again)).toEqual(keysOf(catalog));
    expect(again.products[1]?.projects).toEqual(catalog.products[1]?.projects);
  });

  it('is another where the former name is still listed', () => {
    const both = [eolProduct('vinyl-cache', 1, { aliases: ['varnish'] }), eolProduct('varnish', 1)];
    expect(keysOf(known(before, both))).toEqual(['vinyl-cache: vinyl-cache', 'varnish: varnish']);
  });

  it('is none where two take its place', () => {
    const two = ['x', 'y'].map((name) => eolProduct(name, 1, { aliases: ['varnish'] }));
    expect(keysOf(known(before, two))).toEqual(['x: x', 'y: y', 'varnish: varnish']);
  });

  it('is none where one takes the place of two', () => {
    const two = ['x', 'y'].map((name) => eolProduct(name, 0));
    const one = eolProduct('z', 1, { aliases: ['x', 'y'] });
    expect(keysOf(known(two, [one]))).toEqual(['z: z', 'x: x', 'y: y']);
  });
});

describe('products of several sources', () => {
  const own = (day: number): Product => eolProduct('ceph', day, { source: 'custom', title: 'Our Ceph' });

  it('of one name are two', () => {
    const catalog = known([own(0)], [own(1), eolProduct('ceph', 1)]);
    expect(catalog.products.map(({ key, source }) => `${key} ${source}`)).toEqual([
      'ceph custom',
      'ceph~2 endoflife-date',
    ]);
    const later = known([own(0)], [own(1), eolProduct('ceph', 1)], [eolProduct('ceph', 2), own(2)]);
    expect(later.products.map(({ key, source }) => `${key} ${source}`)).toEqual([
      'ceph~2 endoflife-date',
      'ceph custom',
    ]);
  });

  it('that are first read together are two', () => {
    expect(keysOf(known([own(0), eolProduct('ceph', 0)]))).toEqual(['ceph: ceph', 'ceph~2: ceph']);
  });

  it('are not renamed to one another', () => {
    const renamed = eolProduct('rook', 1, { aliases: ['ceph'] });
    expect(keysOf(known([own(0)], [own(1), renamed]))).toEqual(['ceph: ceph', 'rook: rook']);
  });

  it('do not take the key of OpenStack, whose names are no keys', () => {
    const openstack = productWith({ asOf: DAY });
    expect(keysOf(known([openstack, eolProduct('openstack', 0)]))).toEqual([
      'openstack: openstack',
      'openstack~2: openstack',
    ]);
  });
});

describe('a release that is renamed', () => {
  const product = (day: number, ...releases: readonly Release[]): readonly Product[] => [
    eolProduct('tomcat', day, { releases }),
  ];
  const nine = releaseOf('9', '2017-09-27', scheduled('end-of-life', null));
  const renamed = releaseOf('9.0', '2017-09-27', scheduled('end-of-life', '2027-04-01'));

  it('keeps its key, its history and its versions, and is found by both names', () => {
    const [only] = known(product(0, nine), product(1, renamed)).products;
    expect(only?.releases.map(({ key, id, aliases }) => ({ key, id, aliases }))).toEqual([
      { key: '9', id: '9.0', aliases: ['9'] },
    ]);
    expect(only?.releases[0]?.history?.ordinals).toEqual({ maintained: 1, 'end-of-life': 1 });
    expect(only && findRelease(only, '9')?.id).toBe('9.0');
    expect(only?.projects[0]?.releases.map(({ release }) => release)).toEqual(['9']);
  });

  it('stays known by its key from then on', () => {
    const catalog = known(product(0, nine), product(1, renamed), product(2, renamed), product(3, renamed));
    expect(releaseKeys(catalog)).toEqual(['9: 9.0']);
    expect(catalog.products[0]?.releases[0]?.aliases).toEqual(['9']);
  });

  it('is one when it gets its first name back', () => {
    const catalog = known(product(0, nine), product(1, renamed), product(2, nine));
    expect(releaseKeys(catalog)).toEqual(['9: 9']);
    expect(catalog.products[0]?.releases[0]?.aliases).toEqual(['9.0']);
  });

  it('leaves its former name to another that takes it', () => {
    const another = releaseOf('9', '2025-01-01');
    const catalog = known(product(0, nine), product(1, renamed), product(2, renamed, another));
    expect(releaseKeys(catalog)).toEqual(['9: 9.0', '9~2: 9']);
    expect(findRelease(catalog.products[0]!, '9')?.key).toBe('9~2');
    expect(catalog.products[0]?.projects[0]?.releases.map(({ release }) => release)).toEqual(['9', '9~2']);
  });

  it.each([
    ['has another release day', releaseOf('9.0', '2017-09-28')],
    ['has another date', releaseOf('9.0', '2017-09-27', scheduled('end-of-life', '2027-04-01'))],
    ['has ended', releaseOf('9.0', '2017-09-27', knownBy('end-of-life', '2026-01-01'))],
  ])('is none when the new one %s', (_, other) => {
    const dated9 = releaseOf('9', '2017-09-27', scheduled('end-of-life', '2027-03-31'));
    expect(releaseKeys(known(product(0, dated9), product(1, other)))).toEqual(['9: 9', '9.0: 9.0']);
  });

  it('is none when two of its day take its place, though one contradicts it', () => {
    const [pro11, pro12] = [
      releaseOf('pro-11', '2021-05-21'),
      releaseOf('pro-12', '2021-05-21', declared('end-of-life', '2025-01-01')),
    ];
    const lost = releaseOf('pro', '2021-05-21', scheduled('end-of-life', null));
    expect(releaseKeys(known(product(0, lost), product(1, pro11, pro12)))).toEqual([
      'pro: pro',
      'pro-11: pro-11',
      'pro-12: pro-12',
    ]);
  });

  it('is none when it could be either of two', () => {
    const two = [releaseOf('a', '2021-05-21'), releaseOf('b', '2021-05-21')];
    expect(releaseKeys(known(product(0, ...two), product(1, releaseOf('c', '2021-05-21'))))).toEqual([
      'a: a',
      'b: b',
      'c: c',
    ]);
  });

  it('is none when its release day is not known', () => {
    const [a, b] = ['a', 'b'].map((id) => releaseWith(id, [knownBy('maintained', '2026-01-01')]));
    expect(releaseKeys(known(product(0, a!), product(1, b!)))).toEqual(['a: a', 'b: b']);
  });
});

describe('releases that are regrouped', () => {
  const open = scheduled('end-of-life', null);
  const minor = ['28.0', '28.1', '28.2'].map((id, index) => releaseOf(id, `2025-0${index + 2}-20`, open));
  const major = releaseOf('28', '2025-02-20', open);
  const day = (on: number, ...releases: readonly Release[]): readonly Product[] => [
    eolProduct('docker-engine', on, { releases }),
  ];
  const all = ['28.0: 28.0', '28: 28', '28.1: 28.1', '28.2: 28.2'];

  it('into one are not renamed to it', () => {
    expect(releaseKeys(known(day(0, ...minor), day(1, major))).sort()).toEqual(all.toSorted());
  });

  it('from one are not renamed from it', () => {
    expect(releaseKeys(known(day(0, major), day(1, ...minor))).sort()).toEqual(all.toSorted());
  });

  it('are not renamed either while another of them is', () => {
    const other = releaseOf('next', '2025-03-20', open);
    const read = catalogWith(...day(1, major, other));
    const before = known(day(0, ...minor.slice(0, 2)));
    const once = recogniseRenamed(before, read);
    expect(releaseKeys(once)).toEqual(['28: 28', '28.1: next']);
    expect(recogniseRenamed(before, once)).toEqual(once);
  });

  it('one by one are', () => {
    const lone = releaseOf('29.0', '2025-11-10', open);
    const now = releaseOf('29', '2025-11-10', open);
    expect(releaseKeys(known(day(0, lone), day(1, now)))).toEqual(['29.0: 29']);
  });
});

describe('OpenStack', () => {
  it('has keys of its own, whatever its series are called', () => {
    const read = (day: number, id: string): Product =>
      productWith({
        asOf: addDays(DAY, day),
        releases: [releaseWith(id, [dated('maintained', '2023-10-04', '2026-01-01')], { key: 'bobcat' })],
      });
    const catalog = catalogWith(read(1, '2023.2'));
    expect(recogniseRenamed(catalogWith(read(0, '2023.b')), catalog)).toEqual(catalog);
    expect(releaseKeys(known([read(0, '2023.b')], [read(1, '2023.2')]))).toEqual(['bobcat: 2023.2']);
  });
});
