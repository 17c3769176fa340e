import {
  addDays,
  calendarDate,
  type CalendarDate,
  type Catalog,
  type PhaseStart,
} from '@lastpatch/release-model';
import {
  catalogWith,
  declared,
  derived,
  knownBy,
  productWith,
  releaseWith,
  scheduled,
} from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import type { Notice } from './notice.ts';
import { type PlanInput, planNotices } from './plan-notices.ts';

const day = calendarDate;
const REMINDERS = [180, 90, 30, 7, 1];
const RELEASED = '2025-04-02';
const END = day('2026-10-02');
const HISTORY = [declared('development', '2024-10-02'), declared('maintained', RELEASED)];
const PLANNED = [...HISTORY, scheduled('unmaintained', END)];
const ENDED = [...HISTORY, declared('unmaintained', END)];

/** A catalog that holds one release of one product, read on a day. */
function read(asOf: string, starts: readonly PhaseStart[] = PLANNED): Catalog {
  return catalogWith(
    productWith({
      asOf: day(asOf),
      releases: [releaseWith('2025.1', starts, { key: 'epoxy', name: 'Epoxy' })],
    }),
  );
}

/** The plan of a day whose source was read on that day, after one of the day before. */
function planOn(today: CalendarDate, starts = PLANNED): Notice[] {
  const since = addDays(today, -1);
  return plan({ previous: read(since, starts), current: read(today, starts), since, today });
}

function plan(input: Omit<PlanInput, 'reminderDays'> & Partial<PlanInput>): Notice[] {
  return planNotices({ reminderDays: REMINDERS, ...input });
}

/** What is told, and of which day it is. */
function said(notices: readonly Notice[]): string[] {
  return notices.map(({ kind, phase, step, on }) =>
    [on, kind, phase, ...(step === undefined ? [] : [String(step)])].join(' '),
  );
}

describe('a reminder is due', () => {
  it.each(REMINDERS)('%i days before the end: on that day, not the day before, not the day after', (step) => {
    const on = addDays(END, -step);
    const reminders = (today: CalendarDate): string[] =>
      said(planOn(today).filter(({ kind }) => kind === 'reminder'));
    expect(reminders(addDays(on, -1))).toEqual([]);
    expect(reminders(on)).toEqual([`${on} reminder unmaintained ${step}`]);
    expect(reminders(addDays(on, 1))).toEqual([]);
  });

  it('with what is needed to tell it without the catalog', () => {
    expect(planOn(day('2026-09-02'))).toEqual([
      {
        id: 'openstack/epoxy/reminder/unmaintained/2026-10-02/30',
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
        step: 30,
        concernsSupported: true,
      },
    ]);
  });

  it.each(['security', 'extended', 'unmaintained', 'end-of-life'] as const)(
    'of the beginning of %s',
    (phase) => {
      expect(said(planOn(addDays(END, -30), [...HISTORY, scheduled(phase, END)]))).toEqual([
        `2026-09-02 reminder ${phase} 30`,
      ]);
    },
  );

  it.each(['development', 'maintained'] as const)('not of the beginning of %s', (phase) => {
    expect(planOn(addDays(END, -30), [declared('planned', '2024-01-01'), scheduled(phase, END)])).toEqual([]);
  });

  it.each([
    ['scheduled', scheduled('unmaintained', END)],
    ['derived', derived('unmaintained', END)],
    ['declared ahead', declared('unmaintained', END)],
  ])('of a date that is %s', (_, start) => {
    expect(said(planOn(addDays(END, -7), [...HISTORY, start]))).toEqual([
      '2026-09-25 reminder unmaintained 7',
    ]);
  });

  it('not of an end without a date', () => {
    expect(planOn(addDays(END, -30), [...HISTORY, scheduled('unmaintained', null)])).toEqual([]);
  });

  it('also when the source has not been read for long', () => {
    const catalog = read('2026-01-01');
    const today = addDays(END, -30);
    expect(said(plan({ previous: catalog, current: catalog, since: addDays(today, -1), today }))).toEqual([
      '2026-09-02 reminder unmaintained 30',
    ]);
  });
});

