import { describe, expect, it } from 'vitest';
import {
  catalogWith,
  declared,
  endTag,
  historyWith,
  inRelease,
  knownAfter,
  knownBy,
  milestoneWith,
  productWith,
  projectWith,
  releaseWith,
  scheduled,
  version,
} from '../testing/catalog-builder.ts';
import { addDays, calendarDate } from './calendar-date.ts';
import type { Product } from './catalog.ts';
import { mergeCatalog } from './merge-catalog.ts';
import { rebaseProduct } from './rebase-product.ts';
import type { Release } from './release.ts';
import type { PhaseStart } from './support-window.ts';
import { validateCatalog } from './validate-catalog.ts';

const DAY_0 = calendarDate('2026-01-10');
const MAINTAINED = declared('maintained', '2025-04-02');
const PLANNED = [MAINTAINED, scheduled('unmaintained', '2026-10-02')];
const ENDED = [MAINTAINED, declared('unmaintained', '2026-01-02')];

function read(day: number, parts: Partial<Product> = {}): Product {
  return productWith({
    asOf: addDays(DAY_0, day),
    importer: 1,
    releases: [releaseWith('2025.1', PLANNED)],
    ...parts,
  });
}

function of(starts: readonly PhaseStart[], parts: Partial<Release> = {}): Partial<Product> {
  return { releases: [releaseWith('2025.1', starts, parts)] };
}

function known(...readings: readonly Product[]): Product {
  return knownAfter(readings.map((reading) => catalogWith(reading))).products[0]!;
}

/** What is known after one more reading. */
function then(before: Product, reading: Product): Product {
  return mergeCatalog(catalogWith(before), catalogWith(reading), 14).products[0]!;
}

describe('what is known, as another version of the importer reads it', () => {
  it('is what that version reads, of the day and with the history that are known', () => {
    const before = known(read(0), read(1, of([MAINTAINED, scheduled('unmaintained', '2026-10-16')])));
    const again = read(1, {
      ...of([MAINTAINED, scheduled('unmaintained', '2026-10-17')], { name: 'Epoxy', slurp: true }),
      importer: 2,
      title: 'Open Stack',
    });
    const rebased = rebaseProduct(before, again);
    expect(rebased).toMatchObject({ asOf: '2026-01-11', importer: 2, title: 'Open Stack' });
    expect(rebased.releases).toEqual([
      {
        ...again.releases[0],
        history: historyWith({
          ordinals: { maintained: 1, unmaintained: 2 },
          changes: { unmaintained: { seen: addDays(DAY_0, 1), was: calendarDate('2026-10-02') } },
        }),
      },
    ]);
  });

  it('keeps its day also when it is read on a later one', () => {
    expect(rebaseProduct(known(read(0)), read(9, { importer: 2 })).asOf).toBe(DAY_0);
  });

  it('is the same where that version reads the same', () => {
    const before = known(read(0), read(1, of(ENDED)));
    expect(rebaseProduct(before, read(1, of(ENDED)))).toEqual(before);
  });

  it('holds what only that version reads, with the history that begins', () => {
    const again = read(0, { releases: [releaseWith('2025.1', PLANNED), releaseWith('2025.2')] });
    expect(rebaseProduct(known(read(0)), again).releases[1]?.history).toEqual(
      historyWith({ ordinals: { maintained: 1 } }),
    );
  });

  it('does not change what was known before', () => {
    const before = known(read(0));
    const copy = structuredClone(before);
    rebaseProduct(before, read(1, of(ENDED)));
    expect(before).toEqual(copy);
  });
});

describe('a release whose word is withdrawn', () => {
  const before = known(read(-1, of(ENDED)), read(0, of(PLANNED)));

  it('keeps the windows that stand meanwhile, and since when it is withdrawn', () => {
    const [release] = rebaseProduct(before, read(0, of(PLANNED))).releases;
    expect(release?.windows).toEqual(before.releases[0]?.windows);
    expect(release?.history).toEqual(before.releases[0]?.history);
  });

  it('is withdrawn on the day on which it would have been', () => {
    const rebased = rebaseProduct(before, read(0, of(PLANNED)));
    expect(then(rebased, read(13, of(PLANNED))).releases).toEqual(
      then(before, read(13, of(PLANNED))).releases,
    );
    expect(then(rebased, read(14, of(PLANNED))).releases).toEqual(
      then(before, read(14, of(PLANNED))).releases,
    );
  });
});

describe('a date that the other version cannot read', () => {
  it('is the last good one', () => {
    const before = known(read(0));
    const garbled = of([MAINTAINED, scheduled('unmaintained', null)], { unread: ['unmaintained'] });
    const rebased = rebaseProduct(before, read(0, { ...garbled, importer: 2 }));
    expect(rebased.releases).toEqual(before.releases);
    expect(then(rebased, read(1, { importer: 2 })).releases).toEqual(before.releases);
  });
});

