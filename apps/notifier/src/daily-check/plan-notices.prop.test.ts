import {
  addDays,
  type CalendarDate,
  calendarDate,
  type Catalog,
  daysBetween,
  type Product,
} from '@lastpatch/release-model';
import {
  catalogWith,
  declared,
  knownAfter,
  productWith,
  readings,
  releaseWith,
  scheduled,
} from '@lastpatch/release-model/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DayRun,
  lettersOver,
  type PlannedDay,
  plannedOver,
  watchOfAll,
} from '../../testing/watch-builder.ts';
import type { Notice } from './notice.ts';
import { planNotices } from './plan-notices.ts';

const REMINDERS = [180, 90, 30, 7, 1];
const runs = { numRuns: 100 };

/** Runs of the days on which something was read, some of them without it, and of some days between. */
const stories = fc
  .tuple(
    readings(),
    fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }),
    fc.array(fc.nat(200), { maxLength: 6 }),
  )
  .map(([products, dice, between]): DayRun[] => {
    const [first] = products;
    const days = new Map<string, Catalog | undefined>(
      first ? between.map((gap) => [addDays(first.asOf, gap + 1), undefined]) : [],
    );
    for (const [index, product] of products.entries()) {
      const isRead = index === 0 || dice[index] !== 0;
      days.set(product.asOf, isRead ? catalogWith(product) : undefined);
    }
    return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([on, read]) => ({ on, read }));
  });

function over(check: (days: readonly PlannedDay[]) => void): void {
  fc.assert(
    fc.property(stories, fc.constantFrom(0, 1, 14), (story, settlingDays) => {
      check(plannedOver(story, { settlingDays, reminderDays: REMINDERS }));
    }),
    runs,
  );
}

function plan(previous: Catalog, current: Catalog, since: CalendarDate, today: CalendarDate): Notice[] {
  return planNotices({ previous, current, since, today, reminderDays: REMINDERS });
}

/** What a watch that follows everything is told, but for the way on, which depends on the day of the run. */
function told(days: readonly PlannedDay[]): Notice[] {
  const watch = { ...watchOfAll('product', 'openstack'), reminders: REMINDERS };
  return lettersOver(watch, days)
    .flatMap(({ kind, notices }) => (kind === 'urgent' ? [] : notices))
    .map((notice) => ({ ...notice, hops: [] }));
}

/** The dates that follow none: of phases that had none, and of releases that are listed for the first time or again. */
function firstDates(current: Catalog, previous: Catalog | undefined): string[] {
  const before = previous?.products.flatMap(({ releases }) => releases) ?? [];
  return current.products
    .flatMap(({ releases }) => releases)
    .flatMap(({ key, windows }) => {
      const known = before.find((release) => release.key === key && release.history?.isGone !== true);
      const had = known?.windows.filter(({ from }) => from !== null).map(({ phase }) => phase) ?? [];
      return windows
        .filter(({ phase }) => !had.includes(phase))
        .map(({ phase, from }) => JSON.stringify([key, phase, from]));
    });
}

function idsOf(notices: readonly Notice[]): string[] {
  return notices.map(({ id }) => id);
}

