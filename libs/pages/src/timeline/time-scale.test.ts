import { addDays, calendarDate, type CalendarDate } from '@lastpatch/release-model';
import { anyCalendarDates } from '@lastpatch/release-model/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeScale } from './time-scale.ts';

const days = (...texts: string[]): CalendarDate[] => texts.map(calendarDate);

describe('an axis', () => {
  it('has room on both sides of its days, and says in percent where each is', () => {
    const scale = timeScale(days('2026-01-01', '2024-01-01'))!;
    expect([scale.from, scale.until]).toEqual(['2023-12-14', '2026-01-19']);
    expect(scale.at(calendarDate('2025-01-01'))).toBeCloseTo(50, 0);
    expect(scale.at(calendarDate('1990-01-01'))).toBe(0);
    expect(scale.at(calendarDate('2990-01-01'))).toBe(100);
  });

  it.each([
    [days('2020-01-10', '2026-06-01'), ['2020', '2021', '2022', '2023', '2024', '2025', '2026']],
    [days('2025-11-02', '2026-10-20'), ['2026', '2026-04', '2026-07', '2026-10']],
  ])('of %j names %j', (given, labels) => {
    expect(timeScale(given)!.ticks.map(({ label }) => label)).toEqual(expect.arrayContaining(labels));
  });

  it('is none without days', () => {
    expect(timeScale([])).toBeUndefined();
  });

  it('of any days holds them all, in their order, and names few', () => {
    const lists = fc.array(anyCalendarDates(), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(lists, (given) => {
        const scale = timeScale(given)!;
        const sorted = given.toSorted();
        expect(scale.from <= sorted[0]! && scale.until >= sorted.at(-1)!).toBe(true);
        const places = sorted.map(scale.at);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(places.every((at) => at >= 0 && at <= 100)).toBe(true);
        expect(scale.ticks.length).toBeLessThan(20);
      }),
    );
  });

  it('tells two days of a month apart', () => {
    const scale = timeScale(days('2026-01-01', '2026-01-02'))!;
    expect(scale.at(calendarDate('2026-01-01'))).toBeLessThan(
      scale.at(addDays(calendarDate('2026-01-01'), 1)),
    );
  });
});
