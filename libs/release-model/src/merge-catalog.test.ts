import { describe, expect, it } from 'vitest';
import {
  catalogWith,
  declared,
  endTag,
  inRelease,
  knownAfter,
  milestoneWith,
  productWith,
  projectWith,
  releaseWith,
  scheduled,
  version,
} from '../testing/catalog-builder.ts';
import { addDays, calendarDate } from './calendar-date.ts';
import type { Catalog, Product } from './catalog.ts';
import { mergeCatalog, presentCatalog } from './merge-catalog.ts';
import { validateCatalog } from './validate-catalog.ts';

const DAY_0 = calendarDate('2026-01-10');
const EPOXY = releaseWith('2025.1', [
  declared('maintained', '2025-04-02'),
  scheduled('unmaintained', '2026-10-02'),
]);
const FLAMINGO = releaseWith('2025.2', [declared('maintained', '2025-10-01')]);
const GAZPACHO = releaseWith('2026.1', [scheduled('maintained', '2026-04-01')]);
const NOVA = projectWith('nova', { releases: [inRelease('2025.1', { versions: [version('31.0.0')] })] });

/** A reading of OpenStack so many days after the first. */
function openstack(day: number, parts: Partial<Product> = {}): Catalog {
  return catalogWith(productWith({ asOf: addDays(DAY_0, day), releases: [EPOXY, FLAMINGO], ...parts }));
}

function ubuntu(day: number, parts: Partial<Product> = {}): Product {
  return productWith({
    key: 'ubuntu',
    name: 'ubuntu',
    title: 'Ubuntu',
    source: 'endoflife-date',
    asOf: addDays(DAY_0, day),
    releases: [releaseWith('24.04')],
    ...parts,
  });
}

const debian = (day: number): Product => ubuntu(day, { key: 'debian', name: 'debian', title: 'Debian' });

function ids({ products }: Catalog): string[] {
  return products.flatMap(({ releases }) => releases.map(({ id }) => id));
}

function names({ products }: Catalog): string[] {
  return products.map(({ name }) => name);
}

describe('what is read first', () => {
  it('is all that is known, with the history that begins', () => {
    const known = knownAfter([openstack(0)]);
    expect(known).toMatchObject(openstack(0));
    expect(known.products[0]?.releases.map(({ history }) => history?.listings)).toEqual([1, 1]);
  });

  it('of a product is known beside the others', () => {
    const known = knownAfter([openstack(0), catalogWith(...openstack(1).products, ubuntu(1))]);
    expect(names(known)).toEqual(['openstack', 'ubuntu']);
    expect(known.products[1]?.releases[0]?.history).toMatchObject({ ordinals: { maintained: 1 } });
  });
});

describe('a later reading counts', () => {
  it('with its day and all its names', () => {
    const read = openstack(3, { title: 'Open Stack', aliases: ['os'], importer: 7 });
    expect(knownAfter([openstack(0), read]).products[0]).toMatchObject({
      asOf: '2026-01-13',
      title: 'Open Stack',
      aliases: ['os'],
      importer: 7,
    });
  });

  it.each([
    ['of the day before', -1],
    ['of the same day', 0],
  ])('and one %s does not, whatever it says', (_, day) => {
    const known = knownAfter([openstack(0)]);
    const other = openstack(day, { releases: [GAZPACHO], title: 'Other' });
    expect(mergeCatalog(known, other, 14)).toEqual(known);
  });

  it('by the day of each product for itself', () => {
    const known = knownAfter([catalogWith(...openstack(0).products, ubuntu(5))]);
    const moved = { releases: [releaseWith('26.04')] };
    const merged = mergeCatalog(known, catalogWith(...openstack(4, moved).products, ubuntu(4, moved)), 14);
    expect(merged.products.map(({ asOf }) => asOf)).toEqual(['2026-01-14', '2026-01-15']);
    expect(merged.products[1]).toEqual(known.products[1]);
  });

  it('and does not change the ones before', () => {
    const first = openstack(0, { projects: [NOVA] });
    const copy = structuredClone(first);
    const known = knownAfter([first]);
    const knownCopy = structuredClone(known);
    mergeCatalog(known, openstack(1, { releases: [GAZPACHO] }), 14);
    expect([first, known]).toEqual([copy, knownCopy]);
  });
});

