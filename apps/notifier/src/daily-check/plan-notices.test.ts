import {
  addDays,
  calendarDate,
  type CalendarDate,
  type Catalog,
  type Phase,
  type PhaseStart,
  type Release,
  type Source,
} from '@lastpatch/release-model';
import {
  catalogWith,
  dated,
  declared,
  derived,
  knownBy,
  productWith,
  releaseWith,
  scheduled,
} from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { plannedOver, type RunOptions } from '../../testing/watch-builder.ts';
import type { Notice } from './notice.ts';

const day = calendarDate;
const REMINDERS = [180, 90, 30, 7, 1];
const RELEASED = '2025-04-02';
const END = day('2026-10-02');
const BY_DATES = ['endoflife-date', 'custom'] as const;

/** What a source says of a release on the day of a reading; `unread`: it could not be read; `unlisted`: no release. */
type Said = readonly PhaseStart[] | ((asOf: string) => readonly PhaseStart[]) | 'unread' | 'unlisted';

/** A run, and what was read for it. */
type Run = readonly [on: string, said: Said];

const HISTORY = [declared('development', '2024-10-02'), declared('maintained', RELEASED)];
const PLANNED = planned(END);
const ENDED = [...HISTORY, declared('unmaintained', END)];

/** OpenStack plans the end of maintenance for a day, or for none yet. */
function planned(end: string | null): PhaseStart[] {
  return [...HISTORY, scheduled('unmaintained', end)];
}

/** The end has come, and its source does not say when. */
const FLAGGED = Symbol('flagged');

/** A source whose dates come by themselves gives that end, none, or only says that it has come. */
function byDates(end: string | null | typeof FLAGGED): (asOf: string) => PhaseStart[] {
  return (asOf) => [
    dated('maintained', RELEASED, asOf),
    end === null
      ? scheduled('end-of-life', null)
      : end === FLAGGED
        ? knownBy('end-of-life', asOf)
        : dated('end-of-life', end, asOf),
  ];
}

function catalogOn(source: Source, asOf: string, said: Said, parts: Partial<Release> = {}): Catalog {
  const starts = typeof said === 'function' ? said(asOf) : said;
  const epoxy = { key: 'epoxy', name: 'Epoxy', ...parts };
  const releases = typeof starts === 'string' ? [] : [releaseWith('2025.1', starts, epoxy)];
  return catalogWith(
    productWith({
      source,
      asOf: day(asOf),
      releases: [...releases, releaseWith('2010.1', [declared('end-of-life', '2012-05-06')])],
    }),
  );
}

/** The notices of these runs, of which the first is the baseline, each with the day of its run. */
function noticesOf(
  source: Source,
  runs: readonly Run[],
  options?: RunOptions,
): (Notice & { readonly run: CalendarDate })[] {
  const days = runs.map(([on, said]) => {
    return { on, read: said === 'unread' ? undefined : catalogOn(source, on, said) };
  });
  return plannedOver(days, options).flatMap(({ notices, today }) =>
    notices.map((notice) => ({ ...notice, run: today })),
  );
}

/** What is told: on the day of which run, what, of which phase, for which date, and what else it says. */
function told(source: Source, runs: readonly Run[], options?: RunOptions): string[] {
  return noticesOf(source, runs, options).map((notice) => {
    const { run, on, kind, phase, step, date, was, next, standsFor } = notice;
    return [
      `${run}: ${kind} ${phase ?? '-'}${step === undefined ? '' : ` ${step}`} ${date ?? '?'}`,
      ...(was === undefined ? [] : [`was ${was}`]),
      ...(next === undefined ? [] : [`next ${next.phase} ${next.date}`]),
      ...(standsFor === undefined ? [] : [`for ${standsFor.join(' and ')}`]),
      ...(on === run ? [] : [`of ${on}`]),
    ].join(', ');
  });
}

/** A run on each day from one through another, each with the same reading. */
function daily(from: string, through: string, said: Said): Run[] {
  const runs: Run[] = [];
  for (let on = day(from); on <= through; on = addDays(on, 1)) runs.push([on, said]);
  return runs;
}

describe('a planned day of OpenStack', () => {
  it('is due on the very day, not the day before, and not told again', () => {
    expect(told('openstack', daily('2026-09-20', '2026-11-20', PLANNED))).toEqual([
      '2026-10-02: due unmaintained 2026-10-02',
    ]);
  });

  it.each(['development', 'maintained', 'security', 'extended', 'unmaintained', 'end-of-life'] as const)(
    'is due whatever it begins: %s',
    (phase) => {
      const said = [scheduled(phase, END)];
      expect(told('openstack', daily('2026-09-30', '2026-10-04', said))).toEqual([
        `2026-10-02: due ${phase} 2026-10-02`,
      ]);
    },
  );

  it('is not due before the source was read on it or later: a reminder of the day, and then due', () => {
    expect(
      told('openstack', [
        ['2026-10-01', PLANNED],
        ['2026-10-02', 'unread'],
        ['2026-10-03', 'unread'],
        ['2026-10-04', PLANNED],
        ['2026-10-05', PLANNED],
        ['2026-10-06', 'unread'],
      ]),
    ).toEqual(['2026-10-02: reminder unmaintained 0 2026-10-02', '2026-10-04: due unmaintained 2026-10-02']);
  });

  it('is due on the day itself when the source is read on it after a time without', () => {
    expect(
      told('openstack', [
        ['2026-09-28', PLANNED],
        ['2026-10-01', 'unread'],
        ['2026-10-02', PLANNED],
        ['2026-10-03', PLANNED],
      ]),
    ).toEqual(['2026-10-02: due unmaintained 2026-10-02']);
  });

  it('is neither when it is declared on the day: that is told instead', () => {
    expect(
      told('openstack', [
        ['2026-10-01', PLANNED],
        ['2026-10-02', ENDED],
        ['2026-10-03', ENDED],
      ]),
    ).toEqual(['2026-10-02: entered unmaintained 2026-10-02']);
  });

  it('that was overdue before the first run is told neither then nor later', () => {
    expect(told('openstack', daily('2026-10-20', '2026-10-25', PLANNED))).toEqual([]);
  });

  it('of the run before the baseline is not told, also when the baseline was read before it', () => {
    const days = [
      { on: '2026-10-03', read: catalogOn('openstack', '2026-10-01', PLANNED) },
      { on: '2026-10-04' },
      { on: '2026-10-05' },
    ];
    expect(plannedOver(days).flatMap(({ notices }) => notices)).toEqual([]);
  });

  it('is told after an outage with its own date and of its own day', () => {
    expect(
      told('openstack', [
        ['2026-09-25', PLANNED],
        ['2026-10-20', PLANNED],
        ['2026-10-21', PLANNED],
      ]),
    ).toEqual(['2026-10-20: due unmaintained 2026-10-02, of 2026-10-02']);
  });

  it('is told after an outage in which nothing could be read as a reminder of its own day, and then due', () => {
    expect(
      told('openstack', [
        ['2026-09-25', PLANNED],
        ['2026-10-20', 'unread'],
        ['2026-10-21', 'unread'],
        ['2026-10-22', PLANNED],
      ]),
    ).toEqual([
      '2026-10-20: reminder unmaintained 0 2026-10-02, of 2026-10-02',
      '2026-10-22: due unmaintained 2026-10-02',
    ]);
  });

  it('that upstream has gone past to a later phase is not due', () => {
    const overtaken = [...planned('2026-10-02'), knownBy('end-of-life', '2026-09-30')];
    expect(told('openstack', daily('2026-10-01', '2026-10-05', overtaken))).toEqual([]);
  });
});

