import type { Basis } from './basis.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { Phase } from './phase.ts';
import type { Release } from './release.ts';

/** A release entering a phase on a day. */
export interface Transition {
  readonly phase: Phase;
  readonly date: CalendarDate;
  readonly basis: Basis;
}

/** A span of days: after the first, up to and including the second. */
export interface DaySpan {
  /** Exclusive. */
  readonly after: CalendarDate;
  /** Inclusive. */
  readonly through: CalendarDate;
}

/** The transitions, past or planned, whose day lies in `(after, through]`, in the order of the release's life. */
export function transitionsIn(release: Release, span: DaySpan): Transition[] {
  return release.windows.flatMap(({ phase, from, basis }) =>
    from !== null && from > span.after && from <= span.through ? [{ phase, date: from, basis }] : [],
  );
}
