import type { Basis } from './basis.ts';
import type { CalendarDate } from './calendar-date.ts';
import { comparePhases, type Phase } from './phase.ts';

/** The beginning of a phase of one release, as a source tells it. */
export interface PhaseStart {
  readonly phase: Phase;
  /** The first day of the phase; null when it is unknown, or (scheduled) when no date has been given. */
  readonly from: CalendarDate | null;
  readonly basis: Basis;
  /** The first day on which it is known to have begun; needed where `from` is unknown and the basis is not `scheduled`. */
  readonly known?: CalendarDate;
  /** Where this was read, for people. */
  readonly evidence?: string;
}

/** One release in one phase: `[from, until)`, `until` exclusive; null where that end is unknown. */
export interface SupportWindow extends PhaseStart {
  readonly until: CalendarDate | null;
}

/**
 * The windows that follow from the beginnings of a release's phases: each lasts until the next one begins.
 * Put into the order of a life; of two beginnings of one phase the first given counts.
 */
export function supportWindows(starts: readonly PhaseStart[]): SupportWindow[] {
  const ordered = isOrdered(starts)
    ? starts
    : starts
        .filter((start, index) => starts.findIndex((other) => other.phase === start.phase) === index)
        .sort((a, b) => comparePhases(a.phase, b.phase));
  return ordered.map((start, index) => ({ ...start, until: ordered[index + 1]?.from ?? null }));
}

/** Whether each phase comes after the one before, as in nearly all of the thousands of releases of a source. */
function isOrdered(starts: readonly PhaseStart[]): boolean {
  return starts.every((start, index) => {
    const before = starts[index - 1];
    return before === undefined || comparePhases(before.phase, start.phase) < 0;
  });
}
