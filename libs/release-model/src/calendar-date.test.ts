import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDate,
  compareDates,
  dayOfWeek,
  daysBetween,
  isCalendarDate,
} from './calendar-date.ts';
import { CalendarDateError, ReleaseModelError } from './errors.ts';

function errorOf(text: string): unknown {
  try {
    return calendarDate(text);
  } catch (error) {
    return error;
  }
}

describe('calendarDate', () => {
  it.each([
    '2026-04-01',
    '0001-01-01',
    '0099-12-31',
    '9999-12-31',
    '2000-02-29',
    '2024-02-29',
    '0004-02-29',
    '2025-02-28',
    '2026-01-31',
    '2026-04-30',
    '2026-06-30',
    '2026-09-30',
    '2026-11-30',
    '2026-12-31',
  ])('reads %s', (text) => {
    expect(calendarDate(text)).toBe(text);
    expect(isCalendarDate(text)).toBe(true);
  });

  it.each([
    '2025-02-29',
    '2025-02-30',
    '1900-02-29',
    '2100-02-29',
    '2024-02-30',
    '2026-04-31',
    '2026-06-31',
    '2026-09-31',
    '2026-11-31',
    '2026-01-32',
    '2026-01-00',
    '2026-00-10',
    '2026-13-01',
    '0000-01-01',
  ])('says that there is no %s', (text) => {
    expect(isCalendarDate(text)).toBe(false);
    expect(() => calendarDate(text)).toThrow(new CalendarDateError(text, 'there is no such day'));
    expect(errorOf(text)).toHaveProperty('message', `"${text}" is not a date: there is no such day.`);
  });

  it.each([
    '',
    'soon',
    '2026-4-1',
    '2026-04',
    '20260401',
    '26-04-01',
    '01-04-2026',
    '2026/04/01',
    '2026-04-01T00:00:00Z',
    ' 2026-04-01',
    '2026-04-01\n',
    '+002026-04-01',
    '-2026-04-01',
    '２０２６-04-01',
  ])('says how a day is written when it gets %j', (text) => {
    expect(isCalendarDate(text)).toBe(false);
    expect(errorOf(text)).toHaveProperty(
      'message',
      `${JSON.stringify(text)} is not a date: a day is written YYYY-MM-DD, as in 2026-04-01.`,
    );
  });

  it('gives its errors a code, a name and what it got', () => {
    const error = errorOf('2025-02-30');
    expect(error).toBeInstanceOf(ReleaseModelError);
    expect(error).toMatchObject({ name: 'CalendarDateError', code: 'CALENDAR_DATE', got: '2025-02-30' });
  });

  it('keeps line breaks and endless text out of the message', () => {
    const error = errorOf(`2026\n${'9'.repeat(5000)}`) as CalendarDateError;
    expect(error.message).not.toContain('\n');
    expect(error.message.length).toBeLessThan(120);
  });

  it.each([20_260_401, null, undefined, new Date(0), ['2026-04-01'], {}])('takes %o for no day', (value) => {
    expect(isCalendarDate(value)).toBe(false);
  });
});

describe('compareDates', () => {
  it.each([
    ['2026-03-31', '2026-04-01', -1],
    ['2026-04-01', '2026-04-01', 0],
    ['2026-04-02', '2026-04-01', 1],
    ['0999-12-31', '1000-01-01', -1],
  ])('%s and %s: %i', (a, b, sign) => {
    expect(Math.sign(compareDates(calendarDate(a), calendarDate(b)))).toBe(sign);
  });
});

