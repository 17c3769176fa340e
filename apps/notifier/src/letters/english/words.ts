import { longDate, monthOf, relativeDays } from '@lastpatch/pages/day-words';
import { type CalendarDate, dayOfWeek, daysBetween } from '@lastpatch/release-model';
import { dateSpan } from '../date-span.ts';

// Letters and pages say these alike.
export { listed } from '@lastpatch/pages/listed';
export { beginningOf, PHASE_NAME } from '@lastpatch/pages/phase-name';
export { longDate, relativeDays };

let weekdays: readonly string[] | undefined;
let plurals: Intl.PluralRules | undefined;

const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
] as const;

/** `2 Oct 2026` */
export function shortDate(date: CalendarDate): string {
  return `${Number(date.slice(8))} ${monthOf(date).slice(0, 3)} ${date.slice(0, 4)}`;
}

/** `3 Oct` beside a date of the same year, else `3 Oct 2025`. */
export function shortDateBeside(date: CalendarDate, other: CalendarDate): string {
  return date.slice(0, 4) === other.slice(0, 4) ? shortDate(date).slice(0, -5) : shortDate(date);
}

/** `2 October 2026 (36 days ago)`, counted from today. */
export function dateAndDistance(date: CalendarDate, today: CalendarDate): string {
  return `${longDate(date)} (${relativeDays(daysBetween(today, date))})`;
}

/** `Friday, 2 October 2026, in 36 days`, counted from today. */
export function dayAhead(date: CalendarDate, today: CalendarDate): string {
  return `${weekday(date)}, ${longDate(date)}, ${relativeDays(daysBetween(today, date))}`;
}

/** `24 to 28 August 2026`, `31 August to 4 September 2026`; both days included. */
export function dateRange(first: CalendarDate, last: CalendarDate): string {
  const to = longDate(last);
  if (first.slice(0, 7) === last.slice(0, 7)) return `${Number(first.slice(8))} to ${to}`;
  const from = longDate(first);
  return `${first.slice(0, 4) === last.slice(0, 4) ? from.slice(0, -5) : from} to ${to}`;
}

/** `Friday` */
export function weekday(date: CalendarDate): string {
  weekdays ??= weekdayNames();
  return weekdays[dayOfWeek(date) - 1] ?? '';
}

// Made when the first one is written, and once: to format each day takes long.
function weekdayNames(): string[] {
  const names = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' });
  // 3 January 2000 was a Monday.
  return Array.from({ length: 7 }, (_, day) => names.format(Date.UTC(2000, 0, 3 + day)));
}

/** `1 day`, `42 days` */
export function countOfDays(days: number): string {
  return count(days, 'day');
}

/** `1 letter`, `3 letters`; another plural where an s does not make it. */
export function count(number: number, word: string, plural = `${word}s`): string {
  return `${number} ${isOne(number) ? word : plural}`;
}

/**
 * How far two days are apart, in the words that people use: whole years, months and weeks where it is that, else days.
 *
 * @example spanBetween('2025-10-03', '2025-10-24') is 'three weeks'; to '2025-10-12' it is '9 days'
 */
export function spanBetween(a: CalendarDate, b: CalendarDate): string {
  const { number, unit } = dateSpan(a, b);
  return unit === 'day' ? countOfDays(number) : inWords(number, unit);
}

/** `two`, `13`: a small number in letters, as within a sentence. */
export function inLetters(number: number): string {
  return NUMBERS[number] ?? String(number);
}

function inWords(number: number, word: string): string {
  return `${inLetters(number)} ${word}${isOne(number) ? '' : 's'}`;
}

function isOne(number: number): boolean {
  plurals ??= new Intl.PluralRules('en');
  return plurals.select(number) === 'one';
}