describe('a step longer than a third of the time from the release day to the date', () => {
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
  ])('is dropped: %i days before the end of %i days is told: %s', (step, length, isTold) => {
    const end = addDays(day(RELEASED), length);
    const notices = planOn(addDays(end, -step), [...HISTORY, scheduled('unmaintained', end)]);
    expect(notices.map((notice) => notice.step)).toEqual(isTold ? [step] : []);
  });

  it('is kept where the release day is unknown', () => {
    const starts = [knownBy('maintained', '2026-08-01'), scheduled('unmaintained', END)];
    expect(planOn(addDays(END, -180), starts).map(({ step }) => step)).toEqual([180]);
  });
});

describe('the planned day', () => {
  it('is due on the day, not the day before, and not told again the day after', () => {
    expect(said(planOn(addDays(END, -1)))).toEqual(['2026-10-01 reminder unmaintained 1']);
    expect(said(planOn(END))).toEqual(['2026-10-02 due unmaintained']);
    expect(planOn(addDays(END, 1))).toEqual([]);
    expect(planOn(addDays(END, 40))).toEqual([]);
  });

  it.each(['development', 'maintained', 'security', 'extended', 'unmaintained', 'end-of-life'] as const)(
    'is due whatever it begins: %s',
    (phase) => {
      expect(said(planOn(END, [scheduled(phase, END)]))).toEqual([`2026-10-02 due ${phase}`]);
    },
  );

  it('is not due when the source was last read before it: it is a reminder of the day itself', () => {
    const catalog = read('2026-10-01');
    const notices = plan({ previous: catalog, current: catalog, since: day('2026-10-01'), today: END });
    expect(said(notices)).toEqual(['2026-10-02 reminder unmaintained 0']);
  });

  it('is told once while the source stays unread, and is due once it was read', () => {
    const [stale, fresh] = [read('2026-09-28'), read('2026-10-06')];
    const [day3, day4, day5] = [day('2026-10-03'), day('2026-10-06'), day('2026-10-07')];
    expect(plan({ previous: stale, current: stale, since: END, today: day3 })).toEqual([]);
    const due = plan({ previous: stale, current: fresh, since: day3, today: day4 });
    expect(said(due)).toEqual(['2026-10-06 due unmaintained']);
    expect(due[0]?.date).toBe(END);
    expect(plan({ previous: fresh, current: fresh, since: day4, today: day5 })).toEqual([]);
  });

  it('is due at once when the source was read on the day itself', () => {
    const notices = plan({
      previous: read('2026-09-28'),
      current: read(END),
      since: day('2026-10-01'),
      today: END,
    });
    expect(said(notices)).toEqual(['2026-10-02 due unmaintained']);
  });

  it('is nothing when it is declared on the day: that is told instead', () => {
    const notices = plan({
      previous: read('2026-10-01'),
      current: read(END, ENDED),
      since: day('2026-10-01'),
      today: END,
    });
    expect(said(notices)).toEqual(['2026-10-02 entered unmaintained']);
  });

  it('that was overdue before the first run is told neither then nor later', () => {
    const [first, second] = [read('2026-10-20'), read('2026-10-21')];
    expect(
      plan({ previous: first, current: second, since: day('2026-10-20'), today: day('2026-10-21') }),
    ).toEqual([]);
  });

  it('that is first given when it is already past is due on the day of the run', () => {
    const before = read('2026-10-20', HISTORY);
    const notices = plan({
      previous: before,
      current: read('2026-10-21'),
      since: day('2026-10-20'),
      today: day('2026-10-21'),
    });
    expect(said(notices)).toEqual(['2026-10-21 due unmaintained']);
  });
});

