import { daysBetween, isEndOfSupport, isPassedOver, releaseDay } from '@lastpatch/release-model';
import type { LifeFact } from './life-fact.ts';

/** Days before an end of support on which it is told, where nobody has chosen others. */
export const REMINDER_DAYS: readonly number[] = [180, 90, 30, 7, 1];

/**
 * The days before a date on which it is worth a reminder: of ends of support that are planned, and that upstream has not gone
 * past. A step longer than a third of the time from the release day to the date is dropped. Both as in letters.
 */
export function reminderSteps(fact: LifeFact, days: readonly number[]): number[] {
  const { phase, date, state, product, release } = fact;
  if (state !== 'planned' || !isEndOfSupport(phase)) return [];
  if (isPassedOver(product.source, release.windows, phase)) return [];
  const begun = releaseDay(release);
  const longest = begun === null ? Infinity : daysBetween(begun, date) / 3;
  return days.filter((step) => step <= longest);
}
