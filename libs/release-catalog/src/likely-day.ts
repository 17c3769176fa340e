import { type CalendarDate, isCalendarDate } from '@lastpatch/release-model';

/** A date outside of these years is in the wrong century: no source has a release before 1992, or a date after 2040. */
const FIRST_DAY = '1970-01-01';
const LAST_DAY = '2099-12-31';

/** Whether a value is a day that a source can mean: `YYYY-MM-DD`, in the calendar, and in the right century. */
export function isLikelyDay(value: unknown): value is CalendarDate {
  return typeof value === 'string' && isCalendarDate(value) && value >= FIRST_DAY && value <= LAST_DAY;
}