describe('after an outage', () => {
  const after = (since: CalendarDate, today: CalendarDate): Notice[] =>
    plan({ previous: read(since), current: read(today), since, today });

  it('of 40 days the reminders of those days are planned, each of its own day', () => {
    expect(said(after(addDays(END, -42), addDays(END, -2)))).toEqual([
      '2026-09-02 reminder unmaintained 30',
      '2026-09-25 reminder unmaintained 7',
    ]);
  });

  it('of 40 days over the end the planned day is told with its own date, and no reminder', () => {
    const notices = after(addDays(END, -35), addDays(END, 5));
    expect(said(notices)).toEqual(['2026-10-02 due unmaintained']);
    expect(notices[0]?.date).toBe(END);
  });

  it('of 200 days all reminders of those days are planned', () => {
    expect(said(after(addDays(END, -201), addDays(END, -1)))).toEqual([
      '2026-04-05 reminder unmaintained 180',
      '2026-07-04 reminder unmaintained 90',
      '2026-09-02 reminder unmaintained 30',
      '2026-09-25 reminder unmaintained 7',
      '2026-10-01 reminder unmaintained 1',
    ]);
  });

  it('of 200 days over the end the planned day is told with its own date', () => {
    expect(said(after(addDays(END, -100), addDays(END, 100)))).toEqual(['2026-10-02 due unmaintained']);
  });

  it('of 200 days in which upstream declared the end its word is told, and no reminder', () => {
    const [since, today] = [addDays(END, -100), addDays(END, 100)];
    const notices = plan({ previous: read(since), current: read(today, ENDED), since, today });
    expect(said(notices)).toEqual([`${today} entered unmaintained`]);
  });

  it('in which nothing could be read the planned day is a reminder of its own day', () => {
    const catalog = read(addDays(END, -100));
    const notices = plan({
      previous: catalog,
      current: catalog,
      since: addDays(END, -20),
      today: addDays(END, 20),
    });
    expect(said(notices)).toEqual(['2026-10-02 reminder unmaintained 0']);
  });

  it('notices come in the order of their days', () => {
    const releases = [
      releaseWith('b', [declared('maintained', '2020-01-01'), scheduled('unmaintained', '2026-08-20')]),
      releaseWith('a', [declared('maintained', '2020-01-01'), scheduled('unmaintained', '2026-08-10')]),
      releaseWith('c', [declared('maintained', '2020-01-01'), scheduled('unmaintained', '2026-09-19')]),
    ];
    const at = (asOf: string): Catalog => catalogWith(productWith({ asOf: day(asOf), releases }));
    const notices = plan({
      previous: at('2026-08-01'),
      current: at('2026-08-25'),
      since: day('2026-08-01'),
      today: day('2026-08-25'),
    });
    expect(notices.map(({ release, on }) => `${on} ${release}`)).toEqual([
      '2026-08-10 a',
      '2026-08-20 b',
      '2026-08-20 c',
    ]);
  });
});

