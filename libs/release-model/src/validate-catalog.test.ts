import { describe, expect, it } from 'vitest';
import {
  catalogWith,
  declared,
  endTag,
  inRelease,
  productWith,
  projectWith,
  releaseWith,
  scheduled,
  version,
} from '../testing/catalog-builder.ts';
import type { Basis } from './basis.ts';
import { type CalendarDate, calendarDate } from './calendar-date.ts';
import type { Catalog, Product } from './catalog.ts';
import type { Milestone } from './milestone.ts';
import type { Phase } from './phase.ts';
import type { Project } from './project.ts';
import type { Release } from './release.ts';
import type { SupportWindow } from './support-window.ts';
import { type CatalogProblem, validateCatalog, validateLifeCycles } from './validate-catalog.ts';

/** What a file that nobody checked may hold in the place of a day. */
const noDay = '2025-02-30' as CalendarDate;

const epoxy = releaseWith('2025.1', [
  declared('maintained', '2025-04-02'),
  scheduled('unmaintained', '2026-10-02'),
]);
const nova = projectWith('nova', {
  standing: 'official',
  integratedSince: '2025.1',
  releases: [
    inRelease('2025.1', { versions: [version('31.0.0', '2025-04-02')], endTags: [endTag('last')] }),
    inRelease(null, { versions: [version('31.0.0')] }),
  ],
});
const featureFreeze: Milestone = {
  release: '2025.1',
  kind: 'feature-freeze',
  slug: 'ff',
  from: calendarDate('2025-02-24'),
  until: calendarDate('2025-03-03'),
  project: null,
};

function openstack(parts: Partial<Product> = {}): Catalog {
  return catalogWith(
    productWith({ releases: [epoxy], projects: [nova], milestones: [featureFreeze], ...parts }),
  );
}

function withRelease(parts: Partial<Release>): Catalog {
  return openstack({
    releases: [epoxy, releaseWith('2025.2', [declared('maintained', '2025-10-01')], parts)],
  });
}

function withWindow(parts: Partial<SupportWindow>): Catalog {
  return withRelease({
    windows: [
      { phase: 'maintained', from: calendarDate('2025-10-01'), until: null, basis: 'declared', ...parts },
    ],
  });
}

function withWindows(...windows: [phase: Phase, from: string | null, until: string | null][]): Catalog {
  return withRelease({
    windows: windows.map(([phase, from, until]) => ({
      phase,
      from: from === null ? null : calendarDate(from),
      until: until === null ? null : calendarDate(until),
      basis: 'scheduled',
    })),
  });
}

function withProject(parts: Partial<Project>): Catalog {
  return openstack({ projects: [projectWith('nova', parts)] });
}

function withMilestone(parts: Partial<Milestone>): Catalog {
  return openstack({ milestones: [{ ...featureFreeze, ...parts }] });
}

type Broken = readonly [what: string, catalog: Catalog, where: string, problem: string];

