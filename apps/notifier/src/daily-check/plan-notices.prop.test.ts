import {
  addDays,
  type CalendarDate,
  calendarDate,
  type Catalog,
  daysBetween,
  PHASES,
} from '@lastpatch/release-model';
import {
  calendarDates,
  catalogs,
  catalogWith,
  declared,
  productWith,
  releaseWith,
  scheduled,
} from '@lastpatch/release-model/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { watchOf } from '../../testing/watch-builder.ts';
import { addressLetters } from './address-letters.ts';
import type { Notice } from './notice.ts';
import { planNotices } from './plan-notices.ts';

const REMINDERS = [180, 90, 30, 7, 1];
const SOME = { min: '2020-01-01', max: '2026-12-31' };
const gaps = fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 900 }));

function plan(previous: Catalog, current: Catalog, since: CalendarDate, today: CalendarDate): Notice[] {
  return planNotices({ previous, current, since, today, reminderDays: REMINDERS });
}

/** What a watch that follows everything is told of these notices. */
function toldOf(catalog: Catalog, notices: readonly Notice[], today: CalendarDate): readonly Notice[] {
  const follow = Object.fromEntries(catalog.products.map(({ name }) => [name, 'all'] as const));
  const everything = watchOf({ id: 'all', follow, reminders: REMINDERS });
  const watch = { ...everything, follow: everything.follow.map((rule) => ({ ...rule, phases: PHASES })) };
  const letters = addressLetters({
    watches: [watch],
    notices,
    catalog,
    today,
    revision: 2,
    welcomed: new Set(['all']),
  });
  return letters.flatMap((letter) => letter.notices);
}

/** Two catalogs of one life, of which the second was read later and knows more. */
const pairs = fc
  .tuple(catalogs({ minProducts: 1, minReleases: 1 }), fc.infiniteStream(fc.boolean()))
  .map(([current, dice]) => {
    const previous = {
      products: current.products.map((product) => ({
        ...product,
        asOf: addDays(product.asOf, -30),
        releases: product.releases
          .filter(() => dice.next().value !== false || dice.next().value !== false)
          .map((release) => ({
            ...release,
            windows: release.windows.map((window) =>
              window.basis === 'declared' && window.from !== null && dice.next().value === true
                ? { ...window, basis: 'scheduled' as const }
                : window,
            ),
          })),
      })),
    };
    return { previous, current };
  });