describe('a product whose source was not read', () => {
  it('stays as it was', () => {
    const known = knownAfter([catalogWith(...openstack(0).products, ubuntu(0))]);
    const merged = mergeCatalog(known, openstack(50), 14);
    expect(merged.products.find(({ name }) => name === 'ubuntu')).toEqual(known.products[1]);
    expect(names(presentCatalog(merged))).toEqual(['openstack', 'ubuntu']);
  });
});

describe('a product that its source no longer has', () => {
  const before = catalogWith(ubuntu(0), debian(0));

  it('is missing since the first reading without it, and goes no further', () => {
    const known = knownAfter([before, catalogWith(ubuntu(1)), catalogWith(ubuntu(2))]);
    expect(known.products[1]).toEqual({ ...knownAfter([before]).products[1], missingSince: '2026-01-11' });
  });

  it('is not missing by a reading that is no newer', () => {
    const known = knownAfter([before]);
    expect(mergeCatalog(known, catalogWith(ubuntu(0)), 14)).toEqual(known);
  });

  it('is not missing when only another source was read', () => {
    expect(knownAfter([before, openstack(5)]).products.some(({ missingSince }) => missingSince)).toBe(false);
  });

  it('is there again when it is read again', () => {
    const known = knownAfter([before, catalogWith(ubuntu(1)), catalogWith(ubuntu(2), debian(2))]);
    expect(known.products[1]).not.toHaveProperty('missingSince');
    expect(known).toEqual(knownAfter([before, catalogWith(ubuntu(2), debian(2))]));
  });

  it.each([
    [13, true],
    [14, false],
  ])('is still there %i days after that, as a release is: %s', (day, isThere) => {
    const known = knownAfter([before, catalogWith(ubuntu(1)), catalogWith(ubuntu(1 + day))]);
    expect(names(presentCatalog(known)).includes('debian')).toBe(isThere);
  });
});

describe('a release that is no longer listed', () => {
  const lost = { releases: [FLAMINGO] };

  it.each([
    [13, ['2025.1', '2025.2']],
    [14, ['2025.2']],
  ])('is still there until day 14: on day %i there are %j', (day, present) => {
    const known = knownAfter([openstack(-1), openstack(0, lost), openstack(day, lost)]);
    expect(ids(presentCatalog(known))).toEqual(present);
    expect(ids(known)).toEqual(['2025.1', '2025.2']);
  });

  it.each([
    ['the first', [FLAMINGO, GAZPACHO], ['2025.1', '2025.2', '2026.1']],
    ['one between', [EPOXY, GAZPACHO], ['2025.1', '2025.2', '2026.1']],
    ['the last', [EPOXY, FLAMINGO], ['2025.1', '2025.2', '2026.1']],
    ['all but the last', [GAZPACHO], ['2025.1', '2025.2', '2026.1']],
    ['all', [], ['2025.1', '2025.2', '2026.1']],
  ])('keeps its place: %s', (_, releases, order) => {
    const before = openstack(0, { releases: [EPOXY, FLAMINGO, GAZPACHO] });
    expect(ids(knownAfter([before, openstack(1, { releases })]))).toEqual(order);
  });

  it('gives its id to another release that takes it', () => {
    const other = releaseWith('2025.1', [declared('maintained', '2025-04-02')], { key: 'other' });
    const known = knownAfter([openstack(0), openstack(1, { releases: [other, FLAMINGO] })]);
    expect(known.products[0]?.releases.map(({ key }) => key)).toEqual(['other', '2025.2']);
    expect(validateCatalog(known)).toEqual([]);
  });

  it('takes no project with it while it is still there', () => {
    const [nova] = [NOVA];
    const known = knownAfter([
      openstack(0, { projects: [nova, projectWith('glance')] }),
      // The importer leaves out what belongs to no release that is listed.
      openstack(1, { ...lost, projects: [projectWith('nova'), projectWith('glance')] }),
    ]);
    const entry = known.products[0]?.projects.find(({ name }) => name === 'nova')?.releases[0];
    expect(entry).toEqual(NOVA.releases[0]);
  });
});

describe('a release under another id', () => {
  it('is the same one', () => {
    const renamed = releaseWith('2025.1-lts', [declared('maintained', '2025-04-02')], { key: '2025.1' });
    const known = knownAfter([openstack(0), openstack(1, { releases: [renamed, FLAMINGO] })]);
    expect(ids(known)).toEqual(['2025.1-lts', '2025.2']);
    expect(known.products[0]?.releases[0]?.history?.listings).toBe(1);
  });
});

