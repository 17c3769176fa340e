import { addDays, calendarDate, daysBetween } from '@lastpatch/release-model';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { wrap } from '../wrap.ts';
import { WITHIN_DATE } from './within-date.ts';
import {
  countOfDays,
  dateAndDistance,
  dateRange,
  longDate,
  namesAndMore,
  relativeDays,
  shortDates,
  spanBetween,
} from './words.ts';

const day = calendarDate;

describe('days in Korean', () => {
  it.each([
    ['2026-10-02', '2026년 10월 2일(금)'],
    ['2024-02-29', '2024년 2월 29일(목)'],
    ['2026-01-01', '2026년 1월 1일(목)'],
    ['2026-12-31', '2026년 12월 31일(목)'],
    ['2026-03-01', '2026년 3월 1일(일)'],
  ])('%s is %s', (date, said) => {
    expect(longDate(day(date))).toBe(said);
  });

  it.each([
    [-400, '400일 전'],
    [-36, '36일 전'],
    [-2, '2일 전'],
    [-1, '어제'],
    [0, '오늘'],
    [1, '내일'],
    [2, '2일 후'],
    [36, '36일 후'],
    [1301, '1,301일 후'],
  ])('%i days away are %s', (days, said) => {
    expect(relativeDays(days)).toBe(said);
    const today = day('2026-09-02');
    expect(dateAndDistance(addDays(today, days), today)).toMatch(
      new RegExp(`일\\([월화수목금토일], ${said}\\)$`),
    );
  });

  it.each([
    ['2025-10-03', '2025-10-24', '3주', '2025-10-03→10-24'],
    ['2025-10-03', '2025-10-12', '9일', '2025-10-03→10-12'],
    ['2025-10-03', '2025-10-04', '1일', '2025-10-03→10-04'],
    ['2025-10-03', '2026-01-03', '3개월', '2025-10-03→2026-01-03'],
    ['2025-10-03', '2027-10-03', '2년', '2025-10-03→2027-10-03'],
    ['2025-10-24', '2025-10-03', '3주', '2025-10-24→10-03'],
    ['2025-01-01', '2025-03-26', '12주', '2025-01-01→03-26'],
    ['2025-01-01', '2025-04-02', '91일', '2025-01-01→04-02'],
  ])('from %s to %s are %s, and in short %s', (from, to, span, short) => {
    expect(spanBetween(day(from), day(to))).toBe(span);
    expect(shortDates(day(from), day(to))).toBe(short);
  });

  it.each([
    ['2026-08-24', '2026-08-28', '2026년 8월 24일(월)~8월 28일(금)'],
    ['2026-12-28', '2027-01-01', '2026년 12월 28일(월)~2027년 1월 1일(금)'],
  ])('a week from %s to %s is %s', (first, last, said) => {
    expect(dateRange(day(first), day(last))).toBe(said);
  });

  it('are those of the calendar, whatever the time zone of the machine is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
        const date = addDays(day('2000-01-01'), days);
        const [year = '', month = '', dayOfMonth = ''] = date.split('-').map((part) => String(Number(part)));
        expect(longDate(date)).toBe(
          `${year}년 ${month}월 ${dayOfMonth}일(${'토일월화수목금'.charAt(daysBetween(day('2000-01-01'), date) % 7)})`,
        );
      }),
    );
  });
});

describe('counts in Korean', () => {
  it('have no plural', () => {
    expect([1, 2, 42, 1200].map(countOfDays)).toEqual(['1일', '2일', '42일', '1,200일']);
    expect(namesAndMore(['a', 'b'], 3, '곳')).toBe('a, b 외 3곳');
    expect(namesAndMore(['a'], 0, '곳')).toBe('a');
  });
});

describe('lines in Korean', () => {
  it('are broken between words, and never within a date or a count of days', () => {
    const text = `업스트림 계획에 따른 유지보수 종료 예정일은 ${dateAndDistance(day('2026-10-02'), day('2026-08-27'))}입니다. 예정일 3일 경과, 36일 후, 외 3곳, 3부 중 1부.`;
    const whole = ['2026년 10월 2일(금, 36일 후)입니다.', '3일 경과,', '36일 후,', '외 3곳,', '3부 중 1부.'];
    for (let width = 36; width <= 100; width += 1) {
      const lines = wrap(text, { width, together: WITHIN_DATE });
      expect(lines.join(' ')).toBe(text);
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
      for (const part of whole) expect(lines.filter((line) => line.includes(part))).toHaveLength(1);
    }
  });
});