describe('planning', () => {
  it('is the same each time', () => {
    fc.assert(
      fc.property(pairs, calendarDates(SOME), gaps, ({ previous, current }, since, gap) => {
        const today = addDays(since, gap);
        expect(plan(previous, current, since, today)).toEqual(plan(previous, current, since, today));
      }),
    );
  });

  it('tells nothing of a day that was already planned with the same catalog', () => {
    fc.assert(
      fc.property(pairs, calendarDates(SOME), ({ current }, today) => {
        expect(plan(current, current, today, today)).toEqual([]);
      }),
    );
  });

  it('gives each notice of a plan an id of its own', () => {
    fc.assert(
      fc.property(pairs, calendarDates(SOME), gaps, ({ previous, current }, since, gap) => {
        const ids = plan(previous, current, since, addDays(since, gap)).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('gives a notice the day within the span that it is of', () => {
    fc.assert(
      fc.property(pairs, calendarDates(SOME), gaps, ({ previous, current }, since, gap) => {
        const today = addDays(since, gap);
        const notices = plan(previous, current, since, today);
        for (const { on } of notices) expect(on > since && on <= today).toBe(true);
        expect(notices.map(({ on }) => on)).toEqual(notices.map(({ on }) => on).sort());
      }),
    );
  });

  it('calls a fact by the same id on whichever day it runs', () => {
    fc.assert(
      fc.property(pairs, calendarDates(SOME), gaps, gaps, ({ previous, current }, since, first, second) => {
        const fact = (notice: Notice): string => JSON.stringify({ ...notice, id: '', on: '' });
        const ids = new Map(
          plan(previous, current, since, addDays(since, first)).map((notice) => [fact(notice), notice.id]),
        );
        for (const notice of plan(previous, current, since, addDays(since, second))) {
          expect(ids.get(fact(notice)) ?? notice.id).toBe(notice.id);
        }
      }),
    );
  });

  it('of two spans is that of the first and then the second, but for reminders that a nearer one overtakes', () => {
    fc.assert(
      fc.property(pairs, calendarDates(SOME), gaps, gaps, ({ current }, a, first, second) => {
        const [b, c] = [addDays(a, first), addDays(a, first + second)];
        const whole = toldOf(current, plan(current, current, a, c), c);
        const early = toldOf(current, plan(current, current, a, b), b);
        const late = toldOf(current, plan(current, current, b, c), c);
        const ids = new Set(whole.map(({ id }) => id));
        for (const notice of whole) expect([...early, ...late]).toContainEqual(notice);
        for (const left of [...early, ...late].filter(({ id }) => !ids.has(id))) {
          const isNearer = whole.some(
            ({ product, release, phase, step }) =>
              product === left.product &&
              release === left.release &&
              phase === left.phase &&
              (step ?? 0) < (left.step ?? 0),
          );
          // An end that is not merely planned is not told again when its day comes.
          const hasCome = left.basis !== 'scheduled' && left.date !== null && left.date <= c;
          expect(left.kind).toBe('reminder');
          expect(isNearer || hasCome).toBe(true);
        }
      }),
    );
  });
});

describe('an end over days on which upstream is read or not', () => {
  const START = calendarDate('2026-01-01');
  const END = addDays(START, 100);
  const runs = fc
    .array(fc.record({ after: fc.integer({ min: 1, max: 45 }), isRead: fc.boolean() }), {
      minLength: 1,
      maxLength: 12,
    })
    .map((steps) => {
      let on = START;
      return steps.map(({ after, isRead }) => ({ on: (on = addDays(on, after)), isRead }));
    });

  /** What upstream's file says on a day, when the end is declared on another. */
  function read(on: CalendarDate, declaredOn: CalendarDate): Catalog {
    const end = on >= declaredOn ? declared('unmaintained', END) : scheduled('unmaintained', END);
    const releases = [releaseWith('2025.1', [declared('maintained', '2020-01-01'), end])];
    return catalogWith(productWith({ asOf: on, releases }));
  }

  it('is told at once, on each word once, and nothing twice', () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 0, max: 60 }), (steps, late) => {
        const declaredOn = addDays(END, late);
        let previous = read(START, declaredOn);
        let since = START;
        const told: Notice[] = [];
        let hasEnded = false;
        for (const { on: today, isRead } of steps) {
          const current = isRead ? read(today, declaredOn) : previous;
          const news = toldOf(current, plan(previous, current, since, today), today);
          if (today >= END && !hasEnded) {
            hasEnded = true;
            const [first] = news;
            const asOf = current.products[0]?.asOf ?? START;
            const expected = asOf >= declaredOn ? 'entered' : asOf >= END ? 'due' : 'reminder';
            expect([first?.kind, first?.step, news.length]).toEqual([
              expected,
              expected === 'reminder' ? 0 : undefined,
              1,
            ]);
          }
          told.push(...news);
          [previous, since] = [current, today];
        }
        const ids = told.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const count = (kind: string): number => told.filter((notice) => notice.kind === kind).length;
        const isReadOn = (from: CalendarDate, until?: CalendarDate): boolean =>
          steps.some(({ on, isRead }) => isRead && on >= from && (until === undefined || on < until));
        expect(count('entered')).toBe(isReadOn(declaredOn) ? 1 : 0);
        expect(count('due')).toBe(isReadOn(END, declaredOn) ? 1 : 0);
        for (const { kind, step, on } of told) {
          if (kind === 'reminder') expect(daysBetween(on, END)).toBe(step);
        }
      }),
    );
  });
});
