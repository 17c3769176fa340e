import { describe, expect, it, test } from 'vitest';
import {
  failed,
  FIRST,
  part,
  productSaying,
  read,
  RefreshDays,
  SECOND,
  UNCHANGED,
} from '../../testing/refresh-bench.ts';
import { calendarDate } from '@lastpatch/release-model';

describe('a source', () => {
  it('is read at the first of its addresses', async () => {
    const days = new RefreshDays();
    expect(await days.told(0, { [FIRST]: 'a', [SECOND]: 'b' })).toBe('a 2026-08-21');
    expect(days.asked.map(({ url }) => url)).toEqual([FIRST]);
  });

  it('is read at the next one when the first fails, and that is told', async () => {
    const days = new RefreshDays();
    const { sources } = await days.on(0, { [SECOND]: 'b' });
    expect(sources[0]?.products?.[0]?.title).toBe('b');
    expect(sources[0]?.problems).toEqual([`${FIRST} could not be reached`]);
  });

  it('is read at the next one when the first gives something else', async () => {
    const days = new RefreshDays();
    const { sources } = await days.on(0, { [FIRST]: 'broken', [SECOND]: 'b' });
    expect(sources[0]?.products?.[0]?.title).toBe('b');
    expect(sources[0]?.problems).toEqual([`${FIRST}: this is a web page, not what was asked for`]);
  });

  it('keeps what is known when nothing can be read, and remembers it as it was', async () => {
    const days = new RefreshDays();
    await days.on(0, { [FIRST]: 'a' });
    const { states } = days;
    expect(await days.told(1, { [FIRST]: 'broken', [SECOND]: failed('it said 502') })).toBe('kept');
    expect(days.states).toEqual(states);
  });

  it('that was never read and cannot be is remembered by nothing', async () => {
    const days = new RefreshDays();
    expect(await days.told(0, {})).toBe('kept');
    expect(days.states).toEqual([]);
  });
});

describe('a conditional request', () => {
  it('is made to the address that was read, with what it said of itself', async () => {
    const days = new RefreshDays();
    await days.on(0, { [FIRST]: read('a', { etag: '"1"', lastModified: 'Fri, 21 Aug 2026 13:00:00 GMT' }) });
    expect(await days.told(1, { [FIRST]: UNCHANGED })).toBe('a 2026-08-22');
    expect(days.asked.at(-1)).toMatchObject({ etag: '"1"', lastModified: 'Fri, 21 Aug 2026 13:00:00 GMT' });
  });

  it('is not made to another address', async () => {
    const days = new RefreshDays();
    await days.on(0, { [FIRST]: read('a', { etag: '"1"' }) });
    await days.on(1, { [SECOND]: 'a' });
    expect(days.asked.at(-1)).not.toHaveProperty('etag');
    await days.on(2, { [FIRST]: 'a' });
    expect(days.asked.at(-1)).not.toHaveProperty('etag');
  });

  it('is not made when what was read is no longer there', async () => {
    const days = new RefreshDays();
    await days.on(0, { [FIRST]: read('a', { etag: '"1"' }) });
    days.store.kept.clear();
    await days.on(1, { [FIRST]: 'a' });
    expect(days.asked.at(-1)).not.toHaveProperty('etag');
  });

  it('is made anew without conditions when what was read can no longer be read', async () => {
    const days = new RefreshDays();
    await days.on(0, { [FIRST]: read('a', { etag: '"1"' }) });
    for (const name of days.store.kept.keys()) days.store.kept.set(name, new TextEncoder().encode('broken'));
    const answer = ({ etag }: { etag?: string }) => (etag === undefined ? read('b') : UNCHANGED);
    expect(await days.told(1, { [FIRST]: answer })).toBe('b 2026-08-22');
  });

  it('that was not made cannot be answered with "unchanged"', async () => {
    const days = new RefreshDays();
    const { sources } = await days.on(0, { [FIRST]: UNCHANGED, [SECOND]: UNCHANGED });
    expect(sources[0]?.products).toBeUndefined();
    expect(sources[0]?.problems).toEqual([
      `${FIRST} says that nothing has changed, though nothing is known`,
      `${SECOND} says that nothing has changed, though nothing is known`,
    ]);
  });
});

describe('content that upstream had before', () => {
  it('is taken when it has stood for two days, not before', async () => {
    const days = new RefreshDays();
    await days.on(0, { [FIRST]: 'old' });
    await days.on(1, { [FIRST]: 'new' });
    expect(await days.told(2, { [FIRST]: 'old' })).toBe('kept');
    expect(await days.told(3, { [FIRST]: 'old' })).toBe('kept');
    expect(await days.told(4, { [FIRST]: 'old' })).toBe('old 2026-08-25');
  });

  it('waits anew when it was gone in between', async () => {
    const days = new RefreshDays();
    await days.on(0, { [FIRST]: 'old' });
    await days.on(1, { [FIRST]: 'new' });
    expect(await days.told(2, { [FIRST]: 'old' })).toBe('kept');
    expect(await days.told(3, { [FIRST]: 'new' })).toBe('new 2026-08-24');
    expect(await days.told(4, { [FIRST]: 'old' })).toBe('kept');
    expect(await days.told(5, { [FIRST]: 'old' })).toBe('kept');
    expect(await days.told(6, { [FIRST]: 'old' })).toBe('old 2026-08-27');
  });

  it('does not keep another address from being read', async () => {
    const days = new RefreshDays();
    await days.on(0, { [FIRST]: 'old' });
    await days.on(1, { [FIRST]: 'new' });
    const { sources } = await days.on(2, { [FIRST]: 'old', [SECOND]: 'newer' });
    expect(sources[0]?.products?.[0]?.title).toBe('newer');
    expect(sources[0]?.problems).toEqual([
      `${FIRST}: it says what it said before it last changed, which may be an old copy: it is taken when it has stood for 2 days`,
    ]);
    expect(days.states[0]).not.toHaveProperty('waiting');
  });

  it('that never was there is taken at once', async () => {
    const days = new RefreshDays();
    await days.on(0, { [FIRST]: 'a' });
    expect(await days.told(1, { [FIRST]: 'b' })).toBe('b 2026-08-22');
    expect(await days.told(2, { [FIRST]: 'c' })).toBe('c 2026-08-23');
  });
});

