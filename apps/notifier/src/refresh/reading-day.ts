import type { CalendarDate } from '@lastpatch/release-model';

/** What an answer says of its own age. */
export interface AnswerAge {
  /** The instant at which the server made it (HTTP's `Date`); null when it does not say. */
  readonly date: string | null;
  /** How many seconds it has lain in a cache; null when it does not say. */
  readonly age: number | null;
}

/** Clocks of servers differ from ours by minutes. */
const TOLERANCE_MS = 15 * 60 * 1000;

/**
 * The day on which what was answered was true: not that of the request when it comes from a cache.
 *
 * @param now the instant of the request, in milliseconds since the epoch
 * @param dayOf the day of an instant in the configured time zone
 * @param today never exceeded
 */
export function readingDay(
  { date, age }: AnswerAge,
  { now, dayOf, today }: { now: number; dayOf: (instant: number) => CalendarDate; today: CalendarDate },
): CalendarDate {
  const made = date === null ? NaN : Date.parse(date);
  const answered = Number.isNaN(made) || made > now - TOLERANCE_MS ? now : made;
  const day = dayOf(answered - (age ?? 0) * 1000);
  return day > today ? today : day;
}
