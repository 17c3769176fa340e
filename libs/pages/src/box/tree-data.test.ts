import {
  calendarDate,
  type Catalog,
  presentCatalog,
  type Product,
  type Project,
  projectStatus,
  releaseStatus,
  runningOutlook,
} from '@lastpatch/release-model';
import { catalogs } from '@lastpatch/release-model/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxCatalog, treeDataOf } from '../../testing/index.ts';
import { publicPages } from '../public-pages.ts';
import { answerTo } from './answer.ts';
import { UnreadableDocument } from './document-field.ts';
import { TreeData } from './tree-data.ts';

const ON = calendarDate('2026-08-21');

/** Where each release of a product stands, and the way out. */
function outlooksOf(product: Product): unknown[] {
  return product.releases.map((release) => {
    const status = releaseStatus(release, ON, product.asOf);
    if (!status) return null;
    const { daysLeft, path } = runningOutlook({ product, release, by: null, status }, ON);
    const hops = path.hops.map((hop) => [hop.release.key, hop.kind]);
    return { ...status, release: release.key, daysLeft, hops, target: path.target?.key };
  });
}

/** Whether a project is retired, and since when. */
function retirementOf(product: Product, project: Project): unknown {
  const { standing, retiredOn } = projectStatus(product, project, ON);
  return standing === 'retired' ? { since: retiredOn } : null;
}

async function productIn(data: TreeData, key: string): Promise<Product> {
  const { catalog } = await data.names();
  const named = catalog.products.find((product) => product.key === key);
  if (!named) throw new RangeError(key);
  return data.product(named, named.projects);
}

describe('the data of a tree', () => {
  it('says of every release what the catalog says, and of projects their versions and whether they are retired', async () => {
    const check = async (catalog: Catalog): Promise<void> => {
      const { data } = treeDataOf(catalog, ON);
      for (const product of presentCatalog(catalog).products) {
        if (product.source === 'custom') continue;
        const read = await productIn(data, product.key);
        expect(outlooksOf(read)).toEqual(outlooksOf(product));
        for (const project of read.projects) {
          const known = product.projects.find(({ name }) => name === project.name);
          const versions = (own: typeof project | undefined): unknown =>
            own?.releases.map((entry) => [
              entry.release,
              entry.versions.map(({ version }) => version),
              entry.endTags,
            ]);
          expect(versions(project)).toEqual(versions(known));
          expect(retirementOf(read, project)).toEqual(known && retirementOf(product, known));
        }
      }
    };
    await check(boxCatalog());
    await fc.assert(fc.asyncProperty(catalogs(), check));
  });

  it('knows when each product was read, also of one that its source no longer has', async () => {
    const { data } = treeDataOf(boxCatalog(), ON);
    const days = await Promise.all(
      ['openstack', 'ubuntu', 'big-appliance'].map(async (key) => (await productIn(data, key)).asOf),
    );
    expect(days).toEqual(['2026-08-21', '2026-08-20', '2026-08-01']);
  });

  it('asks again for what could not be had', async () => {
    const { pages } = publicPages(boxCatalog(), ON);
    let isBroken = true;
    const data = new TreeData((path) =>
      isBroken
        ? Promise.reject(new UnreadableDocument('no connection'))
        : Promise.resolve(pages.get(path) ?? ''),
    );
    await expect(answerTo('nova 31.0.0', { on: ON, data })).rejects.toThrow('no connection');
    isBroken = false;
    expect((await answerTo('nova 31.0.0', { on: ON, data })).kind).toBe('running');
  });
});

const MODEL = 'products/openstack/model.json';
const NOVA = 'products/openstack/projects/nova.json';

/** An answer from documents of which one has been changed. */
async function answerWith(path: string, change: (text: string) => string): Promise<unknown> {
  const { pages } = publicPages(boxCatalog(), ON);
  const textAt = (asked: string): Promise<string> => {
    const text = pages.get(asked) ?? '';
    return Promise.resolve(asked === path ? change(text) : text);
  };
  return answerTo('nova 31.0.0', { on: ON, data: new TreeData(textAt) });
}

describe('a damaged document', () => {
  it.each([
    ['names.json', 'no JSON', () => '', 'names.json is no JSON'],
    ['names.json', 'a page of another kind', () => '<!doctype html>', 'names.json is no JSON'],
    ['names.json', 'not an object', () => '[]', 'names.json is not an object'],
    ['names.json', 'null', () => 'null', 'names.json is not an object'],
    [
      'names.json',
      'another format',
      swap('lastpatch-names', 'lastpatch-product'),
      'names.json.format is not one of',
    ],
    [
      'names.json',
      'a later version',
      swap('"schemaVersion":1', '"schemaVersion":2'),
      'names.json.schemaVersion is not',
    ],
    [
      'names.json',
      'no list',
      swap('"products":[', '"products":0,"x":['),
      'names.json.products is not a list',
    ],
    [
      'names.json',
      'a way out of the tree',
      swap('"path":"products/openstack"', '"path":"../openstack"'),
      'leads out',
    ],
    [
      'names.json',
      'an address',
      swap('"path":"products/openstack"', '"path":"https://x.example/"'),
      'leads out',
    ],
    [
      'readings.json',
      'no day',
      swap('"asOf":"2026-08-21"', '"asOf":"2026-02-30"'),
      'readings.json.sources[0].asOf is not a day',
    ],
    ['readings.json', 'no source', swap('"source":"openstack"', '"source":"custom"'), 'does not say when'],
    [MODEL, 'an unknown phase', swap('"phase":"unmaintained"', '"phase":"asleep"'), `${MODEL}.releases[1]`],
    [MODEL, 'a word for a flag', swap('"slurp":true', '"slurp":"yes"'), 'slurp is not true or false'],
    [
      MODEL,
      'a number for an id',
      swap('"release":"2025.1"', '"release":2025.1'),
      'releases[1].release is not a text',
    ],
    [NOVA, 'a missing field', swap('"versions"', '"verses"'), `${NOVA}.releases[0].versions is not a list`],
  ])('%s, %s, is said in a sentence', async (path, _, change, sentence) => {
    const answer = answerWith(path, change);
    await expect(answer).rejects.toThrow(UnreadableDocument);
    await expect(answer).rejects.toThrow(sentence);
  });

  it('never brings about anything but an answer or a sentence', async () => {
    const change = fc.record({
      path: fc.constantFrom('names.json', 'readings.json', MODEL, NOVA),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      put: fc.constantFrom('', '0', 'null', '""', '{}', '[]', '"__proto__"', '}', '2026-13-01'),
      length: fc.nat({ max: 20 }),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ path, at, put, length }) => {
        const damaged = (text: string): string => {
          const start = Math.floor(at * text.length);
          return text.slice(0, start) + put + text.slice(start + length);
        };
        const kind = await answerWith(path, damaged).catch(
          (error: unknown) => error instanceof UnreadableDocument,
        );
        expect(kind).not.toBe(false);
      }),
    );
  });
});

function swap(from: string, to: string): (text: string) => string {
  return (text) => {
    if (!text.includes(from)) throw new RangeError(`there is no ${from}`);
    return text.replace(from, to);
  };
}
