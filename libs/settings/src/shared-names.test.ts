import { describe, expect, it } from 'vitest';
import { METRICS } from './index.ts';

describe('the metrics', () => {
  it('are at most ten, because each is paid for', () => {
    expect(new Set(Object.values(METRICS)).size).toBeLessThanOrEqual(10);
    expect(new Set(Object.values(METRICS)).size).toBe(Object.values(METRICS).length);
  });
});
