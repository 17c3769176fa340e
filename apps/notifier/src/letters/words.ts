import { type CalendarDate, dayOfWeek, type Phase } from '@lastpatch/release-model';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** `2 October 2026` */
export function longDate(date: CalendarDate): string {
  return `${Number(date.slice(8))} ${monthOf(date)} ${date.slice(0, 4)}`;
}

/** `2 Oct 2026` */
export function shortDate(date: CalendarDate): string {
  return `${Number(date.slice(8))} ${monthOf(date).slice(0, 3)} ${date.slice(0, 4)}`;
}

/** `Friday` */
export function weekday(date: CalendarDate): string {
  return WEEKDAYS[dayOfWeek(date) - 1] ?? '';
}

/** `today`, `tomorrow`, `in 42 days`, `yesterday`, `42 days ago`: never "0 days", never "1 days". */
export function relativeDays(days: number): string {
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}

/** `1 day`, `42 days` */
export function countOfDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

/** `1 letter`, `3 letters`; another plural where an s does not make it. */
export function count(number: number, word: string, plural = `${word}s`): string {
  return `${number} ${number === 1 ? word : plural}`;
}

/** What a phase is called in a table. */
export const PHASE_NAME: Readonly<Record<Phase, string>> = {
  planned: 'planned',
  development: 'development',
  maintained: 'maintained',
  security: 'security fixes only',
  extended: 'extended maintenance',
  unmaintained: 'unmaintained',
  'end-of-life': 'end of life',
};

/** What the beginning of a phase is called among events to come: a release that becomes maintained is released. */
export function beginningOf(phase: Phase): string {
  return phase === 'maintained' ? 'release' : PHASE_NAME[phase];
}

function monthOf(date: CalendarDate): string {
  return MONTHS[Number(date.slice(5, 7)) - 1] ?? '';
}
