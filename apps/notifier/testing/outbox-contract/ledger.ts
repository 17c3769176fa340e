import { describe, expect, it } from 'vitest';
import type { Ledger, Outbox } from '../../src/daily-check/ports.ts';
import { claimAt, committed, messageOf, wholeLetter, wholeNotice } from './samples.ts';

/** What can be asked about the past. */
export function describeLedger(fresh: () => Outbox & Ledger): void {
  async function filled(): Promise<Outbox & Ledger> {
    const outbox = fresh();
    const [a, b] = [wholeNotice({ id: 'a' }), wholeNotice({ id: 'b' })];
    await committed(outbox, [wholeLetter({ id: 'z-1', notices: [a] })], ['folder', 'mail']);
    await committed(outbox, [
      wholeLetter({ id: 'm-2', notices: [b] }),
      wholeLetter({ id: 'm-2-urgent', kind: 'urgent', notices: [b, a, a] }),
    ]);
    await committed(outbox, [wholeLetter({ id: 'a-3', notices: [] })], []);
    return outbox;
  }

  const ids = (entries: Awaited<ReturnType<Ledger['letters']>>): string[] =>
    entries.map(({ letter }) => letter.id);

  describe('letters', () => {
    it('come the newest first, whole, each with its deliveries in the order of its channels', async () => {
      const outbox = await filled();
      const entries = await outbox.letters(10);
      expect(ids(entries)).toEqual(['a-3', 'm-2-urgent', 'm-2', 'z-1']);
      expect(entries.map(({ deliveries }) => deliveries.map(({ channel }) => channel))).toEqual([
        [],
        ['folder'],
        ['folder'],
        ['folder', 'mail'],
      ]);
      expect(entries[3]?.letter).toEqual(wholeLetter({ id: 'z-1', notices: [wholeNotice({ id: 'a' })] }));
      expect(entries[3]?.deliveries.every(({ letter }) => letter.id === 'z-1')).toBe(true);
    });

    it.each([
      [0, []],
      [1, ['a-3']],
      [3, ['a-3', 'm-2-urgent', 'm-2']],
      [Infinity, ['a-3', 'm-2-urgent', 'm-2', 'z-1']],
    ])('are at most as many as wanted: %s', async (limit, expected) => {
      expect(ids(await (await filled()).letters(limit))).toEqual(expected);
    });

    it('are found by their ids', async () => {
      const outbox = await filled();
      const [, , entry] = await outbox.letters(10);
      expect(await outbox.letter('m-2')).toEqual(entry);
      expect(await outbox.letter('a-3')).toMatchObject({ deliveries: [] });
      expect(await outbox.letter('M-2')).toBeUndefined();
      expect(await outbox.letter('m')).toBeUndefined();
    });

    it('are found by what they tell, the oldest first', async () => {
      const outbox = await filled();
      expect(ids(await outbox.lettersWith('a'))).toEqual(['z-1', 'm-2-urgent']);
      expect(ids(await outbox.lettersWith('b'))).toEqual(['m-2', 'm-2-urgent']);
      expect(await outbox.lettersWith('A')).toEqual([]);
      expect(await outbox.lettersWith('%')).toEqual([]);
      expect((await outbox.lettersWith('a'))[0]).toEqual(await outbox.letter('z-1'));
    });

    it('are kept when they are sent or cancelled', async () => {
      const outbox = await filled();
      const [first, second] = await outbox.openDeliveries();
      if (!first || !second) throw new Error('there should be two deliveries');
      await outbox.claim(first, claimAt(0));
      await outbox.settle(first, 1, { state: 'sent', at: 3 });
      await outbox.cancel(second, { why: 'gone', at: 4 });
      const deliveries = (await outbox.letter('z-1'))?.deliveries;
      expect(deliveries).toMatchObject([
        { state: 'sent', settledAt: 3, message: messageOf() },
        { state: 'cancelled', settledAt: 4, message: null },
      ]);
    });
  });
}
