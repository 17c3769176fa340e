import { describe, expect, it } from 'vitest';
import { PublishPace } from './publish-pace.ts';

/** A pace by a clock that stands still while nobody waits, and wakes those who do in the order of their times. */
function paceOf(): { pace: PublishPace; run: () => Promise<void>; now: () => number } {
  let now = 0;
  const waiting: { readonly at: number; readonly wake: () => void }[] = [];
  const pace = new PublishPace(
    () => now,
    (ms) => new Promise((wake) => waiting.push({ at: now + ms, wake })),
  );
  const run = async (): Promise<void> => {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const next = waiting.sort((a, b) => a.at - b.at).shift();
      if (!next) return;
      now = next.at;
      next.wake();
    }
  };
  return { pace, run, now: () => now };
}

describe('the pace of publications', () => {
  it('lets no more than 200 through in any second, however many wait at once', async () => {
    const { pace, run, now } = paceOf();
    const times: number[] = [];
    const turns = Array.from({ length: 1000 }, async (_, index) => {
      await pace.turn(`topic-${index}`);
      times.push(now());
    });
    await run();
    await Promise.all(turns);
    for (const at of times) {
      expect(times.filter((other) => other >= at && other < at + 1000).length).toBeLessThanOrEqual(200);
    }
    expect(times.at(-1)).toBe(4995);
  });

  it('lets no other topic wait for one that was published to just before', async () => {
    const { pace, run, now } = paceOf();
    await pace.turn('a');
    const times = new Map<string, number>();
    const turns = ['a', 'b', 'c'].map(async (topic) => {
      await pace.turn(topic);
      times.set(topic, now());
    });
    await run();
    await Promise.all(turns);
    expect(Object.fromEntries(times)).toEqual({ a: 120, b: 5, c: 10 });
  });
});
