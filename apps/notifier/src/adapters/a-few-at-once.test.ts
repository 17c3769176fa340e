import { describe, expect, it } from 'vitest';
import { aFewAtOnce } from './a-few-at-once.ts';

/** Resolves after all that is ready has been done. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('a few at once', () => {
  it.each([1, 3, 100])('gives the results in order, with at most %i under way', async (most) => {
    let [underWay, largest] = [0, 0];
    const items = Array.from({ length: 20 }, (_, index) => index);
    const results = await aFewAtOnce(most, items, async (item) => {
      underWay += 1;
      largest = Math.max(largest, underWay);
      // Later ones are done earlier.
      for (let turns = 20 - item; turns > 0; turns -= 1) await turn();
      underWay -= 1;
      return item * 2;
    });
    expect(results).toEqual(items.map((item) => item * 2));
    expect(largest).toBe(Math.min(most, items.length));
  });

  it('does nothing with nothing', async () => {
    expect(await aFewAtOnce(5, [], () => Promise.reject(new Error('never')))).toEqual([]);
  });

  it('begins no further ones when one has failed', async () => {
    const begun: number[] = [];
    const work = aFewAtOnce(2, [0, 1, 2, 3, 4, 5], async (item) => {
      begun.push(item);
      await turn();
      if (item === 1) throw new Error('one');
    });
    await expect(work).rejects.toThrow('one');
    expect(begun.length).toBeLessThan(5);
  });

  it('leaves nothing under way when one has failed', async () => {
    let isDone = false;
    const work = aFewAtOnce(2, ['fails', 'is slow'], async (item) => {
      if (item === 'fails') throw new Error('one');
      for (let turns = 5; turns > 0; turns -= 1) await turn();
      isDone = true;
    });
    await expect(work).rejects.toThrow('one');
    expect(isDone).toBe(true);
  });
});
