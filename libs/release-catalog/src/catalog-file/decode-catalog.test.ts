import { expect, describe, test } from 'vitest';
import { CatalogFileError } from './catalog-file.ts';
import { decodeCatalog } from './decode-catalog.ts';

type Json = Record<string, unknown>;

/** A good file, anew for each test. */
function file(): { products: Json[] } & Json {
  return {
    format: 'lastpatch-catalog',
    schemaVersion: 1,
    products: [
      {
        key: 'openstack',
        name: 'openstack',
        title: 'OpenStack',
        source: 'openstack',
        asOf: '2026-08-21',
        releases: [
          {
            key: 'epoxy',
            id: '2025.1',
            windows: [
              { phase: 'maintained', from: '2025-04-02', basis: 'declared' },
              { phase: 'unmaintained', from: '2026-10-02', basis: 'scheduled' },
            ],
          },
        ],
        projects: [
          {
            name: 'nova',
            standing: 'retired',
            retiredOn: '2026-01-01',
            releases: [{ release: 'epoxy', versions: '31.0.0 2025-04-02', endTags: 'eol 2026-01-01' }],
          },
        ],
        milestones: [{ release: 'epoxy', kind: 'ptg', slug: 'ptg', from: '2024-10-21', until: '2024-10-26' }],
      },
    ],
  };
}

/** The sentence with which a text is refused; projects are asked what they have in each release. */
function refusal(text: string): string {
  try {
    for (const { projects } of decodeCatalog(text).products) projects.flatMap(({ releases }) => releases);
  } catch (error) {
    expect(error).toBeInstanceOf(CatalogFileError);
    expect((error as CatalogFileError).code).toBe('CATALOG_FILE');
    return (error as CatalogFileError).message;
  }
  throw new Error('the text was not refused');
}

/** The file with another value at one place; `undefined` takes it away. */
function changed(place: string, value: unknown): string {
  const json: Json = file();
  const keys = place.split('.');
  const last = keys.pop() ?? '';
  let at = json;
  for (const key of keys) at = at[key] as Json;
  at[last] = value;
  return JSON.stringify(json);
}

test('a good file is a catalog; what it leaves out is empty, false or unknown', () => {
  expect(decodeCatalog(JSON.stringify(file()))).toEqual({
    products: [
      {
        key: 'openstack',
        name: 'openstack',
        title: 'OpenStack',
        aliases: [],
        source: 'openstack',
        asOf: '2026-08-21',
        releases: [
          {
            key: 'epoxy',
            id: '2025.1',
            name: null,
            aliases: [],
            slurp: false,
            link: null,
            windows: [
              { phase: 'maintained', from: '2025-04-02', until: '2026-10-02', basis: 'declared' },
              { phase: 'unmaintained', from: '2026-10-02', until: null, basis: 'scheduled' },
            ],
          },
        ],
        projects: [
          {
            name: 'nova',
            service: null,
            team: null,
            standing: 'retired',
            incubatedSince: null,
            integratedSince: null,
            retiredOn: '2026-01-01',
            releases: [
              {
                release: 'epoxy',
                versions: [{ version: '31.0.0', landed: '2025-04-02' }],
                endTags: [{ tag: 'eol', landed: '2026-01-01' }],
                abandoned: false,
              },
            ],
          },
        ],
        milestones: [
          {
            release: 'epoxy',
            kind: 'ptg',
            slug: 'ptg',
            from: '2024-10-21',
            until: '2024-10-26',
            project: null,
          },
        ],
      },
    ],
  });
});

test('what a project has is read once', () => {
  const [nova] = decodeCatalog(JSON.stringify(file())).products[0]!.projects;
  expect(nova!.releases).toBe(nova!.releases);
});