const LIFE_CYCLES: readonly Broken[] = [
  [
    'two products of one key',
    catalogWith(productWith(), productWith({ name: 'other' })),
    'catalog',
    'two products have the key openstack',
  ],
  ['a product without a key', openstack({ key: '' }), 'openstack', 'a product needs a key and a name'],
  [
    'a product without a name',
    openstack({ name: '', releases: [], projects: [], milestones: [] }),
    'openstack',
    'a product needs a key and a name',
  ],
  [
    'a product without either',
    catalogWith(productWith({ key: '', name: '' })),
    'a product without a name',
    'a product needs a key and a name',
  ],
  [
    "a product whose own day doesn't exist",
    openstack({ asOf: noDay }),
    'openstack',
    'asOf is "2025-02-30", which is not a day (YYYY-MM-DD)',
  ],
  [
    'two releases of one key',
    openstack({ releases: [epoxy, releaseWith('other', undefined, { key: '2025.1' })] }),
    'openstack',
    'two releases have the key 2025.1',
  ],
  [
    'two releases of one id',
    openstack({ releases: [epoxy, releaseWith('2025.1', undefined, { key: 'other' })] }),
    'openstack',
    'two releases have the id 2025.1',
  ],
  [
    'two projects of one name',
    openstack({ projects: [nova, nova] }),
    'openstack',
    'two projects have the name nova',
  ],
  [
    'a release without a key',
    withRelease({ key: '' }),
    'openstack 2025.2',
    'a release needs a key and an id',
  ],
  ['a release without an id', withRelease({ id: '' }), 'openstack 2025.2', 'a release needs a key and an id'],
  [
    'a release without a window',
    withRelease({ windows: [] }),
    'openstack 2025.2',
    'a release needs at least one support window',
  ],
  [
    'a first day that does not exist',
    withWindow({ from: noDay }),
    'openstack 2025.2',
    'maintained: from is "2025-02-30", which is not a day (YYYY-MM-DD)',
  ],
  [
    'a day of knowledge that does not exist',
    withWindow({ known: noDay }),
    'openstack 2025.2',
    'maintained: known is "2025-02-30", which is not a day (YYYY-MM-DD)',
  ],
  [
    'a basis that there is not',
    withWindow({ basis: 'guessed' as Basis }),
    'openstack 2025.2',
    '"guessed" is no basis',
  ],
  [
    'a phase that there is not',
    withWindow({ phase: 'zombie' as Phase }),
    'openstack 2025.2',
    '"zombie" is no phase',
  ],
  [
    'a declared phase of which no day is known',
    withWindow({ from: null }),
    'openstack 2025.2',
    'maintained is declared but has neither a first day nor a day on which it was known',
  ],
  [
    'a derived phase of which no day is known',
    withWindow({ from: null, basis: 'derived' }),
    'openstack 2025.2',
    'maintained is derived but has neither a first day nor a day on which it was known',
  ],
  [
    'a phase that begins before an earlier one',
    withWindows(['maintained', '2025-10-01', '2025-09-30'], ['end-of-life', '2025-09-30', null]),
    'openstack 2025.2',
    'end-of-life begins on 2025-09-30, before an earlier phase (2025-10-01)',
  ],
  [
    'a phase that begins before one that stands two before it',
    withWindows(
      ['maintained', '2025-10-01', null],
      ['unmaintained', null, '2025-09-30'],
      ['end-of-life', '2025-09-30', null],
    ),
    'openstack 2025.2',
    'end-of-life begins on 2025-09-30, before an earlier phase (2025-10-01)',
  ],
  [
    'a phase that begins before the one before it, though after the first',
    withWindows(
      ['maintained', '2025-10-01', '2026-06-02'],
      ['security', '2026-06-02', '2026-06-01'],
      ['end-of-life', '2026-06-01', null],
    ),
    'openstack 2025.2',
    'end-of-life begins on 2026-06-01, before an earlier phase (2026-06-02)',
  ],
  [
    'a window that ends before the next begins',
    withWindows(['maintained', '2025-10-01', '2027-04-27'], ['end-of-life', '2027-04-28', null]),
    'openstack 2025.2',
    'maintained ends on "2027-04-27", but the next phase begins on "2027-04-28"',
  ],
  [
    'a window that ends nobody knows when, though the next begins',
    withWindows(['maintained', '2025-10-01', null], ['end-of-life', '2027-04-28', null]),
    'openstack 2025.2',
    'maintained ends on an unknown day, but the next phase begins on "2027-04-28"',
  ],
  [
    'a last window that ends',
    withWindows(['maintained', '2025-10-01', '2027-04-28']),
    'openstack 2025.2',
    'maintained ends on "2027-04-28", but the next phase begins on an unknown day',
  ],
  [
    'phases in another order',
    withWindows(['security', '2025-10-01', '2025-10-02'], ['maintained', '2025-10-02', null]),
    'openstack 2025.2',
    'maintained cannot follow security',
  ],
  [
    'a phase that stands twice',
    withWindows(['maintained', '2025-10-01', '2025-10-02'], ['maintained', '2025-10-02', null]),
    'openstack 2025.2',
    'maintained cannot follow maintained',
  ],
  [
    'a project without a name',
    openstack({ projects: [projectWith('')] }),
    'openstack ',
    'a project needs a name',
  ],
  [
    'a day of retirement that does not exist',
    withProject({ retiredOn: noDay }),
    'openstack nova',
    'retiredOn is "2025-02-30", which is not a day (YYYY-MM-DD)',
  ],
  [
    'incubation since a release that is not there',
    withProject({ incubatedSince: 'gone' }),
    'openstack nova',
    'there is no release with the key gone',
  ],
  [
    'integration since a release that is not there',
    withProject({ integratedSince: 'gone' }),
    'openstack nova',
    'there is no release with the key gone',
  ],
  [
    'a milestone of a release that is not there',
    withMilestone({ release: 'gone' }),
    'openstack milestone ff',
    'there is no release with the key gone',
  ],
  [
    'a milestone whose week begins on no day',
    withMilestone({ from: noDay }),
    'openstack milestone ff',
    'its week needs two days, got "2025-02-30" and "2025-03-03"',
  ],
  [
    'a milestone whose week ends on no day',
    withMilestone({ until: noDay }),
    'openstack milestone ff',
    'its week needs two days, got "2025-02-24" and "2025-02-30"',
  ],
  [
    'a milestone whose week has no day',
    withMilestone({ until: featureFreeze.from }),
    'openstack milestone ff',
    'its week ends (2025-02-24) before it begins (2025-02-24)',
  ],
];

