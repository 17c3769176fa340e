import { daysBetween, isEndOfSupport, releaseDay } from '@lastpatch/release-model';
import type { LifeFact } from './life-fact.ts';

/** Days before an end of support on which it is told, where nobody has chosen others. */
export const REMINDER_DAYS: readonly number[] = [180, 90, 30, 7, 1];

/**
 * The days before a date on which it is worth a reminder: of ends of support that are planned. A step longer than a third of
 * the time from the release day to the date is dropped, as in letters.
 */
export function reminderSteps({ phase, date, state, release }: LifeFact, days: readonly number[]): number[] {
  if (state !== 'planned' || !isEndOfSupport(phase)) return [];
  const begun = releaseDay(release);
  const longest = begun === null ? Infinity : daysBetween(begun, date) / 3;
  return days.filter((step) => step <= longest);
}
