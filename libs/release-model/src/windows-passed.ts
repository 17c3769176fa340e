import type { CalendarDate } from './calendar-date.ts';
import type { Source } from './catalog.ts';
import type { SupportWindow } from './support-window.ts';
import { declaresPhases } from './upstream-word.ts';

/** Whose windows they are, and up to which day. */
export interface PassedBy {
  readonly source: Source;
  readonly asOf: CalendarDate;
}

/** Where dates come by themselves, those that have passed by a day have come, whether or not a reading says so. */
export function windowsPassed(
  windows: readonly SupportWindow[],
  { source, asOf }: PassedBy,
): readonly SupportWindow[] {
  if (declaresPhases(source)) return windows;
  return windows.map((window) =>
    window.basis === 'scheduled' && window.from !== null && window.from <= asOf
      ? { ...window, basis: 'declared' }
      : window,
  );
}

/** Whether a reading says that a phase has begun: by a word, or, where dates come by themselves, by a date that has passed. */
export function hasBegun({ basis }: SupportWindow): boolean {
  return basis !== 'scheduled';
}
