import { describe, expect, it } from 'vitest';
import {
  dated,
  declared,
  derived,
  historyWith,
  knownBy,
  releaseWith,
  scheduled,
} from '../testing/catalog-builder.ts';
import { addDays, calendarDate, type CalendarDate } from './calendar-date.ts';
import type { Source } from './catalog.ts';
import { firstListed, mergeRelease, missingRelease } from './merge-release.ts';
import type { Phase } from './phase.ts';
import type { Release } from './release.ts';
import type { PhaseStart } from './support-window.ts';

const DAY_0 = calendarDate('2026-01-10');
const SETTLING = 14;
const MAINTAINED = declared('maintained', '2025-04-02');
const UNMAINTAINED = declared('unmaintained', '2026-01-02');
const OVER = declared('end-of-life', '2026-01-05');

interface Settings {
  readonly source?: Source;
  readonly settlingDays?: number;
}

/** A release after readings of these days, counted from the first without a word. */
function after(
  readings: readonly (readonly [day: number, starts: readonly PhaseStart[] | 'not listed'])[],
  { source = 'openstack', settlingDays = SETTLING }: Settings = {},
): Release {
  let known: Release | undefined;
  for (const [day, starts] of readings) {
    const context = { source, asOf: addDays(DAY_0, day), settlingDays };
    if (starts === 'not listed') known = known && missingRelease(known, context);
    else {
      const read = releaseWith('2025.1', starts);
      known = known ? mergeRelease(known, read, context) : firstListed(read, context);
    }
  }
  if (!known) throw new Error('the release was never listed');
  return known;
}

function saidOf({ windows }: Release): string[] {
  return windows.map(({ phase, from, basis }) => `${phase} ${from ?? '?'} ${basis}`);
}

function ordinals(release: Release): Partial<Record<Phase, number>> | undefined {
  return release.history?.ordinals;
}

describe('a release that is listed for the first time', () => {
  it('has had one value of each date and word', () => {
    const release = after([[0, [MAINTAINED, scheduled('unmaintained', '2026-10-02')]]]);
    expect(release.history).toEqual(historyWith({ ordinals: { maintained: 1, unmaintained: 1 } }));
    expect(saidOf(release)).toEqual(['maintained 2025-04-02 declared', 'unmaintained 2026-10-02 scheduled']);
  });

  it('has had none of a phase that is planned for no day', () => {
    expect(ordinals(after([[0, [MAINTAINED, scheduled('unmaintained', null)]]]))).toEqual({ maintained: 1 });
  });

  it('has had one of a word without a day', () => {
    expect(ordinals(after([[0, [knownBy('end-of-life', '2026-01-01')]]]))).toEqual({ 'end-of-life': 1 });
  });
});

