import {
  calendarDate,
  type Catalog,
  type ProjectReleaseHistory,
  type ReleaseHistory,
  validateCatalog,
} from '@lastpatch/release-model';
import {
  catalogWith,
  declared,
  historyWith,
  inRelease,
  knownAfter,
  productWith,
  projectWith,
  readings,
  releaseWith,
} from '@lastpatch/release-model/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CatalogFileError } from './catalog-file.ts';
import { decodeCatalog } from './decode-catalog.ts';
import { encodeCatalog } from './encode-catalog.ts';

const PLAIN: ProjectReleaseHistory = {
  formerVersions: [],
  endings: {},
  withdrawn: {},
  departures: 0,
  hasLeft: false,
};

/** A catalog with one release, which has that history, and one project in it, which has that one. */
function catalog(history: unknown = {}, project: unknown = {}, product: object = {}): Catalog {
  const release = releaseWith('zed', [declared('maintained', '2022-10-05')]);
  return catalogWith(
    productWith({
      releases: [{ ...release, history: history as ReleaseHistory }],
      projects: [
        projectWith('nova', {
          releases: [inRelease('zed', { history: project as ProjectReleaseHistory })],
        }),
      ],
      ...product,
    }),
  );
}

/** The sentence with which a file is refused. */
function refusal(damaged: unknown): string {
  try {
    for (const { projects } of decodeCatalog(JSON.stringify(damaged)).products) {
      projects.flatMap(({ releases }) => releases);
    }
  } catch (error) {
    expect(error).toBeInstanceOf(CatalogFileError);
    return (error as CatalogFileError).message;
  }
  throw new Error('the file was not refused');
}

/** The file of a catalog, as JSON, with its fields open to damage. */
function file(history: unknown, project: unknown = PLAIN, product: object = {}): unknown {
  const json = JSON.parse(encodeCatalog(catalog(historyWith(), PLAIN))) as {
    products: [{ releases: object[]; projects: [{ releases: object[] }] }];
  };
  const [written] = json.products;
  Object.assign(written, product);
  Object.assign(written.releases[0]!, { history });
  Object.assign(written.projects[0].releases[0]!, { history: project });
  return json;
}