const VERSIONS: readonly Broken[] = [
  [
    'a release that a project lists twice',
    withProject({ releases: [inRelease('2025.1'), inRelease('2025.1')] }),
    'openstack nova',
    'release 2025.1 is listed twice',
  ],
  [
    'no release, listed twice',
    withProject({ releases: [inRelease(null), inRelease(null)] }),
    'openstack nova',
    'release (none) is listed twice',
  ],
  [
    'versions in a release that is not there',
    withProject({ releases: [inRelease('gone')] }),
    'openstack nova',
    'there is no release with the key gone',
  ],
  [
    'a version that is listed twice',
    withProject({ releases: [inRelease('2025.1', { versions: [version('31.0.0'), version('31.0.0')] })] }),
    'openstack nova',
    'version 31.0.0 is listed twice in 2025.1',
  ],
  [
    'a version without a name',
    withProject({ releases: [inRelease('2025.1', { versions: [version('')] })] }),
    'openstack nova',
    'a version needs a name',
  ],
  [
    'a version that was out on no day',
    withProject({ releases: [inRelease('2025.1', { versions: [{ version: '31.0.0', landed: noDay }] })] }),
    'openstack nova 31.0.0',
    'landed is "2025-02-30", which is not a day (YYYY-MM-DD)',
  ],
  [
    'an end tag that was out on no day',
    withProject({ releases: [inRelease('2025.1', { endTags: [{ tag: 'eol', landed: noDay }] })] }),
    'openstack nova eol',
    'landed is "2025-02-30", which is not a day (YYYY-MM-DD)',
  ],
];

describe('validateCatalog', () => {
  it('finds no problem where there is none', () => {
    expect(validateCatalog(openstack())).toEqual([]);
    expect(validateCatalog(catalogWith())).toEqual([]);
    expect(
      validateCatalog(
        withWindows(['maintained', '2025-10-01', '2025-10-01'], ['security', '2025-10-01', null]),
      ),
    ).toEqual([]);
    expect(validateCatalog(withWindow({ from: null, known: calendarDate('2025-10-01') }))).toEqual([]);
    expect(validateCatalog(withWindow({ from: null, basis: 'scheduled' }))).toEqual([]);
  });

  it.each([...LIFE_CYCLES, ...VERSIONS])('finds %s', (_, catalog, where, problem) => {
    expect(validateCatalog(catalog)).toContainEqual({ where, problem });
  });

  it.each([...LIFE_CYCLES, ...VERSIONS])('finds nothing besides %s', (_, catalog) => {
    expect(validateCatalog(catalog)).toHaveLength(1);
  });

  it('finds a window that ends on no day', () => {
    expect(validateCatalog(withWindow({ until: noDay }))).toEqual<CatalogProblem[]>([
      {
        where: 'openstack 2025.2',
        problem: 'maintained: until is "2025-02-30", which is not a day (YYYY-MM-DD)',
      },
      {
        where: 'openstack 2025.2',
        problem: 'maintained ends on "2025-02-30", but the next phase begins on an unknown day',
      },
    ]);
  });

  it('finds all problems and not only the first', () => {
    const broken = [...LIFE_CYCLES, ...VERSIONS];
    const products = broken.flatMap(([, catalog], index) =>
      catalog.products.map((product) =>
        product.key ? { ...product, key: `${product.key}-${index}` } : product,
      ),
    );
    const found = validateCatalog({ products });
    const lost = broken.filter(([what]) => what !== 'two products of one key');
    for (const [what, , where, problem] of lost) expect(found, what).toContainEqual({ where, problem });
    expect(found.length).toBeGreaterThanOrEqual(lost.length);
  });

  it('finds several problems of one window, one release and one project', () => {
    const found = validateCatalog(
      openstack({
        asOf: noDay,
        releases: [
          {
            ...epoxy,
            id: '',
            windows: [{ phase: 'zombie' as Phase, from: noDay, until: noDay, basis: 'guessed' as Basis }],
          },
        ],
        projects: [
          projectWith('', {
            retiredOn: noDay,
            incubatedSince: 'gone',
            releases: [inRelease('lost', { versions: [version(''), version('')] })],
          }),
        ],
        milestones: [{ ...featureFreeze, release: 'away', from: noDay }],
      }),
    );
    expect(found.map(({ problem }) => problem)).toEqual([
      'asOf is "2025-02-30", which is not a day (YYYY-MM-DD)',
      'a release needs a key and an id',
      '"zombie" is no phase',
      '"guessed" is no basis',
      'zombie: from is "2025-02-30", which is not a day (YYYY-MM-DD)',
      'zombie: until is "2025-02-30", which is not a day (YYYY-MM-DD)',
      'zombie ends on "2025-02-30", but the next phase begins on an unknown day',
      'a project needs a name',
      'retiredOn is "2025-02-30", which is not a day (YYYY-MM-DD)',
      'there is no release with the key gone',
      'there is no release with the key away',
      'its week needs two days, got "2025-02-30" and "2025-03-03"',
      'there is no release with the key lost',
      'version  is listed twice in lost',
      'a version needs a name',
      'a version needs a name',
    ]);
  });

  it('shows of a long text in the place of a day only its beginning, without line breaks', () => {
    const [found] = validateCatalog(openstack({ asOf: `x\n${'y'.repeat(10_000)}` as CalendarDate }));
    expect(found?.problem).not.toContain('\n');
    expect(found?.problem.length).toBeLessThan(120);
  });
});

describe('validateLifeCycles', () => {
  it.each(LIFE_CYCLES)('finds %s', (_, catalog, where, problem) => {
    expect(validateLifeCycles(catalog)).toContainEqual({ where, problem });
  });

  it.each(VERSIONS)('does not look for %s', (_, catalog) => {
    expect(validateLifeCycles(catalog)).toEqual([]);
  });
});
