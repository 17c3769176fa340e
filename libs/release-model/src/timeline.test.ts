import { describe, expect, it } from 'vitest';
import { declared, derived, knownBy, releaseWith, scheduled } from '../testing/catalog-builder.ts';
import { calendarDate } from './calendar-date.ts';
import type { Phase } from './phase.ts';
import type { Release } from './release.ts';
import { lastEnd, nextAfter, overdueOn, phaseOn, supportEnds } from './timeline.ts';

const austin = releaseWith('2010.1', [
  declared('maintained', '2010-10-21'),
  derived('security', '2011-02-03'),
  knownBy('end-of-life', '2016-02-02'),
]);
const mitaka = releaseWith('2016.1', [
  derived('development', '2015-10-15'),
  declared('maintained', '2016-04-07'),
  derived('security', '2016-10-06'),
  declared('end-of-life', '2017-04-10'),
]);
const xenaIn2023 = releaseWith('2021.2', [
  derived('development', '2021-04-14'),
  declared('maintained', '2021-10-06'),
  scheduled('extended', '2023-04-20'),
]);
const bobcat = releaseWith('2023.2', [
  derived('development', '2023-03-22'),
  declared('maintained', '2023-10-04'),
  declared('end-of-life', '2025-04-30'),
]);
const caracal = releaseWith('2024.1', [
  declared('maintained', '2024-04-03'),
  declared('unmaintained', '2025-11-07'),
  scheduled('end-of-life', null),
]);
/** Its full support and its security fixes end together, as of containerd 2.2. */
const allAtOnce = releaseWith('2.2', [
  declared('maintained', '2025-11-06'),
  scheduled('security', '2026-11-07'),
  scheduled('end-of-life', '2026-11-07'),
]);

const indri = releaseWith('2027.1', [
  knownBy('planned', '2026-08-21'),
  scheduled('development', '2026-10-01'),
  scheduled('maintained', '2027-03-24'),
]);
const twoPlans = releaseWith('2.0', [
  declared('maintained', '2024-06-01'),
  scheduled('security', '2026-01-10'),
  scheduled('end-of-life', '2026-06-01'),
]);
const skippedPlan = releaseWith('3.0', [
  declared('maintained', '2024-06-01'),
  scheduled('security', '2025-01-10'),
  declared('end-of-life', '2025-06-01'),
]);
const halfKnown = releaseWith('4.0', [
  declared('maintained', '2024-06-01'),
  scheduled('unmaintained', null),
  scheduled('end-of-life', '2027-06-01'),
]);
const twoOnOneDay = releaseWith('5.0', [
  declared('maintained', '2024-06-01'),
  declared('security', '2025-06-01'),
  declared('end-of-life', '2025-06-01'),
]);

/** The release, the day asked for, the catalog's day. */
type Asked = readonly [release: Release, day: string, asOf: string];

const days = ([release, day, asOf]: Asked): Parameters<typeof phaseOn> => [
  release,
  calendarDate(day),
  calendarDate(asOf),
];