describe.each(BY_DATES)('a day of a source whose dates come by themselves (%s)', (source) => {
  const said = byDates('2026-10-02');

  it('has come on the very day, not the day before, and is not told again', () => {
    expect(told(source, daily('2026-09-20', '2026-11-20', said))).toEqual([
      '2026-10-02: entered end-of-life 2026-10-02',
    ]);
  });

  it('is told as released when it is the release day', () => {
    const release = (asOf: string): PhaseStart[] => [dated('maintained', '2026-10-02', asOf)];
    expect(told(source, daily('2026-10-01', '2026-10-05', release))).toEqual([
      '2026-10-02: released maintained 2026-10-02',
    ]);
  });

  it('has not come before the source was read on it or later: a reminder of the day, and then entered', () => {
    expect(
      told(source, [
        ['2026-10-01', said],
        ['2026-10-02', 'unread'],
        ['2026-10-03', 'unread'],
        ['2026-10-04', said],
        ['2026-10-05', said],
      ]),
    ).toEqual([
      '2026-10-02: reminder end-of-life 0 2026-10-02',
      '2026-10-04: entered end-of-life 2026-10-02',
    ]);
  });

  it('is told after an outage of its own day', () => {
    expect(
      told(source, [
        ['2026-09-25', said],
        ['2026-10-20', said],
        ['2026-10-21', said],
      ]),
    ).toEqual(['2026-10-20: entered end-of-life 2026-10-02, of 2026-10-02']);
  });

  it('of two phases is told of both, each on its own day', () => {
    const phases = (asOf: string): PhaseStart[] => [
      dated('maintained', RELEASED, asOf),
      dated('extended', '2026-10-02', asOf),
      dated('end-of-life', '2026-10-04', asOf),
    ];
    expect(told(source, daily('2026-10-01', '2026-10-06', phases))).toEqual([
      '2026-10-02: entered extended 2026-10-02',
      '2026-10-04: entered end-of-life 2026-10-04',
    ]);
  });

  it('that had come before the first run is not told', () => {
    expect(told(source, daily('2026-10-02', '2026-10-06', said))).toEqual([]);
  });
});

describe("OpenStack's word", () => {
  it.each([
    ['long after the planned day', '2026-11-07', ENDED, '2026-10-02'],
    [
      'with a day of its own',
      '2026-11-07',
      [...HISTORY, declared('unmaintained', '2026-11-05')],
      '2026-11-05',
    ],
    ['without any day', '2026-11-07', [...HISTORY, knownBy('unmaintained', '2026-11-07')], '?'],
  ])('is told when it is seen, after the day was due: %s', (_, on, said, date) => {
    expect(
      told('openstack', [...daily('2026-10-01', '2026-11-06', PLANNED), ...daily(on, '2026-11-10', said)]),
    ).toEqual(['2026-10-02: due unmaintained 2026-10-02', `${on}: entered unmaintained ${date}`]);
  });

  it.each([
    ['some days early', ENDED, '2026-10-02'],
    ['early and without a day', [...HISTORY, knownBy('unmaintained', '2026-09-20')], '?'],
    ['early, of the day itself', [...HISTORY, declared('unmaintained', '2026-09-20')], '2026-09-20'],
  ])('is told when it is seen, and the planned day is no more told: %s', (_, said, date) => {
    expect(told('openstack', [['2026-09-19', PLANNED], ...daily('2026-09-20', '2026-10-06', said)])).toEqual([
      `2026-09-20: entered unmaintained ${date}`,
    ]);
  });

  it('one day early is told that day, with its date, and not again on its day (yoga)', () => {
    const yoga = [declared('development', '2021-10-06'), scheduled('maintained', '2022-03-30')];
    const out = [declared('development', '2021-10-06'), declared('maintained', '2022-03-30')];
    expect(told('openstack', [['2022-03-28', yoga], ...daily('2022-03-29', '2022-04-02', out)])).toEqual([
      '2022-03-29: released maintained 2022-03-30',
    ]);
  });

  it.each([
    ['maintained', 'released'],
    ['development', 'entered'],
    ['security', 'entered'],
    ['extended', 'entered'],
    ['unmaintained', 'entered'],
    ['end-of-life', 'entered'],
  ] as const)('of %s is told as %s', (phase, kind) => {
    const before = [declared('planned', '2026-01-01'), scheduled(phase, '2026-11-07')];
    const now = [declared('planned', '2026-01-01'), declared(phase, '2026-11-07')];
    expect(
      told('openstack', [
        ['2026-11-06', before],
        ['2026-11-07', now],
        ['2026-11-08', now],
      ]),
    ).toEqual([`2026-11-07: ${kind} ${phase} 2026-11-07`]);
  });

  it('is told when nothing had been planned', () => {
    expect(
      told('openstack', [
        ['2026-11-06', HISTORY],
        ['2026-11-07', ENDED],
      ]),
    ).toEqual(['2026-11-07: entered unmaintained 2026-10-02']);
  });

  it('that skips a phase, one day early, is told of the phase that it names alone (yoga was never extended)', () => {
    const extended = [...HISTORY, scheduled('extended', '2026-10-02')];
    expect(
      told('openstack', [
        ['2026-09-30', extended],
        ['2026-10-01', ENDED],
        ['2026-10-02', ENDED],
      ]),
    ).toEqual(['2026-10-01: entered unmaintained 2026-10-02']);
  });

  it('of two phases in one reading is told of both', () => {
    const both = [...ENDED, declared('end-of-life', '2026-11-05')];
    expect(
      told('openstack', [
        ['2026-11-06', PLANNED],
        ['2026-11-07', both],
        ['2026-11-08', both],
      ]),
    ).toEqual(['2026-11-07: entered unmaintained 2026-10-02', '2026-11-07: entered end-of-life 2026-11-05']);
  });

  it('of a phase that the release had already left is history', () => {
    const more = [...HISTORY, declared('extended', '2026-09-09'), declared('unmaintained', END)];
    expect(
      told('openstack', [
        ['2026-11-06', ENDED],
        ['2026-11-07', more],
      ]),
    ).toEqual([]);
  });

  it('by another reason than before is not told again', () => {
    const guessed = [...HISTORY, derived('security', '2026-10-01')];
    expect(
      told('openstack', [
        ['2026-11-06', guessed],
        ['2026-11-07', [...HISTORY, declared('security', '2026-10-01')]],
      ]),
    ).toEqual([]);
  });

  it('whose day is corrected, or given later, is not told again', () => {
    const undated = [...HISTORY, knownBy('unmaintained', '2026-11-06')];
    const [first, second] = ['2026-11-04', '2026-11-05'].map((on) => [
      ...HISTORY,
      declared('unmaintained', on),
    ]);
    expect(
      told('openstack', [
        ['2026-11-06', undated],
        ['2026-11-07', first!],
        ['2026-11-08', second!],
        ['2026-11-09', undated],
      ]),
    ).toEqual([]);
  });

  it('that a release is only planned is not told', () => {
    expect(
      told('openstack', [
        ['2026-11-06', [scheduled('planned', '2026-11-01')]],
        ['2026-11-07', [declared('planned', '2026-11-07')]],
      ]),
    ).toEqual([]);
  });

  it('after an outage is told of the day of the reading, and no reminder beside it', () => {
    expect(
      told(
        'openstack',
        [
          ['2026-06-24', PLANNED],
          ['2027-01-10', ENDED],
        ],
        { reminderDays: REMINDERS },
      ),
    ).toEqual(['2027-01-10: entered unmaintained 2026-10-02']);
  });

  it.each([
    ['within the days of the run', '2026-11-15', '2026-11-15'],
    ['before them', '2026-11-08', '2026-11-11'],
  ])('is of the day on which it was read, %s', (_, asOf, on) => {
    const days = [
      { on: '2026-11-01', read: catalogOn('openstack', '2026-11-01', PLANNED) },
      { on: '2026-11-10' },
      { on: '2026-11-20', read: catalogOn('openstack', asOf, ENDED) },
    ];
    expect(
      plannedOver(days)
        .at(-1)
        ?.notices.map((notice) => notice.on),
    ).toEqual([on]);
  });

  it('is told with what is needed to tell it without the catalog', () => {
    const said = [{ ...HISTORY[1]! }, { ...declared('unmaintained', END), evidence: 'status' }];
    expect(
      noticesOf('openstack', [
        ['2026-10-06', PLANNED],
        ['2026-10-07', said],
      ]),
    ).toEqual([
      {
        run: '2026-10-07',
        id: 'entered/openstack/epoxy/phase=unmaintained/date=2026-10-02/2',
        keys: { product: 'openstack', release: 'epoxy' },
        kind: 'entered',
        product: 'openstack',
        productTitle: 'OpenStack',
        release: '2025.1',
        releaseTitle: '2025.1 Epoxy',
        link: null,
        phase: 'unmaintained',
        on: '2026-10-07',
        date: '2026-10-02',
        basis: 'declared',
        cause: 'source',
        concernsSupported: true,
        evidence: 'status',
        asOf: '2026-10-07',
      },
    ]);
  });
});

