import { addMonths, type CalendarDate, daysBetween } from '@lastpatch/release-model';

/** How far two days are apart, in the unit that people count it in. */
export interface DateSpan {
  readonly number: number;
  readonly unit: 'year' | 'month' | 'week' | 'day';
}

/** More weeks than these are counted in days. */
const MOST_WEEKS = 12;

/** How far two days are apart, whichever comes first: whole years, months and weeks where it is that, else days. */
export function dateSpan(a: CalendarDate, b: CalendarDate): DateSpan {
  const [from, to] = a < b ? [a, b] : [b, a];
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7));
  if (months > 0 && addMonths(from, months) === to) {
    return months % 12 === 0 ? { number: months / 12, unit: 'year' } : { number: months, unit: 'month' };
  }
  const days = daysBetween(from, to);
  return days > 0 && days % 7 === 0 && days / 7 <= MOST_WEEKS
    ? { number: days / 7, unit: 'week' }
    : { number: days, unit: 'day' };
}