describe('the ordinal of a phase', () => {
  const plan = (date: string | null): PhaseStart[] => [MAINTAINED, scheduled('unmaintained', date)];

  it.each([
    ['stays while the date stays', [plan('2026-10-02'), plan('2026-10-02')], 1],
    ['rises when it moves', [plan('2026-10-02'), plan('2026-10-16')], 2],
    ['rises when it moves back', [plan('2026-10-02'), plan('2026-10-16'), plan('2026-10-02')], 3],
    ['counts no date once it had one', [plan('2026-10-02'), plan(null)], 2],
    ['counts its absence once it had one', [plan('2026-10-02'), [MAINTAINED]], 2],
    ['does not count no date twice', [plan('2026-10-02'), plan(null), [MAINTAINED], plan(null)], 2],
    ['does not count no date before the first', [[MAINTAINED], plan(null), plan('2026-10-02')], 1],
    ['rises when the date is declared', [plan('2026-01-02'), [MAINTAINED, UNMAINTAINED]], 2],
    [
      'stays when a word is given another reason',
      [
        [MAINTAINED, UNMAINTAINED],
        [MAINTAINED, derived('unmaintained', '2026-01-02')],
      ],
      1,
    ],
    [
      'rises when the day of a word is corrected',
      [
        [MAINTAINED, UNMAINTAINED],
        [MAINTAINED, declared('unmaintained', '2026-01-03')],
      ],
      2,
    ],
  ])('%s', (_, readings, ordinal) => {
    const release = after(readings.map((starts, index) => [index, starts]));
    expect(ordinals(release)?.unmaintained).toBe(ordinal);
    expect(ordinals(release)?.maintained).toBe(1);
  });

  it('is remembered with the day on which it was first read, and with the last date before it', () => {
    const release = after([
      [0, [MAINTAINED, scheduled('unmaintained', '2026-10-02')]],
      [1, [MAINTAINED, scheduled('unmaintained', '2026-10-16')]],
      [2, [MAINTAINED, scheduled('unmaintained', '2026-10-16')]],
    ]);
    expect(release.history?.changes).toEqual({
      unmaintained: { seen: addDays(DAY_0, 1), was: calendarDate('2026-10-02') },
    });
  });

  it('is remembered where it was taken away, however often that is said', () => {
    const release = after([
      [0, [MAINTAINED, scheduled('unmaintained', '2026-10-02')]],
      [1, [MAINTAINED, scheduled('unmaintained', null)]],
      [5, [MAINTAINED]],
      [6, [MAINTAINED, knownBy('unmaintained', '2026-01-16')]],
    ]);
    expect(release.history?.changes).toEqual({
      unmaintained: { seen: addDays(DAY_0, 6), was: calendarDate('2026-10-02') },
    });
  });

  it('stays when a date comes by itself', () => {
    const on = (day: string): PhaseStart[] => [dated('end-of-life', '2026-01-15', day)];
    const release = after(
      [
        [0, on('2026-01-10')],
        [5, on('2026-01-15')],
        [9, on('2026-01-19')],
      ],
      {
        source: 'endoflife-date',
      },
    );
    expect(ordinals(release)).toEqual({ 'end-of-life': 1 });
    expect(saidOf(release)).toEqual(['end-of-life 2026-01-15 declared']);
  });
});