describe('a word that is withdrawn', () => {
  const back = planned('2027-03-01');
  const ended = [...HISTORY, declared('unmaintained', '2026-10-10')];
  const start = [
    ['2026-10-09', HISTORY],
    ['2026-10-10', ended],
  ] as const;
  const ENTERED = '2026-10-10: entered unmaintained 2026-10-10';

  it('is told by the first reading on day 14, not on day 13, with the date that is valid now', () => {
    expect(told('openstack', [...start, ...daily('2026-10-11', '2026-11-20', back)])).toEqual([
      ENTERED,
      '2026-10-25: withdrawn unmaintained 2026-10-10, next unmaintained 2027-03-01',
    ]);
  });

  it('is told by the first fresh reading after day 14, never by a day alone', () => {
    expect(
      told('openstack', [
        ...start,
        ...daily('2026-10-11', '2026-10-20', back),
        ...daily('2026-10-21', '2026-10-29', 'unread'),
        ...daily('2026-10-30', '2026-11-05', back),
      ]),
    ).toEqual([ENTERED, '2026-10-30: withdrawn unmaintained 2026-10-10, next unmaintained 2027-03-01']);
  });

  it('is not told when the reading of day 14 has it again', () => {
    expect(
      told('openstack', [
        ...start,
        ...daily('2026-10-11', '2026-10-24', back),
        ...daily('2026-10-25', '2026-11-25', ended),
      ]),
    ).toEqual([ENTERED]);
  });

  it.each([1, 9, 13])(
    'and comes back after %i days tells nothing twice (ussuri, zed, antelope, bobcat)',
    (days) => {
      const again = addDays(day('2026-10-11'), days);
      expect(
        told('openstack', [
          ...start,
          ...daily('2026-10-11', addDays(again, -1), back),
          ...daily(again, '2026-12-31', ended),
        ]),
      ).toEqual([ENTERED]);
    },
  );

  it('is told at once where nothing is to settle', () => {
    expect(
      told('openstack', [...start, ['2026-10-11', back], ['2026-10-12', back]], { settlingDays: 0 }),
    ).toEqual([ENTERED, '2026-10-11: withdrawn unmaintained 2026-10-10, next unmaintained 2027-03-01']);
  });

  it('and declared again is another fact each time', () => {
    const runs = [
      ...start,
      ...daily('2026-10-11', '2026-10-25', back),
      ...daily('2026-10-26', '2026-10-27', ended),
      ...daily('2026-10-28', '2026-11-11', back),
      ...daily('2026-11-12', '2026-11-13', ended),
    ];
    expect(told('openstack', runs)).toEqual([
      ENTERED,
      '2026-10-25: withdrawn unmaintained 2026-10-10, next unmaintained 2027-03-01',
      '2026-10-26: entered unmaintained 2026-10-10',
      '2026-11-11: withdrawn unmaintained 2026-10-10, next unmaintained 2027-03-01',
      '2026-11-12: entered unmaintained 2026-10-10',
    ]);
    const ids = noticesOf('openstack', runs).map(({ id }) => id);
    expect(new Set(ids).size).toBe(5);
  });

  it('of two words on different days is told of each on its own day', () => {
    const over = [...ended, declared('end-of-life', '2026-10-10')];
    expect(
      told('openstack', [
        ['2026-10-10', over],
        ...daily('2026-10-11', '2026-10-15', ended),
        ...daily('2026-10-16', '2026-11-20', back),
      ]),
    ).toEqual([
      '2026-10-25: withdrawn end-of-life 2026-10-10',
      '2026-10-30: withdrawn unmaintained 2026-10-10, next unmaintained 2027-03-01',
    ]);
  });

  it('stands for all planning of the release until then', () => {
    const over = (end: string, moved: string): PhaseStart[] => [
      ...HISTORY,
      declared('unmaintained', end),
      scheduled('end-of-life', moved),
    ];
    const without = [...planned('2027-03-01'), scheduled('end-of-life', '2028-01-01')];
    expect(
      told(
        'openstack',
        [
          ['2026-10-10', over('2026-10-10', '2026-11-20')],
          ...daily('2026-10-11', '2026-10-31', without),
          ['2026-11-01', without],
        ],
        { reminderDays: [30] },
      ),
    ).toEqual([
      '2026-10-21: reminder end-of-life 30 2026-11-20',
      '2026-10-25: withdrawn unmaintained 2026-10-10, next unmaintained 2027-03-01',
      '2026-10-25: moved end-of-life 2028-01-01, was 2026-11-20',
    ]);
  });

  it.each([
    [
      'of the phase itself, though an earlier one comes before',
      'extended 2026-12-01, unmaintained 2027-03-01',
    ],
    ['of an earlier phase', 'extended 2026-12-01', 'extended 2026-12-01'],
    [
      'of an earlier phase before that of a later one',
      'extended 2026-12-01, end-of-life 2027-06-01',
      'extended 2026-12-01',
    ],
    ['of a later phase', 'end-of-life 2027-06-01'],
    [
      'to come, not one that has passed',
      'extended 2026-10-20, end-of-life 2027-06-01',
      'end-of-life 2027-06-01',
    ],
    [
      'that passed last, where none is to come',
      'security 2026-10-15, extended 2026-10-20',
      'extended 2026-10-20',
    ],
    ['of today is none to come', 'extended 2026-10-25, end-of-life 2026-10-26', 'end-of-life 2026-10-26'],
  ])('is told with the date that is valid now: one %s', (_, plans, next = plans.split(', ').at(-1)) => {
    const said = plans.split(', ').map((plan) => {
      const [phase, date] = plan.split(' ') as [Phase, string];
      return scheduled(phase, date);
    });
    const notices = told('openstack', [
      ...start,
      ...daily('2026-10-11', '2026-10-26', [...HISTORY, ...said]),
    ]).filter((notice) => notice.includes('withdrawn'));
    expect(notices).toEqual([`2026-10-25: withdrawn unmaintained 2026-10-10, next ${next}`]);
  });

  it('of an end of life is told with the earlier end that is planned again', () => {
    const runs: readonly Run[] = [
      ['2026-10-09', planned('2026-12-16')],
      ['2026-10-10', [...HISTORY, declared('end-of-life', '2026-10-10')]],
      ...daily('2026-10-11', '2026-10-26', planned('2026-12-16')),
    ];
    expect(told('openstack', runs)).toEqual([
      '2026-10-10: entered end-of-life 2026-10-10',
      '2026-10-25: scheduled unmaintained 2026-12-16',
      '2026-10-25: withdrawn end-of-life 2026-10-10, next unmaintained 2026-12-16',
    ]);
  });

  it('is not told with the date of a phase that has begun', () => {
    const extended = [...HISTORY, declared('extended', '2026-10-01')];
    expect(
      told('openstack', [
        ['2026-10-09', extended],
        ['2026-10-10', [...extended, declared('unmaintained', '2026-10-10')]],
        ...daily('2026-10-11', '2026-10-26', extended),
      ]),
    ).toEqual([ENTERED, '2026-10-25: withdrawn unmaintained 2026-10-10']);
  });

  it('says nothing of a date where none is valid', () => {
    expect(told('openstack', [...start, ...daily('2026-10-11', '2026-10-26', HISTORY)])).toEqual([
      ENTERED,
      '2026-10-25: withdrawn unmaintained 2026-10-10',
    ]);
  });

  it.each([...BY_DATES, 'openstack'] as const)(
    'of %s is one also when a phase had begun on an unknown day',
    (source) => {
      const said: readonly Run[] = [
        ['2026-10-09', byDates(null)],
        ['2026-10-10', byDates(FLAGGED)],
        ...daily('2026-10-11', '2026-10-24', byDates('2027-03-01')),
        ['2026-10-25', byDates('2027-03-01')],
        ['2026-10-26', byDates('2027-03-01')],
      ];
      expect(told(source, said)).toEqual([
        '2026-10-10: entered end-of-life ?',
        '2026-10-25: withdrawn end-of-life ?, next end-of-life 2027-03-01',
      ]);
    },
  );

  it.each(BY_DATES)('is none of %s when a day is given to what had begun on an unknown one', (source) => {
    expect(
      told(source, [
        ['2026-10-10', byDates(FLAGGED)],
        ...daily('2026-10-11', '2026-10-31', byDates('2026-10-05')),
      ]),
    ).toEqual([]);
  });
});