describe("upstream's word", () => {
  const next = (before: Catalog, now: Catalog): Notice[] =>
    plan({ previous: before, current: now, since: day('2026-11-06'), today: day('2026-11-07') });

  it('is told when it is seen, with its own date', () => {
    const notices = next(read('2026-11-06'), read('2026-11-07', ENDED));
    expect(said(notices)).toEqual(['2026-11-07 entered unmaintained']);
    expect(notices[0]).toMatchObject({
      id: 'openstack/epoxy/entered/unmaintained/2026-10-02',
      date: END,
      basis: 'declared',
    });
    expect(notices[0]).not.toHaveProperty('step');
  });

  it('is told once', () => {
    expect(next(read('2026-11-06', ENDED), read('2026-11-07', ENDED))).toEqual([]);
  });

  it('is told when nothing had been planned', () => {
    expect(said(next(read('2026-11-06', HISTORY), read('2026-11-07', ENDED)))).toEqual([
      '2026-11-07 entered unmaintained',
    ]);
  });

  it('is told where no day is given', () => {
    const notices = next(
      read('2026-11-06'),
      read('2026-11-07', [...HISTORY, knownBy('unmaintained', '2026-11-07')]),
    );
    expect(notices).toMatchObject([
      { id: 'openstack/epoxy/entered/unmaintained/no-date', kind: 'entered', date: null, on: '2026-11-07' },
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
    expect(said(next(read('2026-11-06', before), read('2026-11-07', now)))).toEqual([
      `2026-11-07 ${kind} ${phase}`,
    ]);
  });

  it('that a release is only planned is not told', () => {
    const before = read('2026-11-06', [scheduled('planned', '2026-11-01')]);
    expect(next(before, read('2026-11-07', [declared('planned', '2026-11-07')]))).toEqual([]);
  });

  it('of a phase that the release had already left is history and not told', () => {
    const before = read('2026-11-06', ENDED);
    const now = read('2026-11-07', [
      ...HISTORY,
      declared('extended', '2026-09-09'),
      declared('unmaintained', END),
    ]);
    expect(next(before, now)).toEqual([]);
  });

  it('of a phase that the release was already known to be in is not told', () => {
    const before = read('2026-11-06', [...HISTORY, derived('security', '2026-10-01')]);
    expect(next(before, read('2026-11-07', [...HISTORY, declared('security', '2026-10-01')]))).toEqual([]);
  });

  it('of two phases at once is told of both', () => {
    const now = read('2026-11-07', [...ENDED, declared('end-of-life', '2026-11-05')]);
    expect(said(next(read('2026-11-06'), now))).toEqual([
      '2026-11-07 entered unmaintained',
      '2026-11-07 entered end-of-life',
    ]);
  });

  it('cannot have come from a source that was not read since: the importer has changed', () => {
    expect(next(read('2026-11-07'), read('2026-11-07', ENDED))).toEqual([]);
    expect(next(read('2026-11-07'), read('2026-11-05', ENDED))).toEqual([]);
  });

  it.each([
    ['within the days of the run', '2026-11-15', '2026-11-15'],
    ['before them', '2026-11-08', '2026-11-11'],
    ['after them', '2026-11-25', '2026-11-20'],
  ])('is of the day on which it was read, %s', (_, asOf, on) => {
    const notices = plan({
      previous: read('2026-11-01'),
      current: read(asOf, ENDED),
      since: day('2026-11-10'),
      today: day('2026-11-20'),
    });
    expect(notices.map((notice) => notice.on)).toEqual([on]);
  });
});

describe('no history is told', () => {
  const [since, today] = [day('2026-09-30'), END];

  it('of a release that is seen for the first time', () => {
    const before = catalogWith(productWith({ asOf: since, releases: [releaseWith('2024.2')] }));
    expect(plan({ previous: before, current: read(today), since, today })).toEqual([]);
    expect(plan({ previous: before, current: read(today, ENDED), since, today })).toEqual([]);
  });

  it('of a product that is seen for the first time', () => {
    expect(plan({ previous: catalogWith(), current: read(today, ENDED), since, today })).toEqual([]);
  });

  it('of a release that is there no more', () => {
    expect(
      plan({ previous: read(since), current: catalogWith(productWith({ asOf: today })), since, today }),
    ).toEqual([]);
  });

  it('and a release that is only renamed is no new one', () => {
    const renamed = catalogWith(
      productWith({ asOf: today, releases: [releaseWith('2025.1-lts', PLANNED, { key: 'epoxy' })] }),
    );
    const notices = plan({ previous: read(since), current: renamed, since, today });
    expect(notices.map(({ id, release }) => [id, release])).toEqual([
      ['openstack/epoxy/due/unmaintained/2026-10-02', '2025.1-lts'],
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
    expect(planOn(END, starts).map(({ concernsSupported }) => concernsSupported)).toEqual([concerns]);
  });
});
