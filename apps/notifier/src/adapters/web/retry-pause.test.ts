import { describe, expect, it } from 'vitest';
import { retryPause } from './retry-pause.ts';

describe('the pause before another attempt', () => {
  it.each([
    [1, 0.999, 1_998],
    [2, 0.999, 3_996],
    [3, 0.999, 7_992],
    [3, 0.5, 4_000],
    [3, 0, 0],
  ])('after attempt %i with %d of the time is %d ms', (attempt, part, ms) => {
    expect(retryPause(attempt, 2_000, () => part)).toBeCloseTo(ms);
  });
});
