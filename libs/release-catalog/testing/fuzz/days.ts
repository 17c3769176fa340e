import { addDays, type CalendarDate, isCalendarDate } from '@lastpatch/release-model';

const LAST = '9999-12-31';

/** Every day that stands in a text. */
export function daysIn(text: string): Set<string> {
  // Looked for at every character: 92026-04-01 holds a day as well.
  return new Set([...text.matchAll(/(?=(\d{4}-\d\d-\d\d))/g)].map((match) => match[1] ?? ''));
}

/** The days that come so many days after those, where there are such. */
export function daysAfter(days: ReadonlySet<string>, ...numbers: readonly number[]): Set<string> {
  const sound = [...days].filter((day): day is CalendarDate => isCalendarDate(day));
  return new Set(
    sound.flatMap((day) =>
      day > '9999-12-01' ? [LAST] : numbers.map((number): string => addDays(day, number)),
    ),
  );
}