describe.each(BY_DATES)('a date of %s that came by itself and is changed afterwards', (source) => {
  it('is moved at once, never withdrawn', () => {
    expect(
      told(source, [
        ['2026-10-03', byDates('2026-10-02')],
        ...daily('2026-10-04', '2026-10-31', byDates('2027-04-01')),
      ]),
    ).toEqual(['2026-10-04: moved end-of-life 2027-04-01, was 2026-10-02']);
  });

  it('or is taken away at once', () => {
    expect(
      told(source, [
        ['2026-10-03', byDates('2026-10-02')],
        ...daily('2026-10-04', '2026-10-31', byDates(null)),
      ]),
    ).toEqual(['2026-10-04: unscheduled end-of-life 2026-10-02, was 2026-10-02']);
  });

  it('and comes again on its new day is told again, as another fact', () => {
    const runs: readonly Run[] = [
      ['2026-10-01', byDates('2026-10-02')],
      ['2026-10-02', byDates('2026-10-02')],
      ['2026-10-03', byDates('2026-10-06')],
      ...daily('2026-10-04', '2026-10-08', byDates('2026-10-06')),
    ];
    expect(told(source, runs)).toEqual([
      '2026-10-02: entered end-of-life 2026-10-02',
      '2026-10-03: moved end-of-life 2026-10-06, was 2026-10-02',
      '2026-10-06: entered end-of-life 2026-10-06',
    ]);
  });

  it('is not told when both days are past', () => {
    expect(
      told(source, [
        ['2026-10-10', byDates('2026-10-02')],
        ['2026-10-11', byDates('2026-10-05')],
        ['2026-10-12', byDates('2026-09-05')],
        ['2026-10-13', byDates('2026-10-13')],
        ['2026-10-14', byDates('2026-10-13')],
      ]),
    ).toEqual([]);
  });

  it('in favour of a flag without a day is not told: it was known', () => {
    expect(
      told(source, [
        ['2026-10-03', byDates('2026-10-02')],
        ['2026-10-04', byDates(FLAGGED)],
        ['2026-10-05', byDates(FLAGGED)],
      ]),
    ).toEqual([]);
  });
});

describe.each(BY_DATES)('a flag of %s without a date', (source) => {
  it('is told when it flips', () => {
    expect(
      told(source, [
        ['2026-10-03', byDates(null)],
        ['2026-10-04', byDates(FLAGGED)],
        ['2026-10-05', byDates(FLAGGED)],
      ]),
    ).toEqual(['2026-10-04: entered end-of-life ?']);
  });

  it('is told when it flips before the day that was given', () => {
    expect(
      told(source, [
        ['2026-09-03', byDates('2026-10-02')],
        ...daily('2026-09-04', '2026-10-06', byDates(FLAGGED)),
      ]),
    ).toEqual(['2026-09-04: entered end-of-life ?']);
  });
});

