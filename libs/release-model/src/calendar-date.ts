import { UTCDate } from '@date-fns/utc';
import { addMonths as addMonthsTo } from 'date-fns/addMonths';
import { CalendarDateError } from './errors.ts';

declare const brand: unique symbol;

/**
 * A day of the Gregorian calendar, written `YYYY-MM-DD`. Never an instant: it has no time and no zone.
 * Two of them compare as strings do, so `a < b` means that `a` is the earlier day.
 */
export type CalendarDate = string & { readonly [brand]: true };

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a day that exists, written `YYYY-MM-DD` (years 0001 to 9999). */
export function isCalendarDate(text: unknown): text is CalendarDate {
  if (typeof text !== 'string' || !SHAPE.test(text)) return false;
  const year = 100 * twoDigits(text, 0) + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * Reads a day.
 *
 * @param text `YYYY-MM-DD`
 * @throws CalendarDateError when the form is another, or the day does not exist
 * @example calendarDate('2024-02-29')
 */
export function calendarDate(text: string): CalendarDate {
  if (isCalendarDate(text)) return text;
  throw new CalendarDateError(
    text,
    SHAPE.test(text) ? 'there is no such day' : 'a day is written YYYY-MM-DD, as in 2026-04-01',
  );
}

const ZERO = '0'.charCodeAt(0);

/** The number that two digits at a place are. Each of the hundreds of thousands of dates of an import comes by here: no text is made. */
function twoDigits(text: string, at: number): number {
  return 10 * (text.charCodeAt(at) - ZERO) + text.charCodeAt(at + 1) - ZERO;
}

/** Days in a month, 1 to 12, of a year of the Gregorian calendar. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Negative when `a` is the earlier day, 0 when both are the same, positive when `a` is the later. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The day `days` later; earlier when negative. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return toCalendarDate(new Date(startOf(date) + Math.trunc(days) * DAY_MS));
}

/**
 * The same day of the month `months` later (earlier when negative), clamped to the last day of that month.
 *
 * @example addMonths('2026-08-31', 6) is '2027-02-28'
 */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  return toCalendarDate(addMonthsTo(toUTC(date), months));
}

/** How many days `to` is after `from`: 0 on the same day, negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return (startOf(to) - startOf(from)) / DAY_MS;
}

/** The day of the week: 1 is Monday, 7 is Sunday (ISO 8601). */
export function dayOfWeek(date: CalendarDate): number {
  return toUTC(date).getUTCDay() || 7;
}

// In UTC every day is as long as the next, so that days are counted by their milliseconds: an import does so for each date.
const DAY_MS = 86_400_000;

/** The instant at which a day begins in UTC, in milliseconds since the epoch. */
function startOf(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00.000Z`);
}

// date-fns counts in the zone of the Date that it is given. A UTCDate has every calendar day;
// local time has not (Pacific/Apia has no 2011-12-30).
function toUTC(date: CalendarDate): UTCDate {
  return new UTCDate(`${date}T00:00:00.000Z`);
}

function toCalendarDate(instant: Date): CalendarDate {
  // A UTCDate out of range throws a RangeError of its own when it is made a text.
  const text = Number.isNaN(instant.getTime()) ? 'Invalid Date' : instant.toISOString().slice(0, 10);
  return calendarDate(text);
}
