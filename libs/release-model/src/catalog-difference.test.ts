import { describe, expect, it } from 'vitest';
import {
  catalogWith,
  declared,
  derived,
  endTag,
  inRelease,
  knownBy,
  productWith,
  projectWith,
  releaseWith,
  scheduled,
  version,
} from '../testing/catalog-builder.ts';
import { calendarDate } from './calendar-date.ts';
import type { Product } from './catalog.ts';
import { type CatalogChange, catalogDifference } from './catalog-difference.ts';
import type { Milestone } from './milestone.ts';
import type { Project } from './project.ts';
import type { Release } from './release.ts';
import type { PhaseStart } from './support-window.ts';

const featureFreeze: Milestone = {
  release: 'hibiscus',
  kind: 'feature-freeze',
  slug: 'ff',
  from: calendarDate('2026-08-24'),
  until: calendarDate('2026-08-31'),
  project: null,
};

const caracal = (starts: PhaseStart[], parts: Partial<Release> = {}): Release =>
  releaseWith('2024.1', starts, { key: 'caracal', name: 'Caracal', ...parts });
const hibiscus = releaseWith('2026.2', [derived('development', '2026-04-01')], {
  key: 'hibiscus',
  name: 'Hibiscus',
});

function differenceOf(was: Partial<Product>, now: Partial<Product>): CatalogChange[] {
  return catalogDifference(catalogWith(productWith(was)), catalogWith(productWith(now)));
}

function betweenStarts(was: PhaseStart[], now: PhaseStart[]): CatalogChange[] {
  return differenceOf({ releases: [caracal(was)] }, { releases: [caracal(now)] });
}

function betweenProjects(was: Project[], now: Project[]): CatalogChange[] {
  const releases = [caracal([declared('maintained', '2024-04-03')]), hibiscus];
  return differenceOf({ releases, projects: was }, { releases, projects: now });
}

describe('catalogDifference', () => {
  it('finds nothing between equal catalogs', () => {
    const make = (): Product =>
      productWith({
        releases: [
          caracal([declared('maintained', '2024-04-03'), scheduled('unmaintained', '2025-10-03')]),
          hibiscus,
        ],
        projects: [
          projectWith('nova', {
            standing: 'official',
            releases: [
              inRelease('caracal', { versions: [version('29.0.0', '2024-04-03')], endTags: [endTag('eom')] }),
            ],
          }),
        ],
        milestones: [featureFreeze],
      });
    expect(catalogDifference(catalogWith(make()), catalogWith(make()))).toEqual([]);
    expect(catalogDifference(catalogWith(), catalogWith())).toEqual([]);
  });

  it('tells products that have come and gone', () => {
    const ubuntu = productWith({ key: 'ubuntu', name: 'ubuntu' });
    const kubernetes = productWith({ key: 'kubernetes', name: 'kubernetes' });
    expect(catalogDifference(catalogWith(ubuntu), catalogWith(kubernetes))).toEqual([
      { change: 'product-added', product: 'kubernetes' },
      { change: 'product-removed', product: 'ubuntu' },
    ]);
  });

  it('compares a product by its key, whatever its name and its place', () => {
    const was = [productWith({ key: 'a', name: 'old' }), productWith({ key: 'b', name: 'b' })];
    const now = [
      productWith({ key: 'b', name: 'b' }),
      productWith({ key: 'a', name: 'new', releases: [hibiscus] }),
    ];
    expect(catalogDifference({ products: was }, { products: now })).toEqual([
      { change: 'release-added', product: 'new', release: '2026.2' },
    ]);
  });

  it('tells releases that have come and gone', () => {
    expect(differenceOf({ releases: [caracal([])] }, { releases: [hibiscus] })).toEqual([
      { change: 'release-added', product: 'openstack', release: '2026.2' },
      { change: 'release-removed', product: 'openstack', release: '2024.1' },
    ]);
  });
});