describe('content that was made before what is known', () => {
  test('by its own word waits for two days', async () => {
    const days = new RefreshDays();
    await days.on(0, { [FIRST]: 'b @ 2026-08-21T12:00:00.000Z' });
    const older = { [SECOND]: 'a @ 2026-08-20T12:00:00.000Z' };
    expect(await days.told(1, older)).toBe('kept');
    expect(await days.told(2, older)).toBe('kept');
    expect(await days.told(3, older)).toBe('a 2026-08-24');
  });

  test('by the word of the same server waits, by that of another does not', async () => {
    const [thursday, friday] = ['Thu, 20 Aug 2026 12:00:00 GMT', 'Fri, 21 Aug 2026 12:00:00 GMT'];
    const days = new RefreshDays();
    await days.on(0, { [FIRST]: read('b', { lastModified: friday }) });
    expect(await days.told(1, { [FIRST]: read('a', { lastModified: thursday }) })).toBe('kept');
    expect(await days.told(1, { [SECOND]: read('c', { lastModified: thursday }) })).toBe('c 2026-08-22');
  });

  test('is known even when the source was never read itself', async () => {
    const known = { products: [productSaying('bundled', calendarDate('2026-08-20'))] };
    const days = new RefreshDays(undefined, known);
    expect(await days.told(0, { [FIRST]: 'a @ 2026-05-01T12:00:00.000Z' })).toBe('kept');
    expect(await days.told(0, { [FIRST]: 'b @ 2026-08-20T12:00:00.000Z' })).toBe('b 2026-08-21');
  });
});

describe('an answer from a cache', () => {
  it('is of the day on which it was made', async () => {
    const days = new RefreshDays();
    expect(await days.told(0, { [FIRST]: read('a', { age: 20 * 3600 }) })).toBe('a 2026-08-20');
  });

  it('is of the day that the server names, when that is earlier', async () => {
    const days = new RefreshDays();
    const date = 'Wed, 19 Aug 2026 12:00:00 GMT';
    expect(await days.told(0, { [FIRST]: read('a', { date }) })).toBe('a 2026-08-19');
  });

  test.each([
    ['a clock that is ahead', { date: 'Sat, 29 Aug 2026 12:00:00 GMT' }],
    ['a clock that is some minutes behind', { date: 'Fri, 21 Aug 2026 15:50:00 GMT' }],
    ['no date at all', { date: 'yesterday' }],
    ['an age of an hour', { age: 3600 }],
  ])('with %s is of today', async (_, marks) => {
    const days = new RefreshDays();
    expect(await days.told(0, { [FIRST]: read('a', marks) })).toBe('a 2026-08-21');
  });

  it('that says something else than what was read since is not taken', async () => {
    const days = new RefreshDays();
    await days.on(1, { [FIRST]: 'b' });
    const { sources } = await days.on(2, { [FIRST]: read('a', { age: 40 * 3600 }) });
    expect(sources[0]?.products).toBeUndefined();
    expect(sources[0]?.problems[0]).toBe(
      `${FIRST}: what came is a copy of 2026-08-22, from before the last reading`,
    );
  });
});

describe('parts', () => {
  const parts = [part('archive', [FIRST], true), part('status', [SECOND])];

  it('are read in their order, and the rest only when one fails', async () => {
    const days = new RefreshDays(parts);
    expect(await days.told(0, { [FIRST]: 'whole', [SECOND]: 'status' })).toBe('whole 2026-08-21');
    expect(days.asked).toHaveLength(1);
    expect(await days.told(1, { [SECOND]: 'status' })).toBe('status 2026-08-22');
    expect(days.states.map(({ part: name, readOn }) => `${name} ${readOn}`)).toEqual([
      'archive 2026-08-21',
      'status 2026-08-22',
    ]);
  });

  it('that are read once a day are not asked for again on that day', async () => {
    const days = new RefreshDays(parts);
    await days.on(0, { [FIRST]: 'whole' });
    expect(await days.told(0, { [FIRST]: 'another' })).toBe('whole 2026-08-21');
    expect(days.asked).toHaveLength(1);
    expect(await days.told(1, { [FIRST]: 'another' })).toBe('another 2026-08-22');
  });

  it('are asked for again on that day when they are no longer there', async () => {
    const days = new RefreshDays(parts);
    await days.on(0, { [FIRST]: 'whole' });
    days.store.kept.clear();
    expect(await days.told(0, { [FIRST]: 'another' })).toBe('another 2026-08-21');
  });
});

it('counts the bytes that were sent', async () => {
  const days = new RefreshDays();
  const first = await days.on(0, { [FIRST]: read('12345', { etag: '"1"' }) });
  const second = await days.on(1, { [FIRST]: UNCHANGED });
  expect([first, second].map(({ sources }) => sources[0]?.bytes)).toEqual([5, 0]);
});
