import { calendarDate } from '@lastpatch/release-model';
import { anyCalendarDates } from '@lastpatch/release-model/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count, countOfDays, longDate, relativeDays, shortDate, weekday } from './words.ts';

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