describe('a release that is renamed', () => {
  const named = (id: string, name: string | null): Partial<Product> => ({
    releases: [releaseWith(id, [declared('maintained', '2026-04-01')], { key: 'meiji', name })],
  });

  it.each<[what: string, was: Partial<Product>, now: Partial<Product>, earlier: string]>([
    ['by a new name', named('2018.2', 'Meiji'), named('2018.2', 'Rocky'), 'Meiji'],
    ['by a new id', named('meiji', 'Rocky'), named('2018.2', 'Rocky'), 'meiji'],
    ['by a new id and a new name', named('meiji', 'Meiji'), named('2018.2', 'Rocky'), 'meiji'],
    ['by its first name', named('2018.2', null), named('2018.2', 'Rocky'), '2018.2'],
    ['by losing its name', named('2018.2', 'Meiji'), named('2018.2', null), 'Meiji'],
  ])('%s is one change', (_, was, now, earlier) => {
    expect(differenceOf(was, now)).toEqual([
      { change: 'release-renamed', product: 'openstack', release: '2018.2', was: earlier },
    ]);
  });

  it('is told with what else has changed of it, by its new id', () => {
    const was = caracal([scheduled('maintained', '2023-04-03')], { id: 'caracal' });
    const now = caracal([scheduled('maintained', '2024-04-03')]);
    expect(differenceOf({ releases: [was] }, { releases: [now] })).toEqual([
      { change: 'release-renamed', product: 'openstack', release: '2024.1', was: 'caracal' },
      {
        change: 'phase',
        product: 'openstack',
        release: '2024.1',
        phase: 'maintained',
        was: { date: '2023-04-03', basis: 'scheduled' },
        now: { date: '2024-04-03', basis: 'scheduled' },
      },
    ]);
  });
});

describe('the phases of a release', () => {
  const place = { change: 'phase', product: 'openstack', release: '2024.1' };
  const begun = declared('maintained', '2024-04-03');
  const planned = scheduled('unmaintained', '2025-10-03');

  it.each<[what: string, was: PhaseStart[], now: PhaseStart[], change: object]>([
    [
      'a date that moves',
      [begun, planned],
      [begun, scheduled('unmaintained', '2025-10-24')],
      {
        phase: 'unmaintained',
        was: { date: '2025-10-03', basis: 'scheduled' },
        now: { date: '2025-10-24', basis: 'scheduled' },
      },
    ],
    [
      'a date that moves by a day',
      [begun, planned],
      [begun, scheduled('unmaintained', '2025-10-04')],
      {
        phase: 'unmaintained',
        was: { date: '2025-10-03', basis: 'scheduled' },
        now: { date: '2025-10-04', basis: 'scheduled' },
      },
    ],
    [
      'a plan on whose very day upstream gives its word',
      [begun, planned],
      [begun, declared('unmaintained', '2025-10-03')],
      {
        phase: 'unmaintained',
        was: { date: '2025-10-03', basis: 'scheduled' },
        now: { date: '2025-10-03', basis: 'declared' },
      },
    ],
    [
      'a word that is taken back',
      [begun, declared('unmaintained', '2025-11-07')],
      [begun, planned],
      {
        phase: 'unmaintained',
        was: { date: '2025-11-07', basis: 'declared' },
        now: { date: '2025-10-03', basis: 'scheduled' },
      },
    ],
    [
      'a phase that is listed for the first time',
      [begun],
      [begun, planned],
      { phase: 'unmaintained', was: null, now: { date: '2025-10-03', basis: 'scheduled' } },
    ],
    [
      'a phase that is listed no longer',
      [begun, planned],
      [begun],
      { phase: 'unmaintained', was: { date: '2025-10-03', basis: 'scheduled' }, now: null },
    ],
    [
      'a date that is given where there was none',
      [begun, scheduled('unmaintained', null)],
      [begun, planned],
      {
        phase: 'unmaintained',
        was: { date: null, basis: 'scheduled' },
        now: { date: '2025-10-03', basis: 'scheduled' },
      },
    ],
    [
      'a date that is taken away',
      [begun, planned],
      [begun, scheduled('unmaintained', null)],
      {
        phase: 'unmaintained',
        was: { date: '2025-10-03', basis: 'scheduled' },
        now: { date: null, basis: 'scheduled' },
      },
    ],
    [
      'an end that has come on an unknown day',
      [begun, scheduled('end-of-life', null)],
      [begun, knownBy('end-of-life', '2026-01-27')],
      {
        phase: 'end-of-life',
        was: { date: null, basis: 'scheduled' },
        now: { date: null, basis: 'declared' },
      },
    ],
  ])('%s', (_, was, now, change) => {
    expect(betweenStarts(was, now)).toEqual([{ ...place, ...change }]);
  });

  it('tells a plan for another phase as one that came and one that went', () => {
    expect(betweenStarts([begun, scheduled('extended', '2025-10-03')], [begun, planned])).toEqual([
      { ...place, phase: 'unmaintained', was: null, now: { date: '2025-10-03', basis: 'scheduled' } },
      { ...place, phase: 'extended', was: { date: '2025-10-03', basis: 'scheduled' }, now: null },
    ]);
  });
});

