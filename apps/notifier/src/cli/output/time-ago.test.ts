import { describe, expect, it } from 'vitest';
import { instantSaid, timeAgo } from './time-ago.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('how long ago something was', () => {
  it.each([
    [0, '0 minutes ago'],
    [MINUTE, '1 minute ago'],
    [2 * HOUR - 1, '119 minutes ago'],
    [2 * HOUR, '2 hours ago'],
    [72 * HOUR - 1, '71 hours ago'],
    [72 * HOUR, '3 days ago'],
  ])('%i ms are %s', (ms, said) => {
    expect(timeAgo(ms)).toBe(said);
  });

  it('is an instant of UTC, to the minute', () => {
    expect(instantSaid(Date.UTC(2026, 7, 21, 6, 10, 59))).toBe('2026-08-21 06:10 UTC');
  });
});