describe('planning', () => {
  it('tells nothing of a day that was already planned with the same catalog', () => {
    over((days) => {
      for (const { current, today } of days) expect(plan(current, current, today, today)).toEqual([]);
    });
  });

  it('is the same each time, and changes no catalog', () => {
    over((days) => {
      for (const { previous, current, since, today, notices } of days) {
        const copy = structuredClone([previous, current]);
        expect(plan(previous, current, since, today)).toEqual(notices);
        expect([previous, current]).toEqual(copy);
      }
    });
  });

  it('looks only at what has changed or nears, and tells the same as if it looked at all', () => {
    let known = 0;
    over((days) => {
      for (const { previous, current, since, today, notices } of days) {
        const kept = new Set(previous.products.flatMap(({ releases }) => releases));
        known += current.products.flatMap(({ releases }) => releases).filter((row) => kept.has(row)).length;
        // Nothing of a copy is known to be the same as before.
        expect(plan(previous, structuredClone(current), since, today)).toEqual(notices);
      }
    });
    expect(known).toBeGreaterThan(50);
  });

  it('does so also where nothing was read, however far ahead or behind what is known is', () => {
    const gaps = fc.integer({ min: -40, max: 40 });
    fc.assert(
      fc.property(readings(), gaps, fc.integer({ min: 1, max: 60 }), (products, before, span) => {
        const known = knownAfter(products.map((row) => catalogWith(row)));
        const since = addDays(products.at(-1)!.asOf, before);
        const today = addDays(since, span);
        expect(plan(known, structuredClone(known), since, today)).toEqual(plan(known, known, since, today));
      }),
      { numRuns: 400 },
    );
  });

  it('gives each notice an id of its own, in one plan and over all', () => {
    over((days) => {
      const ids = idsOf(days.flatMap(({ notices }) => notices));
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    });
  });

  it('gives a notice a day within the span, in order', () => {
    over((days) => {
      for (const { notices, since, today } of days) {
        for (const { on } of notices) expect(on > since && on <= today).toBe(true);
        expect(notices.map(({ on }) => on)).toEqual(notices.map(({ on }) => on).toSorted());
      }
    });
  });

  it('calls a fact by the same id on whichever day it runs', () => {
    fc.assert(
      fc.property(readings(), fc.nat(60), fc.nat(60), (products, first, second) => {
        const [before, last] = products.slice(-2);
        fc.pre(before !== undefined && last !== undefined);
        const [known, current] = [products.slice(0, -1), products].map((rows) =>
          knownAfter(rows.map((row) => catalogWith(row))),
        );
        const [early, late] = [first, second].map((gap) =>
          plan(known!, current!, before.asOf, addDays(last.asOf, gap)),
        );
        const fact = (notice: Notice): string => JSON.stringify({ ...notice, id: '', on: '' });
        const ids = new Map(early!.map((notice) => [fact(notice), notice.id]));
        for (const notice of late!) expect(ids.get(fact(notice)) ?? notice.id).toBe(notice.id);
      }),
      runs,
    );
  });

  it('of two spans is that of the first and then the second, but for reminders that a nearer day overtakes', () => {
    const gaps = fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 400 }));
    fc.assert(
      fc.property(readings(), gaps, gaps, gaps, (products, before, first, second) => {
        const known = knownAfter(products.map((row) => catalogWith(row)));
        const { asOf } = products.at(-1)!;
        const a = addDays(asOf, before - 30);
        const [b, c] = [addDays(a, first), addDays(a, first + second)];
        const span = (since: CalendarDate, today: CalendarDate): Notice[] =>
          told([
            { previous: known, current: known, since, today, notices: plan(known, known, since, today) },
          ]);
        const whole = span(a, c);
        const parts = [...span(a, b), ...span(b, c)];
        const facts = (notices: readonly Notice[]): unknown[] =>
          notices.filter(({ step = 0 }) => step === 0).sort((x, y) => (x.id < y.id ? -1 : 1));
        expect(facts(whole)).toEqual(facts(parts));
        const reminders = whole.filter(({ step = 0 }) => step > 0);
        for (const notice of reminders) expect(parts).toContainEqual(notice);
        for (const left of parts.filter(({ id, step = 0 }) => step > 0 && !idsOf(whole).includes(id))) {
          const isNearer = whole.some(
            ({ release, phase, step }) =>
              release === left.release && phase === left.phase && step !== undefined && step < left.step!,
          );
          // When the day itself has come meanwhile, that is told and no reminder of it.
          expect(isNearer || (left.date !== null && left.date <= c)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('tells the coming of one date once: as due, as begun, or with the date itself', () => {
    over((days) => {
      const isOpenstack = days[0]?.current.products[0]?.source === 'openstack';
      const comings = days
        .flatMap(({ notices }) => notices)
        .filter(({ project, kind }) => project === undefined && kind !== 'announced')
        .filter(({ kind, cause, standsFor }) =>
          // What OpenStack declares is its word, and another fact than the day that it planned.
          isOpenstack && cause === 'source' ? standsFor !== undefined : kind !== 'reminder',
        )
        .filter(
          ({ kind, standsFor }) => standsFor !== undefined || ['due', 'entered', 'released'].includes(kind),
        )
        .map(({ release, phase, date, id }) => [release, phase, date, id.split('/').at(-1)].join(' '));
      expect(comings.filter((fact, index) => comings.indexOf(fact) !== index)).toEqual([]);
    });
  });

  it('tells as the earlier date of a change one that was told of before, or was the first', () => {
    over((days) => {
      const heard = new Set(days.slice(0, 1).flatMap(({ previous }) => firstDates(previous, undefined)));
      for (const { previous, current, notices } of days) {
        for (const { keys, kind, phase, was } of notices) {
          const isChange = kind === 'moved' || kind === 'unscheduled';
          if (isChange) expect(heard).toContain(JSON.stringify([keys?.release, phase, was]));
        }
        for (const { keys, phase, date, next, project } of notices) {
          if (project !== undefined) continue;
          heard.add(JSON.stringify([keys?.release, phase, date]));
          if (next) heard.add(JSON.stringify([keys?.release, next.phase, next.date]));
        }
        for (const date of firstDates(current, previous)) heard.add(date);
      }
    });
  });

  it('tells no reminder of the day itself where something better is told, and no day twice', () => {
    over((days) => {
      for (const { notices } of days) {
        const key = ({ release, phase, date }: Notice): string => [release, phase, date].join(' ');
        const better = notices.filter(({ kind }) => kind !== 'reminder').map(key);
        for (const notice of notices.filter(({ step }) => step === 0))
          expect(better).not.toContain(key(notice));
      }
    });
  });

  it('withdraws only what was a word: never a date of a source whose dates come by themselves', () => {
    over((days) => {
      for (const { notices, current } of days) {
        if (current.products[0]?.source === 'openstack') continue;
        for (const { kind, project, date } of notices) {
          if (kind === 'withdrawn' && project === undefined) expect(date).toBeNull();
        }
      }
    });
  });

  it('tells nothing as due of a source whose dates come by themselves, and nothing of the calendar as begun of OpenStack', () => {
    over((days) => {
      for (const { notices, current } of days) {
        const isOpenstack = current.products[0]?.source === 'openstack';
        for (const { kind, cause } of notices) {
          if (cause === 'day' && ['due', 'entered', 'released'].includes(kind)) {
            expect(kind === 'due').toBe(isOpenstack);
          }
        }
      }
    });
  });

  it('tells a day only when the source was read on it or later', () => {
    over((days) => {
      for (const { notices, current } of days) {
        const asOf = (name: string): CalendarDate => current.products.find((row) => row.name === name)!.asOf;
        for (const { cause, kind, date, product } of notices) {
          if (cause === 'day' && ['due', 'entered', 'released'].includes(kind)) {
            expect(date! <= asOf(product)).toBe(true);
          }
        }
      }
    });
  });

  it('tells no history: what is first read tells nothing', () => {
    fc.assert(
      fc.property(readings(), (products) => {
        const [first, second] = products;
        fc.pre(first !== undefined && second !== undefined);
        const other: Product = { ...second, key: 'other', name: 'other' };
        const days = plannedOver([
          { on: first.asOf, read: catalogWith(first) },
          { on: second.asOf, read: catalogWith(first, other) },
        ]);
        expect(days.flatMap(({ notices }) => notices).filter(({ product }) => product === 'other')).toEqual(
          [],
        );
      }),
      runs,
    );
  });
});

describe('an end over days on which upstream is read or not', () => {
  const START = calendarDate('2026-01-01');
  const END = addDays(START, 100);
  const steps = fc
    .array(fc.record({ after: fc.integer({ min: 1, max: 45 }), isRead: fc.boolean() }), {
      minLength: 1,
      maxLength: 12,
    })
    .map((list) => {
      let on = START;
      return list.map(({ after, isRead }) => ({ on: (on = addDays(on, after)), isRead }));
    });

  /** What upstream's file says on a day, when the end is declared on another. */
  function read(on: CalendarDate, declaredOn: CalendarDate): Catalog {
    const end = on >= declaredOn ? declared('unmaintained', END) : scheduled('unmaintained', END);
    const releases = [releaseWith('2025.1', [declared('maintained', '2020-01-01'), end])];
    return catalogWith(productWith({ asOf: on, releases }));
  }

  it('is told at once, each word once, and nothing twice', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 60 }), (list, late) => {
        const declaredOn = addDays(END, late);
        const days = plannedOver(
          [{ on: START, isRead: true }, ...list].map(({ on, isRead }) => {
            return { on, read: isRead ? read(on, declaredOn) : undefined };
          }),
          { reminderDays: REMINDERS },
        );
        const first = days.find(({ today }) => today >= END);
        if (first) {
          const asOf = first.current.products[0]!.asOf;
          const expected = asOf >= declaredOn ? 'entered' : asOf >= END ? 'due' : 'reminder';
          const news = told([first]);
          expect(news.map(({ kind, step }) => [kind, step])).toEqual([
            [expected, expected === 'reminder' ? 0 : undefined],
          ]);
        }
        const all = told(days);
        expect(new Set(idsOf(all)).size).toBe(all.length);
        const count = (kind: string): number => all.filter((notice) => notice.kind === kind).length;
        const isReadOn = (from: CalendarDate, until?: CalendarDate): boolean =>
          list.some(({ on, isRead }) => isRead && on >= from && (until === undefined || on < until));
        expect(count('entered')).toBe(isReadOn(declaredOn) ? 1 : 0);
        expect(count('due')).toBe(isReadOn(END, declaredOn) ? 1 : 0);
        for (const { kind, step, on } of all) {
          if (kind === 'reminder') expect(daysBetween(on, END)).toBe(step);
        }
      }),
      { numRuns: 200 },
    );
  });
});