describe('the projects of a product', () => {
  const place = { product: 'openstack', project: 'nova' };
  const nova = (...releases: Project['releases']): Project[] => [projectWith('nova', { releases })];

  it('tells a project that is new, with all that it has', () => {
    const now = nova(
      inRelease('caracal', {
        versions: [version('29.0.0', '2024-04-03')],
        endTags: [endTag('eom', '2025-11-07')],
      }),
      inRelease(null, { versions: [version('1.0')] }),
    );
    expect(betweenProjects([], now)).toEqual([
      { change: 'project-added', ...place },
      { change: 'version-added', ...place, release: '2024.1', version: '29.0.0', landed: '2024-04-03' },
      { change: 'end-tag-added', ...place, release: '2024.1', version: 'eom', landed: '2025-11-07' },
      { change: 'version-added', ...place, release: null, version: '1.0', landed: null },
    ]);
  });

  it('tells a project that is gone, as one change', () => {
    expect(betweenProjects(nova(inRelease('caracal', { versions: [version('29.0.0')] })), [])).toEqual([
      { change: 'project-removed', ...place },
    ]);
  });

  it('tells versions and end tags that have come and gone', () => {
    const was = nova(
      inRelease('caracal', { versions: [version('29.0.0'), version('29.0.1')], endTags: [endTag('em')] }),
    );
    const now = nova(
      inRelease('caracal', {
        versions: [version('29.0.0'), version('29.0.2', '2024-09-01')],
        endTags: [endTag('eol', '2026-06-19')],
      }),
    );
    expect(betweenProjects(was, now)).toEqual([
      { change: 'version-added', ...place, release: '2024.1', version: '29.0.2', landed: '2024-09-01' },
      { change: 'version-removed', ...place, release: '2024.1', version: '29.0.1', landed: null },
      { change: 'end-tag-added', ...place, release: '2024.1', version: 'eol', landed: '2026-06-19' },
      { change: 'end-tag-removed', ...place, release: '2024.1', version: 'em', landed: null },
    ]);
  });

  it('tells the versions of a release that a project has entered or left', () => {
    const one = inRelease('caracal', { versions: [version('29.0.0')] });
    const two = inRelease('hibiscus', { versions: [version('34.0.0.0b1')], endTags: [endTag('last')] });
    expect(betweenProjects(nova(one), nova(one, two))).toEqual([
      { change: 'version-added', ...place, release: '2026.2', version: '34.0.0.0b1', landed: null },
      { change: 'end-tag-added', ...place, release: '2026.2', version: 'last', landed: null },
    ]);
    expect(betweenProjects(nova(one, two), nova(one))).toEqual([
      { change: 'version-removed', ...place, release: '2026.2', version: '34.0.0.0b1', landed: null },
      { change: 'end-tag-removed', ...place, release: '2026.2', version: 'last', landed: null },
    ]);
  });

  it('calls a release that is renamed by its new id', () => {
    const was = { releases: [caracal([], { id: 'caracal' })], projects: nova() };
    const now = {
      releases: [caracal([])],
      projects: nova(inRelease('caracal', { versions: [version('29.0.0')] })),
      milestones: [{ ...featureFreeze, release: 'caracal' }],
    };
    expect(differenceOf(was, now)).toEqual([
      { change: 'release-renamed', product: 'openstack', release: '2024.1', was: 'caracal' },
      {
        change: 'milestone-added',
        product: 'openstack',
        release: '2024.1',
        slug: 'ff',
        from: '2026-08-24',
      },
      { change: 'version-added', ...place, release: '2024.1', version: '29.0.0', landed: null },
    ]);
  });

  it('calls a release that is gone by the id that it had', () => {
    const project = nova(inRelease('caracal', { versions: [version('29.0.0')] }));
    const changes = differenceOf(
      { releases: [caracal([])], projects: project, milestones: [{ ...featureFreeze, release: 'caracal' }] },
      { projects: nova() },
    );
    expect(changes).toEqual([
      { change: 'release-removed', product: 'openstack', release: '2024.1' },
      {
        change: 'milestone-removed',
        product: 'openstack',
        release: '2024.1',
        slug: 'ff',
        from: '2026-08-24',
      },
      { change: 'version-removed', ...place, release: '2024.1', version: '29.0.0', landed: null },
    ]);
  });

  it.each<[what: string, was: Partial<Project>, now: Partial<Project>, retiredOn: string | null]>([
    [
      'a retirement',
      { standing: 'official' },
      { standing: 'retired', retiredOn: calendarDate('2024-05-10') },
      '2024-05-10',
    ],
    [
      'a return',
      { standing: 'retired', retiredOn: calendarDate('2024-12-23') },
      { standing: 'official' },
      null,
    ],
    ['a first standing', { standing: null }, { standing: 'official' }, null],
    ['a standing that is lost', { standing: 'official' }, { standing: null }, null],
    [
      'another day of retirement',
      { standing: 'retired', retiredOn: calendarDate('2024-05-10') },
      { standing: 'retired', retiredOn: calendarDate('2024-05-11') },
      '2024-05-11',
    ],
  ])('tells %s', (_, was, now, retiredOn) => {
    expect(betweenProjects([projectWith('nova', was)], [projectWith('nova', now)])).toEqual([
      { change: 'standing', ...place, was: was.standing, now: now.standing, retiredOn },
    ]);
  });
});

