import { describe, expect, it } from 'vitest';
import { dailyCheckNameOf, METRICS } from './index.ts';

describe('the metrics', () => {
  it('are at most ten, because each is paid for', () => {
    expect(new Set(Object.values(METRICS)).size).toBeLessThanOrEqual(10);
    expect(new Set(Object.values(METRICS)).size).toBe(Object.values(METRICS).length);
  });
});

it('the function is called as the topics of its deployment are', () => {
  const prefix = 'arn:aws:sns:eu-central-1:123456789012:lastpatch-production-';
  expect(dailyCheckNameOf(prefix)).toBe('lastpatch-production-daily-check');
});