describe('phaseOn', () => {
  const TODAY = '2026-08-21';

  it.each<[what: string, asked: Asked, phase: Phase | undefined]>([
    ['absent the day before its development', [mitaka, '2015-10-14', TODAY], undefined],
    ['in development from its first day', [mitaka, '2015-10-15', TODAY], 'development'],
    ['in development the day before its release', [mitaka, '2016-04-06', TODAY], 'development'],
    ['maintained on its release day', [mitaka, '2016-04-07', TODAY], 'maintained'],
    ['maintained the day after', [mitaka, '2016-04-08', TODAY], 'maintained'],
    ['maintained on its last such day', [mitaka, '2016-10-05', TODAY], 'maintained'],
    ['security on the day that a policy gives', [mitaka, '2016-10-06', TODAY], 'security'],
    ['security on its last day', [mitaka, '2017-04-09', TODAY], 'security'],
    ['at its end on the day declared', [mitaka, '2017-04-10', TODAY], 'end-of-life'],
    ['at its end ever after', [mitaka, '9999-12-31', TODAY], 'end-of-life'],
    ['absent at the beginning of time', [mitaka, '0001-01-01', TODAY], undefined],

    ['not at its unknown end the day before that was known', [austin, '2016-02-01', TODAY], 'security'],
    ['at its unknown end on the day on which that was known', [austin, '2016-02-02', TODAY], 'end-of-life'],
    ['at its unknown end the day after', [austin, '2016-02-03', TODAY], 'end-of-life'],

    ['maintained the day before the plan, read then', [xenaIn2023, '2023-04-19', '2023-04-19'], 'maintained'],
    ['in the planned phase on a day past the reading', [xenaIn2023, '2023-04-20', '2023-04-19'], 'extended'],
    ['in the planned phase long past the reading', [xenaIn2023, '2023-06-01', '2023-04-19'], 'extended'],
    ['maintained on the planned day when read on it', [xenaIn2023, '2023-04-20', '2023-04-20'], 'maintained'],
    ['maintained when read a day late', [xenaIn2023, '2023-04-21', '2023-04-21'], 'maintained'],
    ['maintained beyond a reading without the word', [xenaIn2023, '2023-09-01', '2023-04-20'], 'maintained'],
    ['maintained on an earlier day of that reading', [xenaIn2023, '2023-04-19', '2023-04-20'], 'maintained'],

    ['maintained until it skips to its end', [bobcat, '2025-04-29', TODAY], 'maintained'],
    ['at its end, several phases skipped', [bobcat, '2025-04-30', TODAY], 'end-of-life'],

    ['unmaintained while its end has no date', [caracal, '2031-01-01', TODAY], 'unmaintained'],
    ['maintained past a phase that has no date', [halfKnown, '2027-05-31', TODAY], 'maintained'],
    ['at its planned end past a phase without a date', [halfKnown, '2027-06-01', TODAY], 'end-of-life'],

    ['absent before its plan was known', [indri, '2026-08-20', TODAY], undefined],
    ['planned since that is known', [indri, '2026-08-21', TODAY], 'planned'],
    ['planned the day before its development', [indri, '2026-09-30', TODAY], 'planned'],
    ['in development as planned', [indri, '2026-10-01', TODAY], 'development'],
    ['released as planned', [indri, '2027-03-24', TODAY], 'maintained'],

    ['maintained while one plan is overdue', [twoPlans, '2026-05-31', '2026-02-01'], 'maintained'],
    ['in the later plan past an overdue one', [twoPlans, '2026-06-01', '2026-02-01'], 'end-of-life'],
    ['maintained past a plan that never came true', [skippedPlan, '2025-05-31', TODAY], 'maintained'],
    ['at its end past a plan that never came true', [skippedPlan, '2025-06-01', TODAY], 'end-of-life'],
    ['before two beginnings of one day', [twoOnOneDay, '2025-05-31', TODAY], 'maintained'],
    ['in the later of two that begin on one day', [twoOnOneDay, '2025-06-01', TODAY], 'end-of-life'],
  ])('%s', (_, asked, phase) => {
    expect(phaseOn(...days(asked))?.phase).toBe(phase);
  });

  it('gives the whole window', () => {
    expect(phaseOn(...days([mitaka, '2016-09-01', TODAY]))).toEqual({
      phase: 'maintained',
      from: '2016-04-07',
      until: '2016-10-06',
      basis: 'declared',
    });
  });

  it('takes a phase that is only planned without a date for one that has not begun', () => {
    const release = releaseWith('1', [
      declared('maintained', '2020-01-01'),
      { ...scheduled('end-of-life', null), known: calendarDate('2020-06-01') },
    ]);
    expect(phaseOn(...days([release, '2030-01-01', '2026-08-21']))?.phase).toBe('maintained');
  });
});

describe('overdueOn', () => {
  it.each<[what: string, asked: Asked, phase: Phase | undefined]>([
    ['nothing the day before', [xenaIn2023, '2023-04-19', '2023-04-19'], undefined],
    ['nothing the day before, read later', [xenaIn2023, '2023-04-19', '2023-04-25'], undefined],
    ['the plan on its very day', [xenaIn2023, '2023-04-20', '2023-04-20'], 'extended'],
    ['the plan the day after', [xenaIn2023, '2023-04-21', '2023-04-21'], 'extended'],
    [
      'the plan beyond the reading that lacked the word',
      [xenaIn2023, '2024-04-21', '2023-04-20'],
      'extended',
    ],
    ['nothing that was still ahead when last read', [xenaIn2023, '2023-04-20', '2023-04-19'], undefined],
    ['nothing of what is declared', [mitaka, '2020-01-01', '2026-08-21'], undefined],
    ['nothing of a plan without a date', [caracal, '2027-01-01', '2026-08-21'], undefined],
    ['the first of two plans', [twoPlans, '2026-07-01', '2026-07-01'], 'security'],
    ['the first while the second is ahead', [twoPlans, '2026-05-31', '2026-02-01'], 'security'],
    ['nothing once the second has come by plan', [twoPlans, '2026-06-01', '2026-02-01'], undefined],
    ['a plan until a later phase is declared', [skippedPlan, '2025-05-31', '2026-08-21'], 'security'],
    ['nothing once a later phase is declared', [skippedPlan, '2025-06-01', '2026-08-21'], undefined],
    ['a development that has not begun', [indri, '2026-10-02', '2026-10-02'], 'development'],
  ])('%s', (_, asked, phase) => {
    expect(overdueOn(...days(asked))?.phase).toBe(phase);
  });

  it('knows the plan of a release that has not begun at all', () => {
    const late = releaseWith('1', [scheduled('maintained', '2026-08-01')]);
    expect(phaseOn(...days([late, '2026-08-21', '2026-08-21']))).toBeUndefined();
    expect(overdueOn(...days([late, '2026-08-21', '2026-08-21']))?.phase).toBe('maintained');
  });
});