describe('the milestones of a product', () => {
  const place = { product: 'openstack', release: '2026.2', slug: 'ff' };

  it('tells one that has come, one that has gone, and one that moved as both', () => {
    const none = { releases: [hibiscus] };
    const one = { releases: [hibiscus], milestones: [featureFreeze] };
    const later = {
      releases: [hibiscus],
      milestones: [{ ...featureFreeze, from: calendarDate('2026-08-31'), until: calendarDate('2026-09-07') }],
    };
    expect(differenceOf(none, one)).toEqual([{ change: 'milestone-added', ...place, from: '2026-08-24' }]);
    expect(differenceOf(one, none)).toEqual([{ change: 'milestone-removed', ...place, from: '2026-08-24' }]);
    expect(differenceOf(one, later)).toEqual([
      { change: 'milestone-added', ...place, from: '2026-08-31' },
      { change: 'milestone-removed', ...place, from: '2026-08-24' },
    ]);
  });

  it('tells the same slug of two releases apart', () => {
    const releases = [caracal([]), hibiscus];
    const changes = differenceOf(
      { releases, milestones: [featureFreeze] },
      { releases, milestones: [featureFreeze, { ...featureFreeze, release: 'caracal' }] },
    );
    expect(changes).toEqual([
      { change: 'milestone-added', product: 'openstack', release: '2024.1', slug: 'ff', from: '2026-08-24' },
    ]);
  });
});
