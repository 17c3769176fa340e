import { isCalendarDate } from '@lastpatch/release-model';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { todayIn } from './calendar-clock.ts';

describe('today', () => {
  it.each([
    // The moment before midnight, midnight, and the moment before the next.
    ['UTC', '2026-08-20T23:59:59.999Z', '2026-08-20'],
    ['UTC', '2026-08-21T00:00:00.000Z', '2026-08-21'],
    ['UTC', '2026-08-21T23:59:59.999Z', '2026-08-21'],
    // UTC+14: the first place on Earth where a day begins.
    ['Pacific/Kiritimati', '2026-08-20T09:59:59.999Z', '2026-08-20'],
    ['Pacific/Kiritimati', '2026-08-20T10:00:00.000Z', '2026-08-21'],
    ['Pacific/Kiritimati', '2026-12-31T10:00:00.000Z', '2027-01-01'],
    // UTC-12: the last.
    ['Etc/GMT+12', '2026-08-21T11:59:59.999Z', '2026-08-20'],
    ['Etc/GMT+12', '2026-08-21T12:00:00.000Z', '2026-08-21'],
    // UTC-2:30 in summer and UTC-3:30 in winter.
    ['America/St_Johns', '2026-08-21T02:29:59.999Z', '2026-08-20'],
    ['America/St_Johns', '2026-08-21T02:30:00.000Z', '2026-08-21'],
    ['America/St_Johns', '2026-01-21T03:29:59.999Z', '2026-01-20'],
    ['America/St_Johns', '2026-01-21T03:30:00.000Z', '2026-01-21'],
    // Clocks go forward on 2026-03-08 and back on 2026-11-01: the day has 23 and 25 hours.
    ['America/St_Johns', '2026-03-08T03:30:00.000Z', '2026-03-08'],
    ['America/St_Johns', '2026-03-09T02:29:59.999Z', '2026-03-08'],
    ['America/St_Johns', '2026-03-09T02:30:00.000Z', '2026-03-09'],
    ['America/St_Johns', '2026-11-01T02:30:00.000Z', '2026-11-01'],
    ['America/St_Johns', '2026-11-02T03:29:59.999Z', '2026-11-01'],
    ['America/St_Johns', '2026-11-02T03:30:00.000Z', '2026-11-02'],
    ['Europe/Berlin', '2026-03-28T23:00:00.000Z', '2026-03-29'],
    ['Europe/Berlin', '2026-03-29T21:59:59.999Z', '2026-03-29'],
    ['Europe/Berlin', '2026-03-29T22:00:00.000Z', '2026-03-30'],
    // Midnight itself is skipped when clocks go forward in Cairo.
    ['Africa/Cairo', '2026-04-23T21:59:59.999Z', '2026-04-23'],
    ['Africa/Cairo', '2026-04-23T22:00:00.000Z', '2026-04-24'],
    // A whole day was skipped when Samoa crossed the date line.
    ['Pacific/Apia', '2011-12-30T09:59:59.999Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00.000Z', '2011-12-31'],
    ['UTC', '2024-02-29T00:00:00.000Z', '2024-02-29'],
    ['Pacific/Kiritimati', '2024-02-28T10:00:00.000Z', '2024-02-29'],
    ['America/St_Johns', '2024-03-01T03:29:59.999Z', '2024-02-29'],
    ['America/St_Johns', '2023-03-01T03:29:59.999Z', '2023-02-28'],
  ])('in %s at %s is %s', (zone, now, today) => {
    expect(todayIn(zone, new Date(now))).toBe(today);
  });

  it('is asked of the clock when no moment is given', () => {
    vi.useFakeTimers({ now: new Date('2026-08-20T23:30:00Z') });
    try {
      expect(todayIn('UTC')).toBe('2026-08-20');
      expect(todayIn('Pacific/Kiritimati')).toBe('2026-08-21');
    } finally {
      vi.useRealTimers();
    }
  });

  it('is a day that exists, at any moment in any zone', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const moments = fc.date({
      min: new Date('1000-01-01'),
      max: new Date('9999-12-30'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(zones, moments, (zone, now) => {
        expect(isCalendarDate(todayIn(zone, now))).toBe(true);
      }),
    );
  });
});
