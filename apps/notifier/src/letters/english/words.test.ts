import { calendarDate } from '@lastpatch/release-model';
import { anyCalendarDates } from '@lastpatch/release-model/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  count,
  countOfDays,
  dateAndDistance,
  dateRange,
  listed,
  longDate,
  relativeDays,
  shortDate,
  shortDateBeside,
  spanBetween,
  weekday,
} from './words.ts';

describe('a date in words', () => {
  it.each([
    ['2026-10-02', '2 October 2026', '2 Oct 2026', 'Friday'],
    ['2024-02-29', '29 February 2024', '29 Feb 2024', 'Thursday'],
    ['2026-05-31', '31 May 2026', '31 May 2026', 'Sunday'],
    ['2027-01-01', '1 January 2027', '1 Jan 2027', 'Friday'],
    ['2025-12-31', '31 December 2025', '31 Dec 2025', 'Wednesday'],
    ['0999-09-09', '9 September 0999', '9 Sep 0999', 'Monday'],
  ])('%s is %s, %s, a %s', (text, long, short, day) => {
    const date = calendarDate(text);
    expect([longDate(date), shortDate(date), weekday(date)]).toEqual([long, short, day]);
  });

  it('names the same day as the calendar of the platform does', () => {
    const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
    fc.assert(
      fc.property(anyCalendarDates(), (date) => {
        const [day, rest] = [weekday(date), longDate(date)];
        const instant = new Date(`${date}T00:00:00Z`);
        const year = date.slice(0, 4);
        expect(`${day} ${rest.replace(year, String(Number(year)))}`).toBe(
          format.format(instant).replace(',', ''),
        );
      }),
    );
  });
});

describe('days counted from today', () => {
  it.each([
    [-400, '400 days ago'],
    [-2, '2 days ago'],
    [-1, 'yesterday'],
    [0, 'today'],
    [1, 'tomorrow'],
    [2, 'in 2 days'],
    [400, 'in 400 days'],
  ])('%i: %s', (days, said) => {
    expect(relativeDays(days)).toBe(said);
  });

  it('are never "0 days", "1 days" or a negative number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 5000 }), (days) => {
        expect(relativeDays(days)).not.toMatch(/(^|\D)[01] days|-\d/);
      }),
    );
  });

  it.each([
    [1, '1 day'],
    [2, '2 days'],
    [180, '180 days'],
  ])('%i as a number of days: %s', (days, said) => {
    expect(countOfDays(days)).toBe(said);
  });
});

describe('a number of things', () => {
  it.each([
    [0, '0 letters'],
    [1, '1 letter'],
    [2, '2 letters'],
    [26, '26 letters'],
  ])('%i: %s', (number, said) => {
    expect(count(number, 'letter')).toBe(said);
  });
});

describe('how far two days are apart', () => {
  it.each([
    ['2025-10-03', '2025-10-24', 'three weeks'],
    ['2025-10-03', '2025-10-12', '9 days'],
    ['2025-10-03', '2025-10-04', '1 day'],
    ['2025-10-03', '2025-10-10', 'one week'],
    ['2025-10-03', '2025-10-09', '6 days'],
    ['2025-10-03', '2025-10-11', '8 days'],
    ['2025-10-03', '2025-11-03', 'one month'],
    ['2025-10-03', '2025-12-03', 'two months'],
    ['2025-10-31', '2025-11-30', 'one month'],
    ['2025-10-30', '2025-11-29', '30 days'],
    ['2026-02-03', '2026-03-03', 'one month'],
    ['2025-10-03', '2026-10-03', 'one year'],
    ['2025-10-03', '2027-10-03', 'two years'],
    ['2025-10-03', '2027-04-03', '18 months'],
    ['2024-02-29', '2025-02-28', 'one year'],
    ['2025-10-03', '2025-12-26', 'twelve weeks'],
    ['2025-10-03', '2026-01-02', '91 days'],
  ])('%s and %s: %s, in either order', (a, b, span) => {
    expect(spanBetween(calendarDate(a), calendarDate(b))).toBe(span);
    expect(spanBetween(calendarDate(b), calendarDate(a))).toBe(span);
  });

  it('never says "1 days", "one weeks" or a negative number', () => {
    fc.assert(
      fc.property(anyCalendarDates(), anyCalendarDates(), (a, b) => {
        const span = spanBetween(a, b);
        if (a !== b)
          expect(span).toMatch(
            /^((one|1) (day|week|month|year)|(?!one |1 |0 |no )\w+ (days|weeks|months|years))$/,
          );
      }),
    );
  });
});

describe('dates beside each other', () => {
  it.each([
    ['2025-10-03', '2025-10-24', '3 Oct'],
    ['2024-10-03', '2025-10-24', '3 Oct 2024'],
  ])('%s beside %s is %s', (date, other, said) => {
    expect(shortDateBeside(calendarDate(date), calendarDate(other))).toBe(said);
  });
  it.each([
    ['2026-08-24', '2026-08-28', '24 to 28 August 2026'],
    ['2026-08-31', '2026-09-04', '31 August to 4 September 2026'],
    ['2026-12-28', '2027-01-01', '28 December 2026 to 1 January 2027'],
  ])('%s to %s: %s', (first, last, said) => {
    expect(dateRange(calendarDate(first), calendarDate(last))).toBe(said);
  });
  it.each([
    ['2026-09-01', '2 September 2026 (tomorrow)'],
    ['2026-09-02', '2 September 2026 (today)'],
    ['2026-09-03', '2 September 2026 (yesterday)'],
  ])('seen from %s: %s', (today, said) => {
    expect(dateAndDistance(calendarDate('2026-09-02'), calendarDate(today))).toBe(said);
  });
});

describe('words in a row', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('%j: %s', (words, said) => {
    expect(listed(words)).toBe(said);
  });
});