describe('a release that is not listed any more', () => {
  const both = { releases: [releaseWith('2025.1', PLANNED), releaseWith('2025.2')] };
  const one = { releases: [releaseWith('2025.2')] };

  it.each([
    ['for a short time', [read(-1, both), read(0, one)]],
    ['for good', [read(-1, both), read(0, one), read(14, one)]],
  ])('stays known: %s', (_, readings) => {
    const before = known(...readings);
    const rebased = rebaseProduct(before, { ...readings.at(-1)!, importer: 2 });
    expect(rebased.releases.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(before.releases);
    expect(validateCatalog(catalogWith(rebased))).toEqual([]);
  });

  it('gives its id to another that the other version reads', () => {
    const other = releaseWith('2025.1', PLANNED, { key: 'other' });
    const rebased = rebaseProduct(
      known(read(-1, both), read(0, one)),
      read(0, { releases: [other, releaseWith('2025.2')] }),
    );
    expect(rebased.releases.map(({ key }) => key)).toEqual(['other', '2025.2']);
  });
});

describe('what upstream has gone past and shows no longer', () => {
  it('stays known', () => {
    const extended = [MAINTAINED, declared('extended', '2025-10-01')];
    const before = known(read(0, of(extended)), read(1, of(ENDED)));
    const rebased = rebaseProduct(before, read(1, of(ENDED)));
    expect(rebased.releases[0]?.windows.map(({ phase }) => phase)).toEqual([
      'maintained',
      'extended',
      'unmaintained',
    ]);
  });

  it('and when a phase was first known to have begun', () => {
    const on = (day: number): Partial<Product> =>
      of([MAINTAINED, knownBy('end-of-life', addDays(DAY_0, day))]);
    const rebased = rebaseProduct(known(read(0, on(0)), read(9, on(9))), read(9, on(9)));
    expect(rebased.releases[0]?.windows.at(-1)?.known).toBe(DAY_0);
  });
});

describe('projects and milestones', () => {
  const nova = (...names: readonly string[]): Product['projects'] => [
    projectWith('nova', {
      releases: [inRelease('2025.1', { versions: names.map((name) => version(name)) })],
    }),
  ];
  const whole = { projects: nova('31.0.0'), milestones: [milestoneWith('2025.1', '2025-02-24')] };

  it('stay where the source has only the life cycles', () => {
    const before = known(read(0, whole));
    expect(rebaseProduct(before, read(0))).toMatchObject(whole);
  });

  it('are those that the other version reads', () => {
    const again = read(0, {
      projects: [...nova('31.0.0', '31.1.0'), projectWith('zun')],
      milestones: [milestoneWith('2025.1', '2025-03-03')],
    });
    const rebased = rebaseProduct(known(read(0, whole)), again);
    expect(rebased.milestones).toEqual(again.milestones);
    expect(rebased.projects.map(({ name }) => name)).toEqual(['nova', 'zun']);
    expect(rebased.projects[0]?.releases[0]?.versions.map((row) => row.version)).toEqual([
      '31.0.0',
      '31.1.0',
    ]);
  });

  it('keep the days on which versions were first read', () => {
    const before = known(read(0, whole), read(1, { ...whole, projects: nova('31.0.0', '31.1.0') }));
    const again = read(1, { ...whole, projects: nova('31.0.0', '31.1.0') });
    expect(rebaseProduct(before, again).projects).toEqual(before.projects);
  });

  it('an end of a project that is withdrawn stands as long as it would have stood', () => {
    const ended = (isEnded: boolean): Partial<Product> => ({
      projects: [
        projectWith('nova', {
          releases: [inRelease('2025.1', isEnded ? { endTags: [endTag('eom', '2026-01-02')] } : {})],
        }),
      ],
    });
    const before = known(read(-1, ended(true)), read(0, ended(false)));
    const rebased = rebaseProduct(before, read(0, ended(false)));
    expect(rebased.projects).toEqual(before.projects);
    expect(then(rebased, read(1, ended(true))).projects).toEqual(then(before, read(1, ended(true))).projects);
  });

  it('a project that has left stays known, so that it is no news when it returns', () => {
    const zun = projectWith('zun');
    const before = known(read(0, { projects: [...nova('31.0.0'), zun] }), read(1, { projects: [zun] }));
    const rebased = rebaseProduct(before, read(1, { projects: [zun] }));
    expect(rebased.projects).toEqual(before.projects);
  });

  it('what a project has in a release that is not listed for a short time stays known', () => {
    const other = releaseWith('2025.2');
    const both = { releases: [releaseWith('2025.1', PLANNED), other] };
    const lost = { releases: [other], projects: [projectWith('nova'), projectWith('zun')] };
    const projects = [...nova('31.0.0'), projectWith('zun')];
    const before = known(read(0, { ...both, projects }), read(1, lost));
    expect(rebaseProduct(before, read(1, lost)).projects).toEqual(before.projects);
  });

  it('a project that has left a release stays known there', () => {
    const empty = [projectWith('nova')];
    const before = known(read(0, whole), read(1, { ...whole, projects: empty }));
    expect(rebaseProduct(before, read(1, { ...whole, projects: empty })).projects).toEqual(before.projects);
  });
});