describe('what successive readings have shown', () => {
  test('is written and read again as it was, whatever was read', () => {
    fc.assert(
      fc.property(readings(), fc.constantFrom(0, 1, 14), (products, settlingDays) => {
        const known = knownAfter(
          products.map((product) => catalogWith(product)),
          settlingDays,
        );
        expect(validateCatalog(known)).toEqual([]);
        const text = encodeCatalog(known);
        expect(decodeCatalog(text)).toEqual(known);
        expect(encodeCatalog(decodeCatalog(text))).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  test.each<[string, Partial<ReleaseHistory>]>([
    ['nothing', {}],
    ['values', { ordinals: { maintained: 1, unmaintained: 7 } }],
    [
      'a date that has moved, and one that was taken away and first had none',
      {
        changes: {
          unmaintained: { seen: calendarDate('2026-01-10'), was: calendarDate('2026-10-02') },
          'end-of-life': { seen: calendarDate('2026-01-11'), was: null },
        },
      },
    ],
    ['a word withdrawn', { withdrawn: { 'end-of-life': declared('end-of-life', '2026-01-10').from! } }],
    [
      'a date that nobody heard of',
      { lastHeard: { unmaintained: declared('unmaintained', '2026-01-10').from! } },
    ],
    ['not listed', { missingSince: declared('planned', '2026-01-10').from }],
    ['gone', { missingSince: declared('planned', '2026-01-10').from, isGone: true }],
    ['listed anew', { listings: 3 }],
  ])('of a release: %s', (_, parts) => {
    const known = catalog(historyWith(parts), PLAIN);
    expect(decodeCatalog(encodeCatalog(known))).toEqual(known);
  });

  test.each<[string, Partial<ProjectReleaseHistory>]>([
    ['nothing', {}],
    ['former versions', { formerVersions: ['26.0.0', '__proto__', 'a "b", c'] }],
    ['ends', { endings: { extended: 1, 'end-of-life': 2 } }],
    ['an end withdrawn', { withdrawn: { unmaintained: declared('unmaintained', '2026-01-10').from! } }],
    ['has left', { departures: 2, hasLeft: true }],
    ['is back', { departures: 2 }],
  ])('of a project in a release: %s', (_, parts) => {
    const known = catalog(historyWith(), { ...PLAIN, ...parts });
    expect(decodeCatalog(encodeCatalog(known))).toEqual(known);
  });

  test('of a product, a project and a file that was not read', () => {
    const known = catalog(historyWith(), PLAIN, {
      importer: 12,
      missingSince: '2026-01-10',
      projects: [projectWith('nova', { retirements: 2, releases: [inRelease('zed', { isUnread: true })] })],
    });
    expect(decodeCatalog(encodeCatalog(known))).toEqual(known);
  });

  test('is left out where an importer gives none', () => {
    const text = encodeCatalog(catalogWith(productWith({ releases: [releaseWith('zed')] })));
    expect(text).not.toContain('history');
    expect(decodeCatalog(text).products[0]?.releases[0]).not.toHaveProperty('history');
    for (const field of ['importer', 'missingSince', 'retirements', 'isUnread']) {
      expect(text).not.toContain(field);
    }
  });

  test('is one short field where nothing has happened', () => {
    expect(encodeCatalog(catalog(historyWith(), PLAIN))).toMatch(/"history": ?\{\}/);
  });

  test('may name its phases in any order, and is written in the same', () => {
    const [one, other] = [
      { ordinals: { maintained: 1, unmaintained: 2 } },
      { ordinals: { unmaintained: 2, maintained: 1 } },
    ].map((parts) => encodeCatalog(catalog(historyWith(parts), PLAIN)));
    expect(one).toBe(other);
  });
});

describe('a damaged history is refused, and the sentence says where and what', () => {
  const AT = 'the file, products[0], releases[0]';

  test.each([
    ['a text', 'none', `${AT}, history should be an object, got "none"`],
    ['a list', [], `${AT}, history should be an object, got a list`],
    ['null', null, `${AT}, history should be an object, got null`],
    ['values in a list', { ordinals: [1] }, `${AT}, history, ordinals should be an object, got a list`],
    [
      'no value at all',
      { ordinals: { unmaintained: 0 } },
      `${AT}, history, ordinals: unmaintained should be a count of 1 or more, got 0`,
    ],
    [
      'less than none',
      { ordinals: { unmaintained: -1 } },
      `${AT}, history, ordinals: unmaintained should be a count of 1 or more, got -1`,
    ],
    [
      'half a value',
      { ordinals: { unmaintained: 1.5 } },
      `${AT}, history, ordinals: unmaintained should be a count of 1 or more, got 1.5`,
    ],
    [
      'a value in words',
      { ordinals: { unmaintained: '2' } },
      `${AT}, history, ordinals: unmaintained should be a number, got "2"`,
    ],
    [
      'a change on no day',
      { changes: { maintained: {} } },
      `${AT}, history, changes, maintained: seen should be a day (YYYY-MM-DD), and is missing`,
    ],
    [
      'a change that is a day',
      { changes: { maintained: '2026-01-10' } },
      `${AT}, history, changes, maintained should be an object, got "2026-01-10"`,
    ],
    ['no phase', { ordinals: { young: 1 } }, `${AT}, history, ordinals: "young" is no phase`],
    [
      'no phase withdrawn',
      { withdrawn: { young: '2026-01-10' } },
      `${AT}, history, withdrawn: "young" is no phase`,
    ],
    [
      'no day',
      { withdrawn: { unmaintained: '2026-02-30' } },
      `${AT}, history, withdrawn: unmaintained should be a day (YYYY-MM-DD), got "2026-02-30"`,
    ],
    [
      'an empty day',
      { withdrawn: { unmaintained: '' } },
      `${AT}, history, withdrawn: unmaintained should be a day (YYYY-MM-DD), got ""`,
    ],
    [
      'no phase heard of',
      { lastHeard: { young: '2026-01-10' } },
      `${AT}, history, lastHeard: "young" is no phase`,
    ],
    [
      'no day heard of',
      { lastHeard: { unmaintained: 'January' } },
      `${AT}, history, lastHeard: unmaintained should be a day (YYYY-MM-DD), got "January"`,
    ],
    [
      'a day that is null',
      { withdrawn: { unmaintained: null } },
      `${AT}, history, withdrawn: unmaintained should be a text, got null`,
    ],
    [
      'missing soon',
      { missingSince: 'soon' },
      `${AT}, history: missingSince should be a day (YYYY-MM-DD), got "soon"`,
    ],
    ['gone in words', { isGone: 'yes' }, `${AT}, history: isGone should be true or false, got "yes"`],
    ['never listed', { listings: 0 }, `${AT}, history: listings should be a count of 1 or more, got 0`],
    ['listed in words', { listings: 'x' }, `${AT}, history: listings should be a number, got "x"`],
  ])('of a release: %s', (_, history, sentence) => {
    expect(refusal(file(history))).toBe(sentence);
  });

  const IN = 'the file, products[0], projects[0], releases[0]';

  test.each([
    ['a number', 7, `${IN}, history should be an object, got 7`],
    [
      'versions in a text',
      { formerVersions: '26.0.0' },
      `${IN}, history: formerVersions should be a list, got "26.0.0"`,
    ],
    [
      'versions that are numbers',
      { formerVersions: [26] },
      `${IN}, history: formerVersions should be a list of texts, got a list`,
    ],
    [
      'an end that never was',
      { endings: { extended: 0 } },
      `${IN}, history, endings: extended should be a count of 1 or more, got 0`,
    ],
    ['an end that is none', { endings: { last: 1 } }, `${IN}, history, endings: "last" is no phase`],
    [
      'withdrawn on no day',
      { withdrawn: { extended: '10 Jan' } },
      `${IN}, history, withdrawn: extended should be a day (YYYY-MM-DD), got "10 Jan"`,
    ],
    ['left 0 times', { departures: 0 }, `${IN}, history: departures should be a count of 1 or more, got 0`],
    ['left in words', { hasLeft: 1 }, `${IN}, history: hasLeft should be true or false, got 1`],
  ])('of a project in a release: %s', (_, project, sentence) => {
    expect(refusal(file({}, project))).toBe(sentence);
  });

  test.each([
    ['importer', 0, 'the file, products[0]: importer should be a count of 1 or more, got 0'],
    ['importer', 'new', 'the file, products[0]: importer should be a number, got "new"'],
    [
      'missingSince',
      '2026-13-01',
      'the file, products[0]: missingSince should be a day (YYYY-MM-DD), got "2026-13-01"',
    ],
  ])('of a product: %s %j', (field, value, sentence) => {
    expect(refusal(file({}, {}, { [field]: value }))).toBe(sentence);
  });

  test('with a long value cut off', () => {
    expect(refusal(file({ missingSince: 'x'.repeat(10_000) })).length).toBeLessThan(200);
    expect(refusal(file({ ordinals: { ['x'.repeat(10_000)]: 1 } })).length).toBeLessThan(200);
  });

  test('and what every object has by itself is no phase of it', () => {
    const text = JSON.stringify(file({ ordinals: { PROTO: 1 } })).replace('PROTO', '__proto__');
    expect(() => decodeCatalog(text)).toThrow('"__proto__" is no phase');
  });
});