test.each(['', ' ', 'catalog', '{', '{"format":', '<!DOCTYPE html>', '\u0000', '[1,'])(
  '%j is not JSON',
  (text) => {
    expect(refusal(text)).toMatch(/^this is not JSON \(/);
  },
);

test('JSON that is nested without end is refused like any other', () => {
  expect(refusal('['.repeat(200_000))).toMatch(/^this is not JSON|the file should be/);
});

test.each([
  ['[]', 'the file should be an object, got a list'],
  ['null', 'the file should be an object, got null'],
  ['"catalog"', 'the file should be an object, got "catalog"'],
  ['{}', 'the file: schemaVersion should be a number, got nothing'],
  ['{"schemaVersion":"1"}', 'the file: schemaVersion should be a number, got "1"'],
  ['{"schemaVersion":1}', 'the file: format should be a text, got nothing'],
  [
    '{"schemaVersion":1,"format":"other"}',
    'this is not a catalog: expected format "lastpatch-catalog", schema version 1 or later',
  ],
  [
    '{"schemaVersion":0,"format":"lastpatch-catalog"}',
    'this is not a catalog: expected format "lastpatch-catalog", schema version 1 or later',
  ],
  [
    '{"schemaVersion":0.5,"format":"lastpatch-catalog"}',
    'this is not a catalog: expected format "lastpatch-catalog", schema version 1 or later',
  ],
])('%s is not a catalog', (text, message) => {
  expect(refusal(text)).toBe(message);
});

test.each([2, 1.5, 99])(
  'a later schema version is refused before anything else is looked at: %d',
  (version) => {
    expect(refusal(JSON.stringify({ schemaVersion: version, products: 'of another shape' }))).toBe(
      `the catalog has schema version ${version}, and this version of Lastpatch reads up to 1: use a newer Lastpatch, or make the catalog anew`,
    );
  },
);

describe('a wrong shape is told with its place', () => {
  test.each([
    ['products', {}, 'the file: products should be a list, got an object'],
    ['products.0', 'openstack', 'the file, products[0] should be an object, got "openstack"'],
    ['products.0', null, 'the file, products[0] should be an object, got null'],
    ['products.0.key', undefined, 'the file, products[0]: key should be a text, got nothing'],
    ['products.0.key', 1, 'the file, products[0]: key should be a text, got 1'],
    ['products.0.title', null, 'the file, products[0]: title should be a text, got null'],
    ['products.0.aliases', 'os', 'the file, products[0]: aliases should be a list, got "os"'],
    ['products.0.aliases', [1], 'the file, products[0]: aliases should be a list of texts, got a list'],
    [
      'products.0.source',
      'wikipedia',
      'the file, products[0]: source should be one of openstack, endoflife-date, custom, got "wikipedia"',
    ],
    ['products.0.asOf', 20260821, 'the file, products[0]: asOf should be a text, got 20260821'],
    ['products.0.releases', 'all', 'the file, products[0]: releases should be a list, got "all"'],
    ['products.0.releases.0', [], 'the file, products[0], releases[0] should be an object, got a list'],
    [
      'products.0.releases.0.id',
      2025.1,
      'the file, products[0], releases[0]: id should be a text, got 2025.1',
    ],
    ['products.0.releases.0.name', 7, 'the file, products[0], releases[0]: name should be a text, got 7'],
    [
      'products.0.releases.0.slurp',
      'yes',
      'the file, products[0], releases[0]: slurp should be true or false, got "yes"',
    ],
    [
      'products.0.supportLabels',
      'Support',
      'the file, products[0], supportLabels should be an object, got "Support"',
    ],
    [
      'products.0.supportLabels',
      { active: 7 },
      'the file, products[0], supportLabels: active should be a text, got 7',
    ],
    [
      'products.0.releases.0.unread',
      'maintained',
      'the file, products[0], releases[0]: unread should be a list, got "maintained"',
    ],
    [
      'products.0.releases.0.unread',
      ['maintained', 'asleep'],
      'the file, products[0], releases[0]: "asleep" is no phase',
    ],
    [
      'products.0.releases.0.windows.1',
      7,
      'the file, products[0], releases[0], windows[1] should be an object, got 7',
    ],
    [
      'products.0.releases.0.windows.1.phase',
      undefined,
      'the file, products[0], releases[0], windows[1]: phase should be a text, got nothing',
    ],
    [
      'products.0.releases.0.windows.0.from',
      true,
      'the file, products[0], releases[0], windows[0]: from should be a text, got true',
    ],
    [
      'products.0.projects.0.name',
      undefined,
      'the file, products[0], projects[0]: name should be a text, got nothing',
    ],
    [
      'products.0.projects.0.standing',
      'famous',
      'the file, products[0], projects[0]: standing should be one of official, retired, got "famous"',
    ],
    [
      'products.0.projects.0.releases',
      'all',
      'the file, products[0], projects[0]: releases should be a list, got "all"',
    ],
    [
      'products.0.projects.0.releases.0.versions',
      ['1.0.0'],
      'the file, products[0], projects[0], releases[0]: versions should be a text, got a list',
    ],
    [
      'products.0.projects.0.releases.0.versions',
      '1.0.0, , 1.0.1',
      'the file, products[0], projects[0], releases[0]: versions has an entry without a name: ""',
    ],
    [
      'products.0.projects.0.releases.0.versions',
      '1.0.0 2026-02-30',
      'the file, products[0], projects[0], releases[0]: versions: 1.0.0 is of "2026-02-30", which is not a day',
    ],
    [
      'products.0.projects.0.releases.0.endTags',
      'eol soon',
      'the file, products[0], projects[0], releases[0]: endTags: eol is of "soon", which is not a day',
    ],
    [
      'products.0.projects.0.releases.0.endTags',
      'gone',
      'the file, products[0], projects[0], releases[0]: "gone" is no end tag',
    ],
    [
      'products.0.milestones.0.kind',
      'party',
      /^the file, products\[0\], milestones\[0\]: kind should be one of milestone-1, .*, other, got "party"$/,
    ],
    [
      'products.0.milestones.0.until',
      undefined,
      'the file, products[0], milestones[0]: until should be a text, got nothing',
    ],
  ])('%s: %j', (place, value, message) => {
    const told = refusal(changed(place, value));
    if (typeof message === 'string') expect(told).toBe(message);
    else expect(told).toMatch(message);
  });

  test('a long value is shown cut off', () => {
    expect(refusal(changed('products.0.source', 'x'.repeat(10_000))).length).toBeLessThan(200);
  });

  test('what every object has by itself is no field', () => {
    const text = JSON.stringify({ format: 'lastpatch-catalog', schemaVersion: 1, products: [{}] });
    expect(refusal(text.replace('[{}]', '[{"__proto__":{"key":"x"}}]'))).toContain(
      'key should be a text, got nothing',
    );
  });
});

describe('a day that does not exist is refused', () => {
  test.each([
    ['products.0.asOf', 'openstack: asOf is'],
    ['products.0.releases.0.windows.0.from', 'openstack 2025.1: maintained: from is'],
    ['products.0.releases.0.windows.1.from', 'openstack 2025.1: unmaintained: from is'],
    ['products.0.releases.0.windows.1.known', 'openstack 2025.1: unmaintained: known is'],
    ['products.0.projects.0.retiredOn', 'openstack nova: retiredOn is'],
  ])('%s', (place, told) => {
    for (const day of ['2026-02-29', '2026-13-01', '2026-4-1', 'soon', '']) {
      expect(refusal(changed(place, day))).toContain(`${told} ${JSON.stringify(day)}, which is not a day`);
    }
  });

  test.each(['from', 'until'])('products.0.milestones.0.%s', (field) => {
    expect(refusal(changed(`products.0.milestones.0.${field}`, '2026-02-29'))).toContain(
      'openstack milestone ptg: its week needs two days',
    );
  });
});

describe('a catalog that is not sound is refused, and what is wrong is listed', () => {
  test.each([
    ['products.0.releases.0.windows', [], 'a release needs at least one support window'],
    [
      'products.0.releases.0.windows.0.from',
      '2027-01-01',
      'openstack 2025.1: unmaintained begins on 2026-10-02, before an earlier phase (2027-01-01)',
    ],
    ['products.0.releases.0.windows.0.phase', 'young', '"young" is no phase'],
    ['products.0.releases.0.windows.0.basis', 'guessed', '"guessed" is no basis'],
    [
      'products.0.releases.0.windows.0.from',
      undefined,
      'maintained is declared but has neither a first day nor a day on which it was known',
    ],
    [
      'products.0.milestones.0.release',
      'zed',
      'openstack milestone ptg: there is no release with the key zed',
    ],
    ['products.0.projects.0.integratedSince', 'zed', 'openstack nova: there is no release with the key zed'],
    ['products.0.key', '', 'a product needs a key and a name'],
  ])('%s: %j', (place, value, message) => {
    const told = refusal(changed(place, value));
    expect(told).toMatch(/^the catalog is not sound: /);
    expect(told).toContain(message);
  });

  test('two products or releases of one key', () => {
    const { products } = file();
    expect(refusal(JSON.stringify({ ...file(), products: [...products, ...products] }))).toContain(
      'two products have the key openstack',
    );
    const releases = [products[0]!['releases'], products[0]!['releases']].flat();
    expect(refusal(changed('products.0.releases', releases))).toContain('two releases have the key epoxy');
  });

  test('five are told, and how many more there are', () => {
    const releases = Array.from({ length: 8 }, (_, n) => ({ key: `k${n}`, id: `i${n}`, windows: [] }));
    const told = refusal(
      JSON.stringify({
        ...file(),
        products: [{ ...file().products[0], projects: [], milestones: [], releases }],
      }),
    );
    expect(told.match(/needs at least one support window/g)).toHaveLength(5);
    expect(told).toMatch(/; and 3 more$/);
  });
});
