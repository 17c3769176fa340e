import { type CalendarDate, calendarDate } from '@lastpatch/release-model';

/** The day of an instant where the reader is. */
export function localDay(instant: Date): CalendarDate {
  const [year, month, day] = [instant.getFullYear(), instant.getMonth() + 1, instant.getDate()];
  return calendarDate([String(year).padStart(4, '0'), ...[month, day].map(twoDigits)].join('-'));
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