describe('a reading of the life cycles alone', () => {
  const whole = { projects: [NOVA], milestones: [milestoneWith('2025.2', '2025-08-25')] };

  it('says nothing of projects and milestones, which stay', () => {
    const known = knownAfter([openstack(0, whole), openstack(1)]);
    expect(known.products[0]).toMatchObject(whole);
    expect(known.products[0]?.projects[0]).toEqual(NOVA);
  });

  it('leaves none behind of a release whose id is taken by another', () => {
    const other = releaseWith('2025.1', [declared('maintained', '2025-04-02')], { key: 'other' });
    const early = { ...NOVA, integratedSince: '2025.1', incubatedSince: '2025.2' };
    const before = openstack(0, { projects: [early], milestones: [milestoneWith('2025.1', '2025-02-24')] });
    const known = knownAfter([before, openstack(1, { releases: [other, FLAMINGO] })]);
    expect(validateCatalog(known)).toEqual([]);
    expect(known.products[0]).toMatchObject({
      projects: [{ releases: [], integratedSince: null, incubatedSince: '2025.2' }],
      milestones: [],
    });
  });
});

describe('milestones', () => {
  it('are those of the newest reading', () => {
    const [was, now] = [milestoneWith('2025.2', '2025-08-25'), milestoneWith('2025.2', '2025-09-01')];
    const known = knownAfter([openstack(0, { milestones: [was] }), openstack(1, { milestones: [now] })]);
    expect(known.products[0]?.milestones).toEqual([now]);
  });
});

describe('projects', () => {
  const landed = (known: Catalog): (string | null)[] =>
    known.products[0]!.projects.flatMap(({ releases }) =>
      releases.flatMap(({ versions }) => versions.map((row) => `${row.version} ${row.landed ?? '?'}`)),
    );

  it('that are the first to be known keep the days that they have', () => {
    const projects = [NOVA];
    expect(landed(knownAfter([openstack(0), openstack(1, { projects })]))).toEqual(['31.0.0 ?']);
    expect(landed(knownAfter([openstack(0, { projects })]))).toEqual(['31.0.0 ?']);
  });

  it('that come later have come on the day on which they were first read', () => {
    const known = knownAfter([
      openstack(0, { projects: [projectWith('glance')] }),
      openstack(1, { projects: [projectWith('glance'), NOVA] }),
    ]);
    expect(landed(known)).toEqual(['31.0.0 2026-01-11']);
  });

  it('stay in the order of their names, also those that are read no longer', () => {
    const known = knownAfter([
      openstack(0, { projects: ['aodh', 'heat', 'nova', 'zun'].map((name) => projectWith(name)) }),
      openstack(1, { projects: ['barbican', 'nova'].map((name) => projectWith(name)) }),
    ]);
    expect(known.products[0]?.projects.map(({ name }) => name)).toEqual([
      'aodh',
      'barbican',
      'heat',
      'nova',
      'zun',
    ]);
  });

  it('that are read no longer have left what they were in', () => {
    const ended = inRelease('2025.1', {
      versions: [version('31.0.0')],
      endTags: [endTag('eol', '2026-01-02')],
    });
    const known = knownAfter([
      openstack(0, { projects: [projectWith('nova', { releases: [ended] }), projectWith('zun')] }),
      openstack(1, { projects: [projectWith('zun')] }),
    ]);
    expect(known.products[0]?.projects[0]?.releases).toEqual([
      {
        ...ended,
        versions: [],
        history: expect.objectContaining({ hasLeft: true, departures: 1 }) as unknown,
      },
    ]);
  });
});

describe('what is there to be told and shown', () => {
  it('is the catalog itself while nothing is gone', () => {
    const known = knownAfter([openstack(0)]);
    expect(presentCatalog(known)).toEqual(known);
    expect(presentCatalog(known).products[0]).toBe(known.products[0]);
  });

  it('is sound when a release is gone', () => {
    const whole = { projects: [NOVA], milestones: [milestoneWith('2025.1', '2025-02-24')] };
    const lost = { releases: [FLAMINGO] };
    const known = knownAfter([openstack(-1, whole), openstack(0, lost), openstack(14, lost)]);
    expect(validateCatalog(known)).toEqual([]);
    expect(validateCatalog(presentCatalog(known))).toEqual([]);
  });
});