describe.each(['openstack', ...BY_DATES] as const)('a date of %s', (source) => {
  const says = (end: string | null): Said => (source === 'openstack' ? planned(end) : byDates(end));
  const phase = source === 'openstack' ? 'unmaintained' : 'end-of-life';
  const came = source === 'openstack' ? 'due' : 'entered';

  it('that is first given is scheduled, once', () => {
    expect(
      told(source, [['2026-08-01', says(null)], ...daily('2026-08-02', '2026-08-05', says(END))]),
    ).toEqual([`2026-08-02: scheduled ${phase} 2026-10-02`]);
  });

  it('that changes has moved, once, whichever way', () => {
    expect(
      told(source, [
        ['2026-08-01', says(END)],
        ...daily('2026-08-02', '2026-08-03', says('2026-10-24')),
        ...daily('2026-08-04', '2026-08-05', says('2026-09-24')),
        ...daily('2026-08-06', '2026-08-07', says(END)),
      ]),
    ).toEqual([
      `2026-08-02: moved ${phase} 2026-10-24, was 2026-10-02`,
      `2026-08-04: moved ${phase} 2026-09-24, was 2026-10-24`,
      `2026-08-06: moved ${phase} 2026-10-02, was 2026-09-24`,
    ]);
  });

  it('that goes is unscheduled, and scheduled when it comes back, each a fact of its own', () => {
    const runs: readonly Run[] = [
      ['2026-08-01', says(END)],
      ['2026-08-02', says(null)],
      ['2026-08-03', says(END)],
      ['2026-08-04', says(null)],
      ['2026-08-05', says(END)],
    ];
    expect(told(source, runs)).toEqual([
      `2026-08-02: unscheduled ${phase} 2026-10-02, was 2026-10-02`,
      `2026-08-03: scheduled ${phase} 2026-10-02`,
      `2026-08-04: unscheduled ${phase} 2026-10-02, was 2026-10-02`,
      `2026-08-05: scheduled ${phase} 2026-10-02`,
    ]);
    expect(noticesOf(source, runs).map(({ id }) => id)).toEqual([
      `unscheduled/openstack/epoxy/phase=${phase}/date=2026-10-02/2`,
      `scheduled/openstack/epoxy/phase=${phase}/date=2026-10-02/3`,
      `unscheduled/openstack/epoxy/phase=${phase}/date=2026-10-02/4`,
      `scheduled/openstack/epoxy/phase=${phase}/date=2026-10-02/5`,
    ]);
  });

  it.each([
    ['on a day already past', '2026-08-20'],
    ['on the day of the reading', '2026-09-02'],
  ])('that is first given %s is one notice, which says so, and nothing else ever', (_, date) => {
    expect(
      told(source, [['2026-09-01', says(null)], ...daily('2026-09-02', '2026-10-20', says(date))]),
    ).toEqual([`2026-09-02: scheduled ${phase} ${date}, for entered and due`]);
  });

  it.each([
    ['to a day already past', '2026-08-20'],
    ['to the day of the reading', '2026-09-02'],
  ])('that moves %s is one notice, which says so, and nothing else ever', (_, date) => {
    expect(
      told(source, [['2026-09-01', says(END)], ...daily('2026-09-02', '2026-10-20', says(date))]),
    ).toEqual([`2026-09-02: moved ${phase} ${date}, was 2026-10-02, for entered and due`]);
  });

  it('that moves to the next day is moved, and then comes', () => {
    expect(
      told(source, [['2026-09-01', says(END)], ...daily('2026-09-02', '2026-10-20', says('2026-09-03'))]),
    ).toEqual([
      `2026-09-02: moved ${phase} 2026-09-03, was 2026-10-02`,
      `2026-09-03: ${came} ${phase} 2026-09-03`,
    ]);
  });

  it('that moves to a day within an outage is one notice', () => {
    expect(
      told(source, [
        ['2026-09-01', says(END)],
        ['2026-09-30', says('2026-09-15')],
        ['2026-10-01', says('2026-09-15')],
      ]),
    ).toEqual([`2026-09-30: moved ${phase} 2026-09-15, was 2026-10-02, for entered and due`]);
  });

  it('that is corrected from one past day to another is not told', () => {
    expect(
      told(source, [
        ...daily('2026-10-01', '2026-10-10', says(END)),
        ...daily('2026-10-11', '2026-10-12', says('2026-10-05')),
        ...daily('2026-10-13', '2026-10-14', says('2026-09-05')),
      ]),
    ).toEqual([`2026-10-02: ${came} ${phase} 2026-10-02`]);
  });

  it('that is corrected before its coming was told has its coming told, once', () => {
    expect(
      told(source, [
        ['2026-09-25', says(END)],
        ['2026-10-12', says('2026-10-05')],
        ['2026-10-13', says('2026-10-05')],
        ['2026-10-14', says('2026-10-03')],
      ]),
    ).toEqual([`2026-10-12: ${came} ${phase} 2026-10-05, of 2026-10-05`]);
  });

  it('that is corrected to a day before the outage has its coming told, once', () => {
    expect(
      told(source, [
        ['2026-09-25', says(END)],
        ['2026-10-12', says('2026-09-20')],
        ['2026-10-13', says('2026-09-20')],
      ]),
    ).toEqual([`2026-10-12: ${came} ${phase} 2026-09-20`]);
  });

  it('that is corrected after a day on which the source could not be read has its coming told, once', () => {
    expect(
      told(source, [
        ['2026-10-01', says(END)],
        ['2026-10-02', 'unread'],
        ['2026-10-03', 'unread'],
        ['2026-10-04', says('2026-10-03')],
        ['2026-10-05', says('2026-10-03')],
      ]),
    ).toEqual([`2026-10-02: reminder ${phase} 0 2026-10-02`, `2026-10-04: ${came} ${phase} 2026-10-03`]);
  });

  it('that moves on after it had come is moved, and comes again', () => {
    expect(
      told(source, [
        ...daily('2026-10-01', '2026-10-03', says(END)),
        ...daily('2026-10-04', '2026-10-12', says('2026-10-10')),
      ]),
    ).toEqual([
      `2026-10-02: ${came} ${phase} 2026-10-02`,
      `2026-10-04: moved ${phase} 2026-10-10, was 2026-10-02`,
      `2026-10-10: ${came} ${phase} 2026-10-10`,
    ]);
  });

  it.each([
    ['once', ['2026-09-05']],
    ['twice', ['2026-09-05', '2026-10-06']],
    ['and back', ['2026-09-05', '2026-10-02']],
  ])('that was corrected %s unheard is moved from the one that people know', (_, corrections) => {
    const runs: Run[] = daily('2026-10-01', '2026-10-10', says(END));
    for (const [index, date] of corrections.entries()) {
      const first = addDays(day('2026-10-11'), 2 * index);
      runs.push(...daily(first, addDays(first, 1), says(date)));
    }
    expect(told(source, [...runs, ...daily('2026-10-20', '2026-10-22', says('2026-12-05'))])).toEqual([
      `2026-10-02: ${came} ${phase} 2026-10-02`,
      `2026-10-20: moved ${phase} 2026-12-05, was 2026-10-02`,
    ]);
  });

  it('that was corrected unheard and is taken away is the one that people know', () => {
    expect(
      told(source, [
        ...daily('2026-10-01', '2026-10-10', says(END)),
        ...daily('2026-10-11', '2026-10-12', says('2026-09-05')),
        ...daily('2026-10-13', '2026-10-14', says(null)),
        ...daily('2026-10-15', '2026-10-16', says('2026-12-05')),
        ...daily('2026-10-17', '2026-10-18', says('2026-12-06')),
      ]),
    ).toEqual([
      `2026-10-02: ${came} ${phase} 2026-10-02`,
      `2026-10-13: unscheduled ${phase} 2026-09-05, was 2026-10-02`,
      `2026-10-15: scheduled ${phase} 2026-12-05`,
      `2026-10-17: moved ${phase} 2026-12-06, was 2026-12-05`,
    ]);
  });

  it.each([
    [
      'moved',
      [
        ['2026-10-04', '2026-10-10'],
        ['2026-10-08', '2026-12-05'],
      ],
      '2026-10-10',
    ],
    [
      'moved to a day that had come',
      [
        ['2026-09-30', '2026-09-20'],
        ['2026-10-08', '2026-12-05'],
      ],
      '2026-09-20',
    ],
    [
      'corrected, and its coming told',
      [
        ['2026-10-03', '2026-10-01'],
        ['2026-10-08', '2026-12-05'],
      ],
      '2026-10-01',
    ],
  ] as const)('that was %s is moved from there', (_, changes, was) => {
    const runs: Run[] = [['2026-09-25', says(END)]];
    for (const [on, date] of changes) runs.push([on, says(date)], [addDays(day(on), 1), says(date)]);
    expect(told(source, runs).at(-1)).toBe(`2026-10-08: moved ${phase} 2026-12-05, was ${was}`);
  });

  it('that moves away within an outage has not come', () => {
    expect(
      told(source, [
        ['2026-09-25', says(END)],
        ['2026-10-12', says('2026-12-05')],
      ]),
    ).toEqual([`2026-10-12: moved ${phase} 2026-12-05, was 2026-10-02`]);
  });

  it('that has come and is taken away is unscheduled', () => {
    expect(
      told(source, [
        ...daily('2026-10-01', '2026-10-03', says(END)),
        ...daily('2026-10-04', '2026-10-05', says(null)),
      ]),
    ).toEqual([
      `2026-10-02: ${came} ${phase} 2026-10-02`,
      `2026-10-04: unscheduled ${phase} 2026-10-02, was 2026-10-02`,
    ]);
  });

  it('in whose place a phase of another name has the same day is unscheduled and scheduled', () => {
    const other = (asOf: string): PhaseStart[] =>
      source === 'openstack'
        ? [...HISTORY, scheduled('extended', END)]
        : [dated('maintained', RELEASED, asOf), dated('extended', END, asOf)];
    expect(
      told(source, [
        ['2026-08-01', says(END)],
        ['2026-08-02', other],
        ['2026-08-03', other],
      ]),
    ).toEqual([
      '2026-08-02: scheduled extended 2026-10-02',
      `2026-08-02: unscheduled ${phase} 2026-10-02, was 2026-10-02`,
    ]);
  });

  it.each([
    ['first given', null],
    ['moved', '2026-12-01'],
  ])('that is %s on a reminder’s own day is only that', (_, before) => {
    const kinds = noticesOf(
      source,
      [['2026-09-01', says(before)], ...daily('2026-09-02', '2026-09-20', says(END))],
      { reminderDays: [30] },
    ).map(({ kind }) => kind);
    expect(kinds).toEqual([before === null ? 'scheduled' : 'moved']);
  });

  it('that moves cancels the reminders of the old date, and has those of the new', () => {
    expect(
      told(source, [['2026-08-31', says(END)], ...daily('2026-09-01', '2026-09-20', says('2026-10-12'))], {
        reminderDays: [30],
      }),
    ).toEqual([
      `2026-09-01: moved ${phase} 2026-10-12, was 2026-10-02`,
      `2026-09-12: reminder ${phase} 30 2026-10-12`,
    ]);
  });
});