describe('nextAfter', () => {
  it.each<[what: string, asked: Asked, phase: Phase | undefined]>([
    ['the first phase, before it exists', [mitaka, '2015-10-14', '2026-08-21'], 'development'],
    ['the release, from the first day of development', [mitaka, '2015-10-15', '2026-08-21'], 'maintained'],
    ['a phase until the day before it', [mitaka, '2016-10-05', '2026-08-21'], 'security'],
    ['the one after it on its very day', [mitaka, '2016-10-06', '2026-08-21'], 'end-of-life'],
    ['the end the day before', [mitaka, '2017-04-09', '2026-08-21'], 'end-of-life'],
    ['nothing at the end', [mitaka, '2017-04-10', '2026-08-21'], undefined],
    ['a plan the day before', [xenaIn2023, '2023-04-19', '2023-04-19'], 'extended'],
    [
      'nothing when the plan is overdue and no later one has a date',
      [xenaIn2023, '2023-04-20', '2023-04-20'],
      undefined,
    ],
    ['the one after an overdue plan', [twoPlans, '2026-02-01', '2026-02-01'], 'end-of-life'],
    ['nothing when the rest has no date', [caracal, '2026-08-21', '2026-08-21'], undefined],
    ['a date past a phase that has none', [halfKnown, '2026-08-21', '2026-08-21'], 'end-of-life'],
    ['nothing of an end whose day is unknown', [austin, '2015-01-01', '2026-08-21'], undefined],
    ['the first of two plans', [indri, '2026-09-30', '2026-08-21'], 'development'],
    ['the second once the first has come', [indri, '2026-10-01', '2026-08-21'], 'maintained'],
    ['the last of those that begin on one day', [allAtOnce, '2026-08-21', '2026-08-21'], 'end-of-life'],
    ['nothing once that day has come', [allAtOnce, '2026-11-07', '2026-08-21'], undefined],
  ])('%s', (_, asked, phase) => {
    expect(nextAfter(...days(asked))?.phase).toBe(phase);
  });

  it('is never a phase before the present one, even when its date is ahead', () => {
    const release = releaseWith('1', [
      scheduled('security', '2027-01-01'),
      knownBy('end-of-life', '2026-01-01'),
    ]);
    expect(nextAfter(...days([release, '2026-08-21', '2026-08-21']))).toBeUndefined();
  });
});

describe('lastEnd', () => {
  it.each<[what: string, release: Release, day: string | null]>([
    ['the end of life, where unmaintained has no day', halfKnown, '2027-06-01'],
    ['the end of life, behind unmaintained with a day', mitaka, '2017-04-10'],
    ['unmaintained, where the end of life has no day', caracal, '2025-11-07'],
    ['unknown where no end has a day', xenaIn2023, null],
  ])('is %s', (_, release, day) => {
    expect(lastEnd(release)).toBe(day);
  });
});

describe('supportEnds', () => {
  it.each<[what: string, release: Release, day: string | null]>([
    ['the end of life', mitaka, '2017-04-10'],
    ['the start of unmaintained', caracal, '2025-11-07'],
    ['a planned end', twoPlans, '2026-06-01'],
    ['unknown when unmaintained begins nobody knows when', halfKnown, null],
    ['unknown when it ended nobody knows when', austin, null],
    ['unknown when no end is planned', indri, null],
    ['unknown while extended is all that is planned', xenaIn2023, null],
  ])('%s', (_, release, day) => {
    expect(supportEnds(release)).toBe(day);
  });

  it('is the earlier of both where a release has both', () => {
    const victoria = releaseWith('2020.2', [
      declared('extended', '2022-05-05'),
      declared('unmaintained', '2024-03-14'),
      declared('end-of-life', '2025-12-19'),
    ]);
    expect(supportEnds(victoria)).toBe('2024-03-14');
  });

  it('is not a plan that upstream has gone past without declaring it', () => {
    const skipped = releaseWith('2024.2', [
      declared('maintained', '2024-10-02'),
      scheduled('unmaintained', '2026-04-02'),
      declared('end-of-life', '2026-04-29'),
    ]);
    expect(supportEnds(skipped)).toBe('2026-04-29');
  });
});
