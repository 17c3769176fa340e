import { type Basis, type CalendarDate, dayOfWeek, type Phase } from '@lastpatch/release-model';

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

/** What is said of a release that is in a phase: "2025.1 Epoxy …". */
export const PHASE_SAID: Readonly<Record<Phase, string>> = {
  planned: 'is planned',
  development: 'is under development',
  maintained: 'is maintained',
  security: 'gets security fixes only',
  extended: 'is in extended maintenance',
  unmaintained: 'is unmaintained',
  'end-of-life': 'is at its end of life',
};

/** How a date is known, for people. */
export const BASIS_SAID: Readonly<Record<Basis, string>> = {
  declared: 'declared by upstream',
  scheduled: 'planned by upstream',
  derived: "derived from upstream's policy",
};

function monthOf(date: CalendarDate): string {
  return MONTHS[Number(date.slice(5, 7)) - 1] ?? '';
}