describe('a date that goes because its phase has begun', () => {
  it.each([
    [
      'the phase itself, on an unknown day',
      [...HISTORY, knownBy('unmaintained', '2026-09-02')],
      'unmaintained ?',
    ],
    ['a later one', [...HISTORY, declared('end-of-life', '2026-09-01')], 'end-of-life 2026-09-01'],
  ])('is neither moved nor taken away: %s', (_, now, entered) => {
    expect(told('openstack', [['2026-09-01', PLANNED], ...daily('2026-09-02', '2026-10-05', now)])).toEqual([
      `2026-09-02: entered ${entered}`,
    ]);
  });

  it('or had begun long ago', () => {
    const [before, now] = ['2026-10-05', null].map((date) => [
      ...HISTORY,
      ...(date === null ? [] : [scheduled('extended', date)]),
      knownBy('unmaintained', '2026-08-01'),
    ]);
    expect(
      told('openstack', [
        ['2026-09-01', before!],
        ['2026-09-02', now!],
      ]),
    ).toEqual([]);
  });
});

describe('a release', () => {
  const out = [declared('maintained', '2026-09-30'), scheduled('unmaintained', '2028-04-01')];
  const coming = [declared('development', '2026-04-01'), scheduled('maintained', '2026-09-30')];

  it.each([
    ['under development', coming, 'development 2026-09-30, next maintained 2026-09-30'],
    ['that is out', out, 'maintained 2026-09-30, next unmaintained 2028-04-01, for released'],
    ['that has ended', [declared('end-of-life', '2026-09-01')], 'end-of-life ?'],
    ['that is only planned', [knownBy('planned', '2026-09-02')], 'planned ?'],
    ['that is extended', [declared('extended', '2026-09-01')], 'extended ?, for released'],
    ['without any support', [declared('unmaintained', '2026-09-01')], 'unmaintained ?'],
  ])('that is first listed is announced, once: %s', (_, said, announced) => {
    const [first, ...more] = told('openstack', [
      ['2026-09-01', 'unlisted'],
      ['2026-10-02', said],
      ['2026-10-03', said],
    ]);
    expect([first, more]).toEqual([
      `2026-10-02: announced ${announced}`.replace(', next maintained 2026-09-30', ''),
      [],
    ]);
  });

  it.each([
    ['today', '2026-10-02'],
    ['past', '2026-09-10'],
  ])('that is first listed with an end that is planned for a day %s tells that beside, once', (_, end) => {
    const late = [declared('maintained', '2025-04-02'), scheduled('unmaintained', end)];
    expect(
      told('openstack', [
        ['2026-10-01', 'unlisted'],
        ['2026-10-02', late],
        ['2026-10-03', late],
      ]),
    ).toEqual([
      '2026-10-02: announced maintained 2025-04-02, for released',
      `2026-10-02: scheduled unmaintained ${end}, for entered and due`,
    ]);
  });

  it('that is announced says what comes next', () => {
    expect(
      told('openstack', [
        ['2026-09-01', 'unlisted'],
        ['2026-09-02', coming],
        ['2026-09-03', coming],
      ]),
    ).toEqual(['2026-09-02: announced development 2026-09-30, next maintained 2026-09-30']);
  });

  it('tells its days from its announcement on', () => {
    expect(
      told('openstack', [
        ['2026-09-01', 'unlisted'],
        ...daily('2026-09-02', '2026-09-29', coming),
        ...daily('2026-09-30', '2026-10-02', out),
      ]),
    ).toEqual([
      '2026-09-02: announced development 2026-09-30, next maintained 2026-09-30',
      '2026-09-30: released maintained 2026-09-30',
      '2026-09-30: scheduled unmaintained 2028-04-01',
    ]);
  });

  it('that vanishes for a short time tells nothing by that, and is still planned', () => {
    expect(
      told('openstack', [
        ['2026-09-25', PLANNED],
        ...daily('2026-09-26', '2026-10-05', 'unlisted'),
        ...daily('2026-10-06', '2026-10-10', PLANNED),
      ]),
    ).toEqual(['2026-10-02: due unmaintained 2026-10-02']);
  });

  it('that vanishes for good is planned no more', () => {
    const lost = daily('2026-09-11', '2026-10-10', 'unlisted');
    expect(told('openstack', [['2026-09-10', PLANNED], ...lost])).toEqual([]);
    expect(told('openstack', [['2026-09-10', planned('2026-09-24')], ...lost])).toEqual([
      '2026-09-24: due unmaintained 2026-09-24',
    ]);
    expect(told('openstack', [['2026-09-10', planned('2026-09-25')], ...lost])).toEqual([]);
  });

  it('that comes back after it was gone is announced again, under another id', () => {
    const runs: readonly Run[] = [
      ['2026-09-01', 'unlisted'],
      ['2026-09-02', PLANNED],
      ...daily('2026-09-03', '2026-09-17', 'unlisted'),
      ['2026-09-18', PLANNED],
      ['2026-09-19', PLANNED],
    ];
    const notices = noticesOf('openstack', runs);
    expect(notices.map(({ run, id }) => `${run} ${id}`)).toEqual([
      '2026-09-02 announced/openstack/epoxy/1',
      '2026-09-18 announced/openstack/epoxy/2',
    ]);
    expect(notices.map(({ listings }) => listings)).toEqual([1, 2]);
  });

  it('that is only renamed is no new one, and its facts keep their ids', () => {
    const renamed = { ...releaseWith('2025.1-lts', PLANNED), key: 'epoxy' };
    const read = (asOf: string, release: Release): Catalog =>
      catalogWith(productWith({ asOf: day(asOf), releases: [release] }));
    const [next] = plannedOver([
      { on: '2026-10-01', read: read('2026-10-01', { ...releaseWith('2025.1', PLANNED), key: 'epoxy' }) },
      { on: '2026-10-02', read: read('2026-10-02', renamed) },
    ]);
    expect(next?.notices.map(({ id, release }) => [id, release])).toEqual([
      ['due/openstack/epoxy/phase=unmaintained/date=2026-10-02/1', '2025.1-lts'],
    ]);
  });
});