describe('a word that is withdrawn', () => {
  const ended = [MAINTAINED, UNMAINTAINED];
  const back = [MAINTAINED, scheduled('unmaintained', '2026-03-01'), scheduled('end-of-life', '2027-01-01')];

  it.each([0, 1, 13])('stands on day %i, and with it all windows of the release', (day) => {
    const release = after([
      [-1, ended],
      [0, back],
      [day, back],
    ]);
    expect(saidOf(release)).toEqual(['maintained 2025-04-02 declared', 'unmaintained 2026-01-02 declared']);
    expect(release.history).toEqual(
      historyWith({ ordinals: { maintained: 1, unmaintained: 1 }, withdrawn: { unmaintained: DAY_0 } }),
    );
  });

  it.each([14, 15, 100])('counts by the first reading on or after day 14 that lacks it: day %i', (day) => {
    const release = after([
      [-1, ended],
      [0, back],
      [day, back],
    ]);
    expect(saidOf(release)).toEqual([
      'maintained 2025-04-02 declared',
      'unmaintained 2026-03-01 scheduled',
      'end-of-life 2027-01-01 scheduled',
    ]);
    expect(release.history).toEqual(
      historyWith({
        ordinals: { maintained: 1, unmaintained: 2, 'end-of-life': 1 },
        changes: {
          unmaintained: { seen: addDays(DAY_0, day), was: calendarDate('2026-01-02') },
          'end-of-life': { seen: addDays(DAY_0, day), was: null },
        },
      }),
    );
  });

  it('counts at once where nothing is to settle', () => {
    const release = after(
      [
        [-1, ended],
        [0, back],
      ],
      { settlingDays: 0 },
    );
    expect(saidOf(release)).toContain('unmaintained 2026-03-01 scheduled');
    expect(release.history?.withdrawn).toEqual({});
  });

  it.each([0, 1, 2, 30])('with %i days to settle stands the day before, not on the day', (settlingDays) => {
    const readings = Array.from({ length: settlingDays + 2 }, (_, day) => [day, back] as const);
    for (const [day] of readings) {
      const release = after([[-1, ended], ...readings.slice(0, day + 1)], { settlingDays });
      expect(saidOf(release).includes('unmaintained 2026-01-02 declared')).toBe(day < settlingDays);
    }
  });

  it.each([1, 13, 14, 40])('and comes back by day %i leaves no trace', (day) => {
    const release = after([
      [-1, ended],
      [0, back],
      [day, ended],
    ]);
    expect(release).toEqual(after([[-1, ended]]));
  });

  it('and comes back is counted anew when it goes again', () => {
    const readings = [
      [-1, ended],
      [0, back],
      [10, ended],
      [11, back],
    ] as const;
    expect(after([...readings, [24, back]]).history?.withdrawn).toEqual({ unmaintained: '2026-01-21' });
    expect(saidOf(after([...readings, [24, back]]))).toContain('unmaintained 2026-01-02 declared');
    expect(saidOf(after([...readings, [25, back]]))).toContain('unmaintained 2026-03-01 scheduled');
  });

  it('after it was withdrawn for good is a new value', () => {
    const release = after([
      [-1, ended],
      [0, back],
      [14, back],
      [20, ended],
    ]);
    expect(ordinals(release)?.unmaintained).toBe(3);
    expect(saidOf(release)).toContain('unmaintained 2026-01-02 declared');
  });

  it('by another reason or day than before is not withdrawn', () => {
    const release = after([
      [-1, ended],
      [0, [MAINTAINED, knownBy('unmaintained', '2026-01-10')]],
    ]);
    expect(release.history?.withdrawn).toEqual({});
  });

  it('is not withdrawn when upstream only goes on to a later phase', () => {
    const release = after([
      [-1, ended],
      [0, [MAINTAINED, OVER]],
    ]);
    expect(release.history?.withdrawn).toEqual({});
    expect(saidOf(release)).toEqual([
      'maintained 2025-04-02 declared',
      'unmaintained 2026-01-02 declared',
      'end-of-life 2026-01-05 declared',
    ]);
    expect(ordinals(release)).toEqual({ maintained: 1, unmaintained: 1, 'end-of-life': 1 });
  });

  it('of two words on one day counts with both', () => {
    const both = [MAINTAINED, UNMAINTAINED, OVER];
    const readings = [
      [-1, both],
      [0, [MAINTAINED]],
    ] as const;
    expect(saidOf(after([...readings, [13, [MAINTAINED]]]))).toHaveLength(3);
    expect(saidOf(after([...readings, [14, [MAINTAINED]]]))).toEqual(['maintained 2025-04-02 declared']);
  });

  it('of two words on different days counts with each on its own day', () => {
    const both = [MAINTAINED, UNMAINTAINED, OVER];
    const one = [MAINTAINED, UNMAINTAINED, scheduled('end-of-life', '2027-01-01')];
    const none = [MAINTAINED, scheduled('unmaintained', '2026-06-01')];
    const readings = [
      [-1, both],
      [0, one],
      [5, none],
    ] as const;
    expect(after([...readings]).history?.withdrawn).toEqual({
      unmaintained: '2026-01-15',
      'end-of-life': '2026-01-10',
    });
    const first = after([...readings, [14, none]]);
    expect(saidOf(first)).toEqual(['maintained 2025-04-02 declared', 'unmaintained 2026-01-02 declared']);
    expect(first.history?.withdrawn).toEqual({ unmaintained: '2026-01-15' });
    expect(saidOf(after([...readings, [14, none], [18, none]]))).toEqual(saidOf(first));
    const second = after([...readings, [14, none], [19, none]]);
    expect(saidOf(second)).toEqual(['maintained 2025-04-02 declared', 'unmaintained 2026-06-01 scheduled']);
    expect(second.history?.withdrawn).toEqual({});
  });

  it('makes no word of a date that came by itself: against what is planned now, that date does not stand', () => {
    const both = [knownBy('extended', '2026-01-09'), knownBy('unmaintained', '2026-01-09')];
    const one = [knownBy('extended', '2026-01-09')];
    const planned = [scheduled('unmaintained', '2026-06-01')];
    const readings = [
      [-1, [...both, declared('end-of-life', '2025-01-01')]],
      [0, one],
      [5, planned],
    ] as const;
    const on = (day: number): string[] =>
      saidOf(after([...readings, [day, planned]], { source: 'endoflife-date' }));
    expect(on(13)).toEqual([
      'extended ? declared',
      'unmaintained ? declared',
      'end-of-life 2025-01-01 declared',
    ]);
    // The word of the unmaintained phase has settled; that of the extended phase stands until day 19.
    expect(on(14)).toEqual(['extended ? declared', 'unmaintained 2026-06-01 scheduled']);
    expect(on(19)).toEqual(['unmaintained 2026-06-01 scheduled']);
  });

  it('of the earlier phase keeps all dates of the release as they were, also when others move', () => {
    const before = [...ended, scheduled('end-of-life', '2027-01-01')];
    const moved = [
      MAINTAINED,
      scheduled('unmaintained', '2026-03-01'),
      scheduled('end-of-life', '2028-01-01'),
    ];
    const release = after([
      [-1, before],
      [0, moved],
      [13, moved],
    ]);
    expect(saidOf(release)).toEqual(saidOf(after([[-1, before]])));
    expect(ordinals(release)).toEqual(ordinals(after([[-1, before]])));
  });

  it('takes the names of the release from the newest reading all the same', () => {
    const context = { source: 'openstack', asOf: DAY_0, settlingDays: SETTLING } as const;
    const known = firstListed(releaseWith('2025.1', ended), context);
    const read = releaseWith('2025.1', back, {
      name: 'Epoxy',
      aliases: ['e'],
      slurp: true,
      link: 'https://x',
    });
    expect(mergeRelease(known, read, context)).toMatchObject({
      name: 'Epoxy',
      aliases: ['e'],
      slurp: true,
      link: 'https://x',
    });
  });

  it('is one only of a source that declares: a date that came by itself and changes is taken at once', () => {
    const on = (day: string, end: string): PhaseStart[] => [
      dated('maintained', '2025-04-02', day),
      dated('end-of-life', end, day),
    ];
    for (const source of ['endoflife-date', 'custom'] as const) {
      const release = after(
        [
          [-1, on('2026-01-09', '2026-01-05')],
          [0, on('2026-01-10', '2026-06-01')],
        ],
        {
          source,
        },
      );
      expect(release.history).toEqual(
        historyWith({
          ordinals: { maintained: 1, 'end-of-life': 2 },
          changes: { 'end-of-life': { seen: DAY_0, was: calendarDate('2026-01-05') } },
        }),
      );
      expect(saidOf(release)).toContain('end-of-life 2026-06-01 scheduled');
    }
  });

  it('is one of any source when it said that a phase has begun without a day', () => {
    const flagged = [MAINTAINED, knownBy('end-of-life', '2026-01-09')];
    const taken = [MAINTAINED, scheduled('end-of-life', '2026-06-01')];
    for (const source of ['endoflife-date', 'custom', 'openstack'] as const) {
      const on = (day: number): string[] =>
        saidOf(
          after(
            [
              [-1, flagged],
              [0, taken],
              [day, taken],
            ],
            { source },
          ),
        );
      expect(on(13)).toContain('end-of-life ? declared');
      expect(on(14)).toContain('end-of-life 2026-06-01 scheduled');
    }
  });

  it.each(['openstack', 'endoflife-date', 'custom'] as const)(
    'of %s is not withdrawn when a day is given afterwards to a phase that had begun on an unknown one',
    (source) => {
      const release = after(
        [
          [-1, [MAINTAINED, knownBy('end-of-life', '2026-01-09')]],
          [0, [MAINTAINED, dated('end-of-life', '2026-01-05', '2026-01-10')]],
        ],
        { source },
      );
      expect(release.history?.withdrawn).toEqual({});
      expect(saidOf(release)).toContain('end-of-life 2026-01-05 declared');
    },
  );
});

