import type { CalendarDate } from './calendar-date.ts';
import { comparePhases, isOver } from './phase.ts';
import type { Release } from './release.ts';
import type { SupportWindow } from './support-window.ts';

/**
 * The window that a release is in on a day; undefined when it did not exist yet on that day (no development, no plan).
 *
 * Upstream's word counts up to the day of the catalog: a planned date that has passed by then without it begins nothing.
 * After that day the plan is all there is, so a date planned for a later day begins its phase.
 * A phase that began on an unknown day counts from the day on which it was known.
 *
 * @param release whose windows are asked
 * @param day the day asked for
 * @param asOf the last day that the catalog knows
 */
export function phaseOn(release: Release, day: CalendarDate, asOf: CalendarDate): SupportWindow | undefined {
  return release.windows.findLast((window) => hasBegun(window, day, asOf));
}

/** The first phase whose planned date has come, by the day asked and by the catalog's own day, without upstream's word. */
export function overdueOn(
  release: Release,
  day: CalendarDate,
  asOf: CalendarDate,
): SupportWindow | undefined {
  const current = phaseOn(release, day, asOf);
  return release.windows
    .filter((window) => !current || comparePhases(window.phase, current.phase) > 0)
    .find((window) => isOverdue(window, day, asOf));
}

/**
 * The next phase with a date after the day asked; undefined when no date is known. Of several that begin on one day the last:
 * the others last no day, so that the release is never in them.
 */
export function nextAfter(
  release: Release,
  day: CalendarDate,
  asOf: CalendarDate,
): SupportWindow | undefined {
  const current = phaseOn(release, day, asOf);
  const next = release.windows.find(
    (window) =>
      window.from !== null &&
      window.from > day &&
      (!current || comparePhases(window.phase, current.phase) > 0),
  );
  return next && release.windows.findLast(({ from }) => from === next.from);
}

/**
 * The first day on which upstream no longer maintains the release in any way: the start of `unmaintained` or of
 * `end-of-life`, past or planned. Null when that day is unknown; null never means "for ever".
 */
export function supportEnds(release: Release): CalendarDate | null {
  const ended = release.windows.filter(({ phase }) => isOver(phase));
  // A plan that upstream has gone past without declaring it never came.
  const last = ended.findLastIndex(({ basis }) => basis === 'declared');
  return ended.find(({ basis }, index) => basis !== 'scheduled' || index > last)?.from ?? null;
}

/**
 * The last day that is known of those on which support ends: all of it has ended by then, also where {@link supportEnds} is
 * unknown because an earlier end has no day. Null when none has.
 */
export function lastEnd(release: Release): CalendarDate | null {
  return release.windows.findLast(({ phase, from }) => isOver(phase) && from !== null)?.from ?? null;
}

function hasBegun(window: SupportWindow, day: CalendarDate, asOf: CalendarDate): boolean {
  if (window.from === null) {
    return window.basis !== 'scheduled' && window.known !== undefined && window.known <= day;
  }
  if (window.from > day) return false;
  // A plan that was overdue when upstream was last read stays overdue: silence after that day proves nothing.
  return window.basis !== 'scheduled' || window.from > asOf;
}

function isOverdue(window: SupportWindow, day: CalendarDate, asOf: CalendarDate): boolean {
  return window.basis === 'scheduled' && window.from !== null && window.from <= day && window.from <= asOf;
}
