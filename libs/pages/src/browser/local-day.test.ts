import { describe, expect, it } from 'vitest';
import { localDay } from './local-day.ts';

describe("the reader's day", () => {
  it.each([
    [new Date(2026, 0, 1), '2026-01-01'],
    [new Date(2026, 1, 28, 23, 59, 59), '2026-02-28'],
    [new Date(2028, 1, 29, 0, 0, 0), '2028-02-29'],
    [new Date(2026, 11, 31, 23, 59, 59), '2026-12-31'],
  ])('%s: %s', (instant, day) => {
    expect(localDay(instant)).toBe(day);
  });
});
