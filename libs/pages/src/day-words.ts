import type { CalendarDate } from '@lastpatch/release-model';

let monthsOfYear: readonly string[] | undefined;

/** `2 October 2026` */
export function longDate(date: CalendarDate): string {
  return `${Number(date.slice(8))} ${monthOf(date)} ${date.slice(0, 4)}`;
}

/** `October` */
export function monthOf(date: CalendarDate): string {
  monthsOfYear ??= monthNames();
  return monthsOfYear[Number(date.slice(5, 7)) - 1] ?? '';
}

// Made when the first date is written, and once: to format each date takes long.
function monthNames(): string[] {
  const months = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => months.format(Date.UTC(2000, month)));
}

/** `today`, `tomorrow`, `in 42 days`, `yesterday`, `42 days ago`: never "0 days", never "1 days". */
export function relativeDays(days: number): string {
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}