describe('a product', () => {
  const ubuntu = (asOf: string, ...names: readonly string[]): Catalog =>
    catalogWith(
      ...['debian', ...names].map((name) =>
        productWith({
          key: name,
          name,
          source: 'endoflife-date',
          asOf: day(asOf),
          releases: [releaseWith('24.04', byDates('2026-10-02')(asOf))],
        }),
      ),
    );
  const toldOf = (...runs: readonly (readonly [string, Catalog])[]): string[] =>
    plannedOver(runs.map(([on, read]) => ({ on, read }))).flatMap(({ notices, today }) =>
      notices.filter(({ product }) => product !== 'debian').map(({ kind }) => `${today} ${kind}`),
    );

  it('that is first seen tells nothing, not even on a day that comes', () => {
    expect(
      toldOf(
        ['2026-10-01', ubuntu('2026-10-01')],
        ['2026-10-02', ubuntu('2026-10-02', 'ubuntu')],
        ['2026-10-03', ubuntu('2026-10-03', 'ubuntu')],
      ),
    ).toEqual([]);
  });

  it('that is first seen tells what comes after that', () => {
    expect(
      toldOf(
        ['2026-09-30', ubuntu('2026-09-30')],
        ['2026-10-01', ubuntu('2026-10-01', 'ubuntu')],
        ['2026-10-02', ubuntu('2026-10-02', 'ubuntu')],
      ),
    ).toEqual(['2026-10-02 entered']);
  });

  it('that vanishes for a short time loses nothing: its day that came meanwhile is told', () => {
    const runs = (...without: readonly string[]): string[] =>
      toldOf(
        ...daily('2026-09-30', '2026-10-06', 'unread').map(
          ([on]) => [on, ubuntu(on, ...(without.includes(on) ? [] : ['ubuntu']))] as const,
        ),
      );
    expect(runs().map((line) => line.slice(11))).toEqual(['entered']);
    expect(runs('2026-10-02').map((line) => line.slice(11))).toContain('entered');
    expect(runs('2026-10-01', '2026-10-02', '2026-10-03').map((line) => line.slice(11))).toContain('entered');
  });

  it('that is gone for good is planned no more', () => {
    expect(
      toldOf(
        ['2026-09-01', ubuntu('2026-09-01', 'ubuntu')],
        ['2026-09-02', ubuntu('2026-09-02')],
        ['2026-10-02', ubuntu('2026-10-02')],
      ),
    ).toEqual([]);
  });
});

