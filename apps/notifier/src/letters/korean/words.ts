import { type CalendarDate, daysBetween } from '@lastpatch/release-model';
import { dateSpan } from '../date-span.ts';

// Made when they are first needed: a run that writes no Korean pays nothing for them.
let days: Intl.DateTimeFormat | undefined;
let weekdays: Intl.DateTimeFormat | undefined;
let near: Intl.RelativeTimeFormat | undefined;
let far: Intl.RelativeTimeFormat | undefined;
let numbers: Intl.NumberFormat | undefined;
const units = new Map<Unit, Intl.NumberFormat>();

type Unit = 'day' | 'week' | 'month' | 'year';

/** `2026년 10월 2일(금)` */
export function longDate(date: CalendarDate): string {
  return `${yearMonthDay(date)}(${weekday(date)})`;
}

/** `2026년 10월 2일(금, 36일 전)`, counted from today. */
export function dateAndDistance(date: CalendarDate, today: CalendarDate): string {
  return `${yearMonthDay(date)}(${weekday(date)}, ${relativeDays(daysBetween(today, date))})`;
}

/** `2026-10-02`, where room is short. */
export function shortDate(date: CalendarDate): string {
  return date;
}

/** `2025-10-03→10-24`, across years `2025-12-20→2026-01-10`: a day, and the one that has taken its place. */
export function shortDates(before: CalendarDate, after: CalendarDate): string {
  return `${before}→${before.slice(0, 4) === after.slice(0, 4) ? after.slice(5) : after}`;
}

/** `2026년 8월 24일(월)~8월 28일(금)`; both days included. */
export function dateRange(first: CalendarDate, last: CalendarDate): string {
  const to = first.slice(0, 4) === last.slice(0, 4) ? longDate(last).replace(/^\d+년 /, '') : longDate(last);
  return `${longDate(first)}~${to}`;
}

/** `오늘`, `내일`, `어제`, `36일 후`, `36일 전` */
export function relativeDays(distance: number): string {
  if (Math.abs(distance) <= 1) {
    near ??= new Intl.RelativeTimeFormat('ko', { numeric: 'auto' });
    return near.format(distance, 'day');
  }
  far ??= new Intl.RelativeTimeFormat('ko', { numeric: 'always' });
  return far.format(distance, 'day');
}

/** `42일` */
export function countOfDays(number: number): string {
  return countOf(number, 'day');
}

/** `1,200` */
export function numeral(number: number): string {
  numbers ??= new Intl.NumberFormat('ko');
  return numbers.format(number);
}

/**
 * How far two days are apart: whole years, months and weeks where it is that, else days.
 *
 * @example spanBetween('2025-10-03', '2025-10-24') is '3주'; to '2025-10-12' it is '9일'
 */
export function spanBetween(a: CalendarDate, b: CalendarDate): string {
  const { number, unit } = dateSpan(a, b);
  return countOf(number, unit);
}

/** `a, b 외 3곳`: names, and how many there are besides, with the word that counts them. */
export function namesAndMore(names: readonly string[], more: number, counter: string): string {
  return `${names.join(', ')}${more === 0 ? '' : ` 외 ${numeral(more)}${counter}`}`;
}

function yearMonthDay(date: CalendarDate): string {
  days ??= new Intl.DateTimeFormat('ko', { dateStyle: 'long', timeZone: 'UTC' });
  return days.format(Date.parse(date));
}

function weekday(date: CalendarDate): string {
  weekdays ??= new Intl.DateTimeFormat('ko', { weekday: 'short', timeZone: 'UTC' });
  return weekdays.format(Date.parse(date));
}

function countOf(number: number, unit: Unit): string {
  const format = units.get(unit) ?? new Intl.NumberFormat('ko', { style: 'unit', unit, unitDisplay: 'long' });
  units.set(unit, format);
  return format.format(number);
}