describe('what upstream has gone past', () => {
  it('stays known when it is no longer shown', () => {
    const release = after([
      [0, [MAINTAINED, derived('extended', '2025-10-01')]],
      [1, [MAINTAINED, UNMAINTAINED]],
    ]);
    expect(saidOf(release)).toEqual([
      'maintained 2025-04-02 declared',
      'extended 2025-10-01 derived',
      'unmaintained 2026-01-02 declared',
    ]);
  });

  it('is as the newest reading says where that says it', () => {
    const release = after([
      [0, [MAINTAINED, declared('extended', '2025-10-01')]],
      [1, [MAINTAINED, declared('extended', '2025-09-01'), UNMAINTAINED]],
    ]);
    expect(saidOf(release)).toContain('extended 2025-09-01 declared');
  });

  it('is not kept where it was only planned', () => {
    const release = after([
      [0, [MAINTAINED, scheduled('extended', '2023-11-02')]],
      [1, [MAINTAINED, UNMAINTAINED]],
    ]);
    expect(saidOf(release)).toEqual(['maintained 2025-04-02 declared', 'unmaintained 2026-01-02 declared']);
  });

  it('stays a word though upstream plans it once more', () => {
    const release = after([
      [0, [MAINTAINED, declared('extended', '2025-10-01')]],
      [1, [MAINTAINED, scheduled('extended', '2025-11-01'), UNMAINTAINED]],
    ]);
    expect(saidOf(release)).toContain('extended 2025-10-01 declared');
  });

  it.each([
    ['that comes by itself after the later phase had begun', '2026-01-13', '?', 1],
    ['on which the later phase was first known to have begun', '2026-01-11', '2026-01-11', 2],
    ['before that', '2026-01-05', '2026-01-05', 2],
  ])('takes no day but one that it may have begun on: one %s', (_, day, from, ordinal) => {
    const on = (index: number): readonly [number, PhaseStart[]] => {
      const asOf = addDays(DAY_0, index);
      return [index, [dated('extended', day, asOf), knownBy('unmaintained', asOf)]];
    };
    const readings = [[0, [knownBy('extended', '2026-01-10')]], on(1), on(2), on(3), on(4)] as const;
    const release = after(readings, { source: 'endoflife-date' });
    expect(saidOf(release)).toEqual([`extended ${from} declared`, 'unmaintained ? declared']);
    expect(ordinals(release)).toEqual({ extended: ordinal, unmaintained: 1 });
  });

  it('with a day after that of a later phase has begun on an unknown day', () => {
    const release = after([
      [0, [MAINTAINED, declared('extended', '2025-12-01')]],
      [1, [MAINTAINED, declared('unmaintained', '2025-11-01')]],
    ]);
    const dates = release.windows.flatMap(({ from }) => from ?? []);
    expect(dates).toEqual(dates.toSorted());
    expect(release.windows.map(({ phase }) => phase)).toEqual(['maintained', 'extended', 'unmaintained']);
  });

  it('takes away a plan that lies before it', () => {
    const release = after([
      [0, [MAINTAINED, declared('extended', '2025-12-01')]],
      [1, [MAINTAINED, knownBy('unmaintained', '2026-01-11'), scheduled('end-of-life', '2025-06-01')]],
    ]);
    expect(saidOf(release)).toEqual([
      'maintained 2025-04-02 declared',
      'extended 2025-12-01 declared',
      'unmaintained ? declared',
    ]);
  });
});