describe('a reminder', () => {
  const options = { reminderDays: REMINDERS };

  it.each(REMINDERS)('is told %i days before the end: on that day, not the day before or after', (step) => {
    const on = addDays(END, -step);
    const runs = daily(addDays(on, -2), addDays(on, 2), PLANNED);
    const reminders = noticesOf('openstack', runs, { reminderDays: [step] }).filter(
      ({ kind }) => kind === 'reminder',
    );
    expect(reminders.map(({ run, step: told }) => [run, told])).toEqual([[on, step]]);
  });

  it('is told with what is needed to tell it without the catalog', () => {
    expect(noticesOf('openstack', daily('2026-09-01', '2026-09-02', PLANNED), options)).toEqual([
      {
        run: '2026-09-02',
        id: 'reminder/openstack/epoxy/phase=unmaintained/date=2026-10-02/step=30/1',
        keys: { product: 'openstack', release: 'epoxy' },
        kind: 'reminder',
        product: 'openstack',
        productTitle: 'OpenStack',
        release: '2025.1',
        releaseTitle: '2025.1 Epoxy',
        link: null,
        phase: 'unmaintained',
        on: '2026-09-02',
        date: '2026-10-02',
        basis: 'scheduled',
        cause: 'day',
        step: 30,
        concernsSupported: true,
        evidence: null,
        asOf: '2026-09-02',
      },
    ]);
  });

  it.each(['security', 'extended', 'unmaintained', 'end-of-life'] as const)('is told of %s', (phase) => {
    const said = [...HISTORY, scheduled(phase, END)];
    expect(told('openstack', daily('2026-09-01', '2026-09-03', said), options)).toEqual([
      `2026-09-02: reminder ${phase} 30 2026-10-02`,
    ]);
  });

  it.each(['development', 'maintained'] as const)('is not told of %s', (phase) => {
    const said = [declared('planned', '2024-01-01'), scheduled(phase, END)];
    expect(told('openstack', daily('2026-09-01', '2026-09-03', said), options)).toEqual([]);
  });

  it('is told of an end that is declared ahead, and of none without a date', () => {
    expect(told('openstack', daily('2026-09-01', '2026-09-03', ENDED), options)).toEqual([
      '2026-09-02: reminder unmaintained 30 2026-10-02',
    ]);
    expect(told('openstack', daily('2026-09-01', '2026-09-03', planned(null)), options)).toEqual([]);
  });

  it('is told also when the source has not been read for long', () => {
    expect(
      told(
        'openstack',
        [
          ['2026-06-01', PLANNED],
          ['2026-09-01', 'unread'],
          ['2026-09-02', 'unread'],
          ['2026-09-03', 'unread'],
        ],
        { reminderDays: [30] },
      ),
    ).toEqual(['2026-09-02: reminder unmaintained 30 2026-10-02']);
  });

  it('is not told of a day that has come, nor on the day itself', () => {
    expect(
      told('openstack', daily('2026-10-01', '2026-10-09', PLANNED), { reminderDays: [0, 1, 7] }),
    ).toEqual(['2026-10-02: due unmaintained 2026-10-02']);
  });

  it.each([
    [180, 539, false],
    [180, 540, true],
    [90, 269, false],
    [90, 270, true],
    [30, 89, false],
    [30, 90, true],
    [7, 20, false],
    [7, 21, true],
    [1, 2, false],
    [1, 3, true],
  ])(
    '%i days before the end of a release of %i days is told: %s (a third at most)',
    (step, length, isTold) => {
      const end = addDays(day(RELEASED), length);
      const on = addDays(end, -step);
      const runs = daily(addDays(on, -1), on, planned(end));
      const steps = noticesOf('openstack', runs, { reminderDays: [step] }).map((notice) => notice.step);
      expect(steps).toEqual(isTold ? [step] : []);
    },
  );

  it('is told at any length where the release day is unknown', () => {
    const said = [knownBy('maintained', '2026-01-01'), scheduled('unmaintained', END)];
    expect(told('openstack', daily('2026-04-04', '2026-04-06', said), options)).toEqual([
      '2026-04-05: reminder unmaintained 180 2026-10-02',
    ]);
  });

  it.each([
    ['of 40 days', 42, 2, [30, 7]],
    ['of 200 days', 201, 1, [180, 90, 30, 7, 1]],
    ['of 200 days over the end', 100, -100, []],
  ])('that was missed in an outage %s is planned of its own day', (_, before, after, steps) => {
    const notices = noticesOf(
      'openstack',
      [
        [addDays(END, -before), PLANNED],
        [addDays(END, -after), PLANNED],
      ],
      options,
    );
    const reminders = notices.filter(({ kind }) => kind === 'reminder');
    expect(reminders.map(({ step }) => step)).toEqual(steps);
    for (const { on, step = 0 } of reminders) expect(on).toBe(addDays(END, -step));
    expect(notices.length - reminders.length).toBe(after < 0 ? 1 : 0);
  });

  it('was not missed when its date was not known on its day', () => {
    const away: readonly Run[] = [
      ['2026-08-01', planned(null)],
      ['2026-09-20', PLANNED],
    ];
    expect(told('openstack', away, options)).toEqual(['2026-09-20: scheduled unmaintained 2026-10-02']);
    expect(told('openstack', [...away, ['2026-09-26', PLANNED]], options)).toContain(
      '2026-09-26: reminder unmaintained 7 2026-10-02, of 2026-09-25',
    );
  });
});

describe('notices', () => {
  it('come in the order of their days', () => {
    const releases = [
      releaseWith('b', [declared('maintained', '2020-01-01'), scheduled('unmaintained', '2026-08-20')]),
      releaseWith('a', [declared('maintained', '2020-01-01'), scheduled('unmaintained', '2026-08-10')]),
      releaseWith('c', [declared('maintained', '2020-01-01'), scheduled('unmaintained', '2026-09-19')]),
    ];
    const at = (asOf: string): Catalog => catalogWith(productWith({ asOf: day(asOf), releases }));
    const [next] = plannedOver(
      ['2026-08-01', '2026-08-25'].map((on) => ({ on, read: at(on) })),
      { reminderDays: [30] },
    );
    expect(next?.notices.map(({ release, on }) => `${on} ${release}`)).toEqual([
      '2026-08-10 a',
      '2026-08-20 b',
      '2026-08-20 c',
    ]);
  });

  it('tell whether a source said it, or the calendar alone', () => {
    const notices = noticesOf(
      'openstack',
      [
        ...daily('2026-09-24', '2026-10-02', PLANNED),
        ['2026-10-03', planned('2026-12-01')],
        ['2026-10-04', ENDED],
      ],
      { reminderDays: [7] },
    );
    expect(notices.map(({ kind, cause, basis }) => [kind, cause, basis])).toEqual([
      ['reminder', 'day', 'scheduled'],
      ['due', 'day', 'scheduled'],
      ['moved', 'source', 'scheduled'],
      ['entered', 'source', 'declared'],
    ]);
  });
});

describe('whether support is concerned', () => {
  it.each([
    ['the end of maintenance', true, [declared('maintained', RELEASED), scheduled('unmaintained', END)]],
    [
      'the end of extended maintenance',
      true,
      [declared('extended', RELEASED), scheduled('end-of-life', END)],
    ],
    ['a release day', true, [declared('development', RELEASED), scheduled('maintained', END)]],
    [
      'the end of what nobody maintains',
      false,
      [declared('unmaintained', RELEASED), scheduled('end-of-life', END)],
    ],
    ['the start of development', false, [declared('planned', RELEASED), scheduled('development', END)]],
  ])('by %s: %s', (_, concerns, starts) => {
    const notices = noticesOf('openstack', daily('2026-10-01', '2026-10-02', starts));
    expect(notices.map(({ concernsSupported }) => concernsSupported)).toEqual([concerns]);
  });

  it.each([
    ['an end of support that is taken away', true, PLANNED, HISTORY],
    ['the very end', true, PLANNED, ENDED],
    ['the announcement of what is out', true, 'unlisted', PLANNED],
    ['the announcement of what is to come', true, 'unlisted', [knownBy('planned', '2026-09-02')]],
    ['the announcement of what has ended', false, 'unlisted', [declared('end-of-life', '2026-09-01')]],
  ] as const)('by %s: %s', (_, concerns, before, now) => {
    const notices = noticesOf('openstack', [
      ['2026-09-01', before],
      ['2026-09-02', now],
    ]);
    expect(notices.map(({ concernsSupported }) => concernsSupported)).toEqual([concerns]);
  });
});
