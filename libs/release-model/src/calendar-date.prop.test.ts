import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCalendarDates, calendarDates } from '../testing/arbitraries.ts';
import {
  addDays,
  addMonths,
  calendarDate,
  compareDates,
  daysBetween,
  dayOfWeek,
  isCalendarDate,
} from './calendar-date.ts';
import { CalendarDateError } from './errors.ts';

const digits = (count: number, number: number): string => String(number).padStart(count, '0');

describe('calendar dates', () => {
  it('are the days that the calendar has, and no others', () => {
    const parts = fc.tuple(
      fc.integer({ min: 0, max: 9999 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
    );
    fc.assert(
      fc.property(parts, ([year, month, day]) => {
        const there = new Date(0);
        there.setUTCFullYear(year, month - 1, day);
        const exists =
          year >= 1 &&
          there.getUTCFullYear() === year &&
          there.getUTCMonth() === month - 1 &&
          there.getUTCDate() === day;
        expect(isCalendarDate(`${digits(4, year)}-${digits(2, month)}-${digits(2, day)}`)).toBe(exists);
      }),
    );
  });

  it('are read or refused with an error of their own, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...Array.from('0123456789-')) })),
        (text) => {
          if (isCalendarDate(text)) expect(calendarDate(text)).toBe(text);
          else expect(() => calendarDate(text)).toThrow(CalendarDateError);
        },
      ),
    );
  });

  it('compare as the days between them', () => {
    fc.assert(
      fc.property(anyCalendarDates(), anyCalendarDates(), (a, b) => {
        expect(Math.sign(daysBetween(b, a))).toBe(compareDates(a, b));
        expect(daysBetween(a, b) + daysBetween(b, a)).toBe(0);
      }),
    );
  });
});

describe('addDays', () => {
  it('undoes daysBetween, and daysBetween undoes it', () => {
    fc.assert(
      fc.property(anyCalendarDates(), anyCalendarDates(), (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b);
      }),
    );
    fc.assert(
      fc.property(calendarDates(), fc.integer({ min: -20_000, max: 20_000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
        expect(addDays(addDays(day, days), -days)).toBe(day);
      }),
    );
  });

  it('moves the day of the week along', () => {
    fc.assert(
      fc.property(calendarDates(), fc.integer({ min: 0, max: 1000 }), (day, days) => {
        expect(dayOfWeek(addDays(day, days))).toBe(((dayOfWeek(day) - 1 + days) % 7) + 1);
      }),
    );
  });
});

describe('addMonths', () => {
  const months = fc.integer({ min: -600, max: 600 });

  it('lands in the very month, on the same day or on its last', () => {
    fc.assert(
      fc.property(calendarDates(), months, (day, count) => {
        const total = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
        const month = `${digits(4, Math.floor(total / 12))}-${digits(2, (total % 12) + 1)}`;
        const same = `${month}-${day.slice(8)}`;
        const got = addMonths(day, count);
        if (isCalendarDate(same)) expect(got).toBe(same);
        else {
          expect(got.slice(0, 7)).toBe(month);
          expect(addDays(got, 1).slice(8)).toBe('01');
        }
      }),
    );
  });

  it('keeps the order of days', () => {
    fc.assert(
      fc.property(calendarDates(), fc.nat({ max: 400 }), months, (day, later, count) => {
        expect(
          compareDates(addMonths(day, count), addMonths(addDays(day, later), count)),
        ).toBeLessThanOrEqual(0);
      }),
    );
  });
});
