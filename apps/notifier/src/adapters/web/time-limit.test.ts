import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TimeLimit } from './time-limit.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function reasonOf({ signal }: TimeLimit): string | undefined {
  return signal.aborted ? (signal.reason as Error).message : undefined;
}

describe('a time limit', () => {
  it('ends what takes longer', () => {
    const limit = new TimeLimit(100, 'too long');
    vi.advanceTimersByTime(99);
    expect(reasonOf(limit)).toBeUndefined();
    expect(limit.left).toBe(1);
    vi.advanceTimersByTime(1);
    expect(reasonOf(limit)).toBe('too long');
  });

  it('counts anew when something has come', () => {
    const limit = new TimeLimit(100, 'silence');
    for (let times = 0; times < 5; times += 1) {
      vi.advanceTimersByTime(99);
      limit.startAnew();
    }
    expect(reasonOf(limit)).toBeUndefined();
    vi.advanceTimersByTime(100);
    expect(reasonOf(limit)).toBe('silence');
  });

  it('ends with what it is a part of, and tells the same', () => {
    const whole = new TimeLimit(100, 'too long');
    const part = new TimeLimit(1_000, 'silence', whole.signal);
    vi.advanceTimersByTime(100);
    expect(reasonOf(part)).toBe('too long');
  });

  it.each(['before', 'after'])('tells that it was called off, %s it has begun', (when) => {
    const caller = new AbortController();
    if (when === 'before') caller.abort(new Error('geheim'));
    const limit = new TimeLimit(100, 'too long', caller.signal);
    if (when === 'after') caller.abort();
    expect(reasonOf(limit)).toBe('the read was called off');
  });

  it('holds nothing when it is over', () => {
    const caller = new AbortController();
    const limit = new TimeLimit(100, 'too long', caller.signal);
    limit.end();
    expect(vi.getTimerCount()).toBe(0);
    caller.abort();
    expect(limit.signal.aborted).toBe(false);
  });
});