describe('a phase that has begun on an unknown day', () => {
  const known = (day: string): PhaseStart[] => [MAINTAINED, knownBy('end-of-life', day)];
  const knownDay = (release: Release): CalendarDate | undefined => release.windows.at(-1)?.known;

  it.each([
    ['when that was first read', [known('2026-01-10'), known('2026-01-12')], '2026-01-10'],
    ['by an earlier day that is given later', [known('2026-01-10'), known('2025-01-12')], '2025-01-12'],
    [
      'from its day on, where upstream gave one before',
      [[MAINTAINED, declared('end-of-life', '2026-01-05')], known('2026-01-12')],
      '2026-01-05',
    ],
    [
      'when upstream said so, not from the day that it had planned',
      [[MAINTAINED, scheduled('end-of-life', '2026-01-05')], known('2026-01-12')],
      '2026-01-12',
    ],
  ])('is known to have begun %s', (_, readings, day) => {
    expect(knownDay(after(readings.map((starts, index) => [index, starts])))).toBe(day);
  });
});

describe('a release that is not listed', () => {
  const starts = [MAINTAINED, scheduled('unmaintained', '2026-10-02')];

  it.each([
    [0, false],
    [13, false],
    [14, true],
    [90, true],
  ])('is gone by day %i: %s', (day, isGone) => {
    const release = after([
      [-1, starts],
      [0, 'not listed'],
      [day, 'not listed'],
    ]);
    expect(release.history).toMatchObject({ missingSince: DAY_0, isGone, listings: 1 });
    expect(saidOf(release)).toEqual(saidOf(after([[-1, starts]])));
  });

  it('is gone at once where nothing is to settle', () => {
    const release = after(
      [
        [-1, starts],
        [0, 'not listed'],
      ],
      { settlingDays: 0 },
    );
    expect(release.history?.isGone).toBe(true);
  });

  it('stays gone when the settling time is made longer', () => {
    const gone = after(
      [
        [-1, starts],
        [0, 'not listed'],
      ],
      { settlingDays: 0 },
    );
    const later = missingRelease(gone, { source: 'openstack', asOf: addDays(DAY_0, 1), settlingDays: 90 });
    expect(later.history?.isGone).toBe(true);
  });

  it('and is listed again in time leaves no trace', () => {
    expect(
      after([
        [-1, starts],
        [0, 'not listed'],
        [13, starts],
      ]),
    ).toEqual(after([[-1, starts]]));
  });

  it('and is listed again after it was gone counts as listed twice', () => {
    const readings = [
      [-1, starts],
      [0, 'not listed'],
      [14, 'not listed'],
      [15, starts],
    ] as const;
    expect(after(readings).history).toEqual(
      historyWith({ ordinals: { maintained: 1, unmaintained: 1 }, listings: 2 }),
    );
    expect(after([...readings, [16, starts]]).history?.listings).toBe(2);
    const again = [
      [17, 'not listed'],
      [31, 'not listed'],
      [32, starts],
    ] as const;
    expect(after([...readings, ...again]).history?.listings).toBe(3);
  });

  it('goes on counting since when a word of it is withdrawn', () => {
    const ended = [MAINTAINED, UNMAINTAINED];
    const readings = [
      [-1, ended],
      [0, [MAINTAINED]],
      [1, 'not listed'],
    ] as const;
    expect(after([...readings, [13, [MAINTAINED]]]).history?.withdrawn).toEqual({ unmaintained: DAY_0 });
    expect(saidOf(after([...readings, [14, [MAINTAINED]]]))).toEqual(['maintained 2025-04-02 declared']);
  });

  it.each([
    ['endoflife-date', 'declared'],
    ['custom', 'declared'],
    ['openstack', 'scheduled'],
  ] as const)('of %s meanwhile has its days come as that source lets them: %s', (source, basis) => {
    const planned = [MAINTAINED, scheduled('end-of-life', '2026-01-12')];
    const on = (day: number): string[] =>
      saidOf(
        after(
          [
            [-1, planned],
            [0, 'not listed'],
            [day, 'not listed'],
          ],
          { source },
        ),
      );
    expect(on(1)).toContain('end-of-life 2026-01-12 scheduled');
    expect(on(2)).toContain(`end-of-life 2026-01-12 ${basis}`);
  });
});

