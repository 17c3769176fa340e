import { describe, expect, it } from 'vitest';
import { EventError, scheduledInstant } from './scheduled-event.ts';

const NOW = Date.parse('2026-08-21T06:00:00Z');
const MINUTE = 60_000;

function problemOf(event: unknown): string {
  try {
    return `an instant: ${new Date(scheduledInstant(event, NOW)).toISOString()}`;
  } catch (error) {
    if (!(error instanceof EventError)) throw error;
    return /^This event is not the daily one: (.+?)\. Expected /.exec(error.message)?.[1] ?? error.message;
  }
}

describe('the instant of a scheduled event', () => {
  it.each([
    ['2026-08-21T06:00:00Z', '2026-08-21T06:00:00.000Z'],
    ['2026-08-21T06:00Z', '2026-08-21T06:00:00.000Z'],
    ['2026-08-21T08:30:00+02:30', '2026-08-21T06:00:00.000Z'],
    ['2026-08-20T18:00:00-12:00', '2026-08-21T06:00:00.000Z'],
    ['2026-08-21T05:59:59.5Z', '2026-08-21T05:59:59.500Z'],
    ['2026-08-21T05:59:59.123456789Z', '2026-08-21T05:59:59.123Z'],
    ['2024-02-29T12:00:00Z', '2024-02-29T12:00:00.000Z'],
    ['2025-12-31T23:59:59Z', '2025-12-31T23:59:59.000Z'],
    ['2026-08-20T24:00:00Z', '2026-08-21T00:00:00.000Z'],
  ])('is read from %s', (scheduledTime, instant) => {
    expect(new Date(scheduledInstant({ scheduledTime }, NOW)).toISOString()).toBe(instant);
  });

  it('is that of a rule where no schedule gives one', () => {
    const time = '2026-08-20T06:00:00Z';
    expect(scheduledInstant({ time, source: 'aws.events' }, NOW)).toBe(Date.parse(time));
    expect(scheduledInstant({ time, scheduledTime: null }, NOW)).toBe(Date.parse(time));
    expect(scheduledInstant({ time, scheduledTime: '2026-08-19T06:00:00Z' }, NOW)).toBe(
      Date.parse('2026-08-19T06:00:00Z'),
    );
  });

  it.each([0, 1, 59, 60])('may lie ahead of the clock by %i minutes', (minutes) => {
    const scheduledTime = new Date(NOW + minutes * MINUTE).toISOString();
    expect(scheduledInstant({ scheduledTime }, NOW)).toBe(NOW + minutes * MINUTE);
  });

  it('may be long past', () => {
    expect(scheduledInstant({ scheduledTime: '2019-01-01T06:00:00Z' }, NOW)).toBe(
      Date.parse('2019-01-01T06:00:00Z'),
    );
  });
});

describe('an event that no schedule sends', () => {
  it.each([undefined, null, 'event', 7, true, Symbol('event')])('is refused: %s', (event) => {
    expect(problemOf(event)).toBe('it is no object');
  });

  it.each([
    [{}],
    [[]],
    [{ scheduledTime: undefined }],
    [{ ScheduledTime: '2026-08-21T06:00:00Z' }],
    [JSON.parse('{"__proto__": {"scheduledTime": "2026-08-21T06:00:00Z"}}') as object],
  ])('is refused without its instant: %j', (event) => {
    expect(problemOf(event)).toBe('it has no scheduledTime');
  });

  it.each([
    [''],
    ['today'],
    ['2026-08-21'],
    ['2026-08-21T06:00:00'],
    ['2026-08-21 06:00:00Z'],
    ['2026-08-21T06:00:00Z\n'],
    [' 2026-08-21T06:00:00Z'],
    ['<aws.scheduler.scheduled-time>'],
    ['2026-13-01T06:00:00Z'],
    ['2026-00-01T06:00:00Z'],
    ['2026-08-00T06:00:00Z'],
    ['2026-08-32T06:00:00Z'],
    ['2026-02-30T06:00:00Z'],
    ['2026-02-29T06:00:00Z'],
    ['2026-06-31T06:00:00+02:00'],
    ['2026-08-20T25:00:00Z'],
    ['2026-08-20T06:60:00Z'],
    ['2026-08-20T06:00:00+25:00'],
    ['2026-08-20T06:00:00.Z'],
    ['٢٠٢٦-٠٨-٢١T06:00:00Z'],
    [1_787_292_000_000],
    [['2026-08-21T06:00:00Z']],
    [{ toString: () => '2026-08-21T06:00:00Z' }],
    [true],
    [false],
    [0],
  ])('is refused with %j for an instant', (scheduledTime) => {
    expect(problemOf({ scheduledTime })).toBe('its scheduledTime is no instant');
  });

  it.each([61, 24 * 60])('is refused when it comes %i minutes too early', (minutes) => {
    const scheduledTime = new Date(NOW + minutes * MINUTE).toISOString();
    expect(problemOf({ scheduledTime })).toBe('its scheduledTime is still to come');
  });

  it('is refused when what it says is another thing each time', () => {
    let asked = 0;
    const event = {
      get scheduledTime(): unknown {
        asked += 1;
        return asked === 1 ? 7 : '2026-08-21T06:00:00Z';
      },
    };
    expect(problemOf(event)).toBe('its scheduledTime is no instant');
  });

  it('is spoken of without what it says', () => {
    const secrets = { scheduledTime: 'person@private.example', time: '+4915112345678' };
    expect(() => scheduledInstant(secrets, NOW)).toThrow(
      new EventError('its scheduledTime is no instant').message,
    );
    expect(new EventError('its scheduledTime is no instant').message).toMatchInlineSnapshot(
      `"This event is not the daily one: its scheduledTime is no instant. Expected {"scheduledTime": "2026-08-21T06:00:00Z"}, as the schedule sends it."`,
    );
  });
});
