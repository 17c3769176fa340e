import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCalendarDates, calendarDates, releases } from '../testing/arbitraries.ts';
import { addDays, type CalendarDate, daysBetween } from './calendar-date.ts';
import { comparePhases } from './phase.ts';
import type { Release } from './release.ts';
import { releaseStatus } from './release-status.ts';
import type { SupportWindow } from './support-window.ts';
import { nextAfter, overdueOn, phaseOn, supportEnds } from './timeline.ts';

/** Days on which something changes, and their neighbours: where a rule is off by one, it is here. */
function daysAround(release: Release, asOf: CalendarDate): CalendarDate[] {
  const edges = release.windows.flatMap(({ from, known }) => [from ?? [], known ?? []].flat());
  return [...edges, asOf].flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]).sort();
}

/** A release, a day of the catalog (often one of the release's own), and a day to ask for. */
const asked = fc
  .tuple(releases(), calendarDates())
  .chain(([release, any]) =>
    fc.tuple(fc.constant(release), fc.oneof(fc.constant(any), fc.constantFrom(...daysAround(release, any)))),
  )
  .chain(([release, asOf]) =>
    fc.record({
      release: fc.constant(release),
      asOf: fc.constant(asOf),
      day: fc.oneof(calendarDates(), fc.constantFrom(...daysAround(release, asOf))),
    }),
  );

function holds({ from, until }: SupportWindow, day: CalendarDate): boolean {
  return from !== null && from <= day && (until === null || day < until);
}

describe('the windows of a release', () => {
  it('follow each other without a gap and without an overlap', () => {
    fc.assert(
      fc.property(releases({ allDated: true }), calendarDates(), (release, any) => {
        const first = release.windows[0]?.from ?? any;
        for (const day of daysAround(release, any)) {
          const holding = release.windows.filter((window) => holds(window, day));
          expect(holding, day).toHaveLength(day < first ? 0 : 1);
        }
      }),
    );
  });

  it('never overlap where both of their ends are known', () => {
    fc.assert(
      fc.property(releases(), calendarDates(), (release, any) => {
        const known = release.windows.filter(({ from, until }) => from !== null && until !== null);
        for (const day of daysAround(release, any)) {
          expect(known.filter((window) => holds(window, day)).length, day).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('phaseOn', () => {
  it('has an answer for any day, of which there is one from the first that has begun', () => {
    fc.assert(
      fc.property(releases(), anyCalendarDates(), anyCalendarDates(), (release, day, asOf) => {
        const begun = release.windows.some(
          ({ from, known, basis }) =>
            (from === null ? basis !== 'scheduled' && known !== undefined && known <= day : from <= day) &&
            (basis !== 'scheduled' || (from !== null && from > asOf)),
        );
        expect(phaseOn(release, day, asOf) !== undefined).toBe(begun);
      }),
    );
  });

  it('is the one window that holds the day, where upstream has declared them all', () => {
    fc.assert(
      fc.property(releases({ bases: ['declared'], allDated: true }), calendarDates(), (release, asOf) => {
        for (const day of daysAround(release, asOf)) {
          expect(phaseOn(release, day, asOf)).toBe(release.windows.find((window) => holds(window, day)));
        }
      }),
    );
  });

  it('never goes back as days go on', () => {
    fc.assert(
      fc.property(asked, ({ release, asOf }) => {
        let before: SupportWindow | undefined;
        for (const day of daysAround(release, asOf)) {
          const now = phaseOn(release, day, asOf);
          if (before) {
            expect(now, day).toBeDefined();
            expect(comparePhases(now?.phase ?? 'planned', before.phase), day).toBeGreaterThanOrEqual(0);
          }
          before = now;
        }
      }),
    );
  });

  it("is never a plan on a day up to the catalog's own", () => {
    fc.assert(
      fc.property(asked, ({ release, asOf, day }) => {
        const window = phaseOn(release, day, asOf);
        if (day <= asOf) expect(window?.basis).not.toBe('scheduled');
        if (window?.basis === 'scheduled') expect(asOf < (window.from ?? asOf)).toBe(true);
      }),
    );
  });

  it('gives what has been declared the same answer on a later reading', () => {
    fc.assert(
      fc.property(releases({ bases: ['declared', 'derived'] }), asked, (release, { day, asOf }) => {
        expect(phaseOn(release, day, asOf)).toBe(phaseOn(release, day, addDays(asOf, 400)));
      }),
    );
  });
});

describe('what comes next and what is overdue', () => {
  it('is after the present phase, and never one and the same', () => {
    fc.assert(
      fc.property(asked, ({ release, asOf, day }) => {
        const now = phaseOn(release, day, asOf);
        const next = nextAfter(release, day, asOf);
        const overdue = overdueOn(release, day, asOf);
        for (const other of [next, overdue]) {
          if (now && other) expect(comparePhases(other.phase, now.phase)).toBeGreaterThan(0);
        }
        if (next) expect(daysBetween(day, next.from ?? day)).toBeGreaterThan(0);
        if (overdue) {
          expect(overdue.basis).toBe('scheduled');
          expect(overdue.from !== null && overdue.from <= day && overdue.from <= asOf).toBe(true);
        }
        const status = releaseStatus(release, day, asOf);
        if (status?.next) expect(status.next.phase).not.toBe(status.overdue?.phase);
      }),
    );
  });

  it('has begun on its day, and not the day before', () => {
    fc.assert(
      fc.property(asked, ({ release, asOf, day }) => {
        const next = nextAfter(release, day, asOf);
        if (!next?.from || (next.basis === 'scheduled' && next.from <= asOf)) return;
        const then = phaseOn(release, next.from, asOf);
        expect(then && comparePhases(then.phase, next.phase)).toBeGreaterThanOrEqual(0);
        expect(phaseOn(release, addDays(next.from, -1), asOf)).not.toBe(next);
        // The very phase that it is in then, as far as only plans and the calendar decide.
        if (next.from > asOf && then?.from === next.from) expect(then).toBe(next);
      }),
    );
  });
});

describe('supportEnds', () => {
  it('is the first day that is unmaintained or at its end, where upstream has declared them all', () => {
    fc.assert(
      fc.property(releases({ bases: ['declared'], allDated: true }), calendarDates(), (release, asOf) => {
        const isOver = (day: CalendarDate): boolean => {
          const phase = phaseOn(release, day, asOf)?.phase;
          return phase === 'unmaintained' || phase === 'end-of-life';
        };
        expect(supportEnds(release)).toBe(daysAround(release, asOf).find(isOver) ?? null);
      }),
    );
  });

  it('is the day of a window and nothing that was made up', () => {
    fc.assert(
      fc.property(releases(), (release) => {
        expect([...release.windows.map(({ from }) => from), null]).toContain(supportEnds(release));
      }),
    );
  });
});