describe('the dates that people last heard of', () => {
  const lastHeard = { unmaintained: calendarDate('2026-01-02') };
  const starts = [MAINTAINED, scheduled('unmaintained', '2025-12-24')];
  const known = { ...after([[-1, starts]]), history: historyWith({ lastHeard }) };
  const context = { source: 'openstack', asOf: DAY_0, settlingDays: SETTLING } as const;

  it('are carried on by every reading: what they hear of it is not known here', () => {
    for (const read of [starts, [MAINTAINED, scheduled('unmaintained', '2026-12-24')], [MAINTAINED]]) {
      expect(mergeRelease(known, releaseWith('2025.1', read), context).history?.lastHeard).toEqual(lastHeard);
    }
    expect(missingRelease(known, context).history?.lastHeard).toEqual(lastHeard);
  });
});

describe('a reading that says the same', () => {
  const said = releaseWith('9.0', [MAINTAINED, knownBy('end-of-life', '2026-01-10')], {
    name: 'Nine',
    link: 'https://nine.example/',
    aliases: ['9'],
  });
  const context = { source: 'endoflife-date', asOf: DAY_0, settlingDays: SETTLING } as const;
  const known = firstListed(said, context);

  it('leaves what is known as it is', () => {
    expect(mergeRelease(known, structuredClone(said), context)).toBe(known);
  });

  it('and knows a phase to have begun on a later day leaves the first day on which it was known', () => {
    const { windows } = releaseWith('9.0', [MAINTAINED, knownBy('end-of-life', '2026-01-11')]);
    expect(mergeRelease(known, { ...said, windows }, context)).toBe(known);
  });

  it.each<[string, Partial<Release>]>([
    ['another id', { id: '9' }],
    ['another name', { name: null }],
    ['another link', { link: null }],
    ['other aliases', { aliases: [] }],
    ['as many other aliases', { aliases: ['nine'] }],
    ['that it is a SLURP release', { slurp: true }],
    ['another date', releaseWith('9.0', [declared('maintained', '2025-04-03'), said.windows[1]!])],
    ['another basis', releaseWith('9.0', [derived('maintained', '2025-04-02'), said.windows[1]!])],
    ['another phase', releaseWith('9.0', [declared('development', '2025-04-02'), said.windows[1]!])],
    ['another phase besides', releaseWith('9.0', [...said.windows, scheduled('security', '2025-09-01')])],
    [
      'that it was known to have begun earlier',
      releaseWith('9.0', [MAINTAINED, knownBy('end-of-life', '2026-01-09')]),
    ],
    ['where it was read', releaseWith('9.0', [{ ...MAINTAINED, evidence: 'releaseDate' }, said.windows[1]!])],
  ])('but %s is not the same', (_, parts) => {
    const read = { ...said, ...parts, key: said.key };
    const merged = mergeRelease(known, read, context);
    expect({ ...merged, history: undefined }).toEqual({ ...read, history: undefined });
  });

  it('is news of a release that was missing or gone, or whose word was withdrawn', () => {
    const history = known.history!;
    for (const parts of [
      { missingSince: DAY_0 },
      { missingSince: DAY_0, isGone: true },
      { isGone: true },
      { withdrawn: { 'end-of-life': DAY_0 } as const },
    ]) {
      const merged = mergeRelease({ ...known, history: { ...history, ...parts } }, said, context);
      expect(merged.history).toMatchObject({ missingSince: null, isGone: false, withdrawn: {} });
    }
  });
});

describe('a date that a reading could not read', () => {
  const end = scheduled('end-of-life', '2026-10-02');
  const garbled = {
    ...releaseWith('9.0', [MAINTAINED, scheduled('end-of-life', null)]),
    unread: ['end-of-life' as const],
  };

  it.each(['openstack', 'endoflife-date', 'custom'] as const)(
    'stays as it was, without a trace, of %s',
    (source) => {
      const context = { source, asOf: DAY_0, settlingDays: SETTLING };
      const known = firstListed(releaseWith('9.0', [MAINTAINED, end]), context);
      const next = { ...context, asOf: addDays(DAY_0, 1) };
      expect(mergeRelease(known, garbled, next)).toEqual(known);
    },
  );

  it('was none when the release was first listed so, and what is read after it is the first', () => {
    const context = { source: 'endoflife-date', asOf: DAY_0, settlingDays: SETTLING } as const;
    const known = firstListed(garbled, context);
    expect(known).not.toHaveProperty('unread');
    expect(ordinals(known)).toEqual({ maintained: 1 });
    expect(ordinals(mergeRelease(known, releaseWith('9.0', [MAINTAINED, end]), context))).toEqual({
      maintained: 1,
      'end-of-life': 1,
    });
  });
});
