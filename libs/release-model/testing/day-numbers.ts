import { type CalendarDate, calendarDate } from '../src/index.ts';

const DAY = 86_400_000;

// Counted here without the library's own arithmetic, so that a fault there cannot hide in the data that tests it.

/** How many days a day is after 1970-01-01. */
export function dayNumber(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / DAY;
}

/** The day that is so many days after 1970-01-01. */
export function dayOfNumber(number: number): CalendarDate {
  return calendarDate(new Date(number * DAY).toISOString().slice(0, 10));
}