describe('addDays', () => {
  it.each([
    ['2026-04-01', 0, '2026-04-01'],
    ['2026-04-01', 1, '2026-04-02'],
    ['2026-04-01', -1, '2026-03-31'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-29', 1, '2024-03-01'],
    ['2025-02-28', 1, '2025-03-01'],
    ['2100-02-28', 1, '2100-03-01'],
    ['2000-02-28', 1, '2000-02-29'],
    ['2025-12-31', 1, '2026-01-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2025-08-22', 63, '2025-10-24'],
    ['2024-02-29', 365, '2025-02-28'],
    ['2024-02-29', 366, '2025-03-01'],
    ['0099-12-31', 1, '0100-01-01'],
    ['0001-01-02', -1, '0001-01-01'],
    ['9999-12-30', 1, '9999-12-31'],
  ])('%s and %i days: %s', (from, days, to) => {
    expect(addDays(calendarDate(from), days)).toBe(to);
  });

  it.each([
    ['9999-12-31', 1],
    ['0001-01-01', -1],
    ['2026-04-01', Number.MAX_SAFE_INTEGER],
    ['2026-04-01', Number.NaN],
  ])('%s and %d days is no day that can be written', (from, days) => {
    expect(() => addDays(calendarDate(from), days)).toThrow(CalendarDateError);
  });
});

describe('addMonths', () => {
  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2026-08-30', 6, '2027-02-28'],
    ['2026-08-28', 6, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2026-05-31', -1, '2026-04-30'],
    ['2026-05-31', 1, '2026-06-30'],
    ['2026-05-30', 1, '2026-06-30'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2024-02-29', -12, '2023-02-28'],
    ['2000-02-29', 1200, '2100-02-28'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2027-01-31', -1, '2026-12-31'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2024-04-03', 18, '2025-10-03'],
    ['0099-12-31', 2, '0100-02-28'],
    ['2026-04-01', 0, '2026-04-01'],
  ])('%s and %i months: %s', (from, months, to) => {
    expect(addMonths(calendarDate(from), months)).toBe(to);
  });

  it('does not go past the last year', () => {
    expect(() => addMonths(calendarDate('9999-12-01'), 1)).toThrow(CalendarDateError);
  });
});

describe('daysBetween', () => {
  it.each([
    ['2026-04-01', '2026-04-01', 0],
    ['2026-04-01', '2026-04-02', 1],
    ['2026-04-02', '2026-04-01', -1],
    ['2025-08-22', '2025-10-24', 63],
    ['2024-02-28', '2024-03-01', 2],
    ['2025-02-28', '2025-03-01', 1],
    ['2024-01-01', '2025-01-01', 366],
    ['2025-01-01', '2026-01-01', 365],
    ['1900-01-01', '1901-01-01', 365],
    ['2000-01-01', '2100-01-01', 36_525],
    ['0099-12-31', '0100-01-01', 1],
    ['0001-01-01', '9999-12-31', 3_652_058],
  ])('from %s to %s: %i', (from, to, days) => {
    expect(daysBetween(calendarDate(from), calendarDate(to))).toBe(days);
  });

  it('says 0 and not -0 of one day', () => {
    expect(Object.is(daysBetween(calendarDate('2026-04-01'), calendarDate('2026-04-01')), 0)).toBe(true);
  });
});

describe('dayOfWeek', () => {
  it.each([
    ['2026-03-30', 1],
    ['2026-03-31', 2],
    ['2026-04-01', 3],
    ['2026-04-02', 4],
    ['2026-04-03', 5],
    ['2026-04-04', 6],
    ['2026-04-05', 7],
    ['2000-02-29', 2],
    ['0001-01-01', 1],
  ])('%s is day %i of its week', (date, day) => {
    expect(dayOfWeek(calendarDate(date))).toBe(day);
  });
});

describe('in zones whose clocks jump', () => {
  afterEach(() => vi.unstubAllEnvs());

  // Days that a zone never had, and days on which its clocks were changed (some of them at midnight).
  const HARD_DAYS: readonly (readonly [zone: string, day: string])[] = [
    ['Pacific/Apia', '2011-12-30'],
    ['Pacific/Kiritimati', '1994-12-31'],
    ['Pacific/Kwajalein', '1993-08-21'],
    ['America/Sao_Paulo', '2018-11-04'],
    ['America/St_Johns', '2026-03-08'],
    ['America/St_Johns', '2026-11-01'],
    ['Europe/Berlin', '2026-03-29'],
    ['Europe/Berlin', '2026-10-25'],
    ['Africa/Cairo', '2026-04-24'],
    ['Australia/Lord_Howe', '2026-04-05'],
    ['Asia/Beirut', '2022-03-27'],
  ];

  it('can set the zone, or the days below would prove nothing', () => {
    vi.stubEnv('TZ', 'Pacific/Apia');
    expect(new Date(2011, 11, 30).getDate()).toBe(31);
    vi.stubEnv('TZ', 'UTC');
    expect(new Date(2011, 11, 30).getDate()).toBe(30);
  });

  it.each(HARD_DAYS)('%s on %s', (zone, text) => {
    vi.stubEnv('TZ', zone);
    const day = calendarDate(text);
    const before = dayNextTo(text, -1);
    const after = dayNextTo(text, 1);
    expect(addDays(day, 1)).toBe(after);
    expect(addDays(day, -1)).toBe(before);
    expect(addDays(before, 2)).toBe(after);
    expect(daysBetween(before, after)).toBe(2);
    expect(daysBetween(before, day)).toBe(1);
    expect(daysBetween(day, after)).toBe(1);
    expect(addMonths(addMonths(day, 12), -12)).toBe(day);
    expect(dayOfWeek(after)).toBe(((dayOfWeek(before) + 1) % 7) + 1);
  });

  it('counts across all changes of a year', () => {
    for (const [zone] of HARD_DAYS) {
      vi.stubEnv('TZ', zone);
      expect(daysBetween(calendarDate('2026-01-01'), calendarDate('2027-01-01'))).toBe(365);
      expect(addDays(calendarDate('2026-01-01'), 365)).toBe('2027-01-01');
    }
  });

  function dayNextTo(text: string, days: number): CalendarDate {
    return calendarDate(new Date(Date.parse(text) + days * 86_400_000).toISOString().slice(0, 10));
  }
});
