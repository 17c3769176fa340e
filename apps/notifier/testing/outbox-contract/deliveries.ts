import { describe, expect, it } from 'vitest';
import type { Delivery, Ledger, Outbox, Outcome } from '../../src/daily-check/ports.ts';
import { standingOf } from '../sample-letters.ts';
import { claimAt, commitOf, committed, wholeLetter } from './samples.ts';

/** What is to be delivered. */
export function describeDeliveries(fresh: () => Outbox & Ledger): void {
  describe('the open deliveries', () => {
    it('are each letter on each of its channels, whole', async () => {
      const outbox = fresh();
      const welcome = wholeLetter({
        id: 'new-1',
        watch: 'new',
        kind: 'welcome',
        notices: [],
        standings: [standingOf()],
      });
      const news = wholeLetter({
        id: 'platform-1',
        locale: 'ko',
        alsoFollows: 'ubuntu(모든 릴리스)',
        standings: [standingOf({ isNew: true })],
        part: { number: 2, of: 3 },
      });
      const urgent = wholeLetter({ id: 'platform-1-urgent', kind: 'urgent' });
      await outbox.commit(
        commitOf({
          letters: [
            { letter: news, channels: ['mail', 'folder'] },
            { letter: welcome, channels: ['folder'] },
            { letter: urgent, channels: ['sms', 'pager'] },
            { letter: wholeLetter({ id: 'nobody-1' }), channels: [] },
          ],
        }),
      );
      const untried = {
        state: 'pending',
        attempts: 0,
        isResent: false,
        leaseUntil: null,
        message: null,
        settledAt: null,
        why: null,
      };
      expect(await outbox.openDeliveries()).toEqual([
        { ...untried, letter: news, channel: 'mail' },
        { ...untried, letter: news, channel: 'folder' },
        { ...untried, letter: welcome, channel: 'folder' },
        { ...untried, letter: urgent, channel: 'sms' },
        { ...untried, letter: urgent, channel: 'pager' },
      ]);
    });

    it('come the oldest first, in the order in which they were committed and not of their names', async () => {
      const outbox = fresh();
      const ids = ['z-1', 'm-2', 'a-3', 'b-4', 'b-5', 'b-6', 'b-7', 'b-8', 'b-9', 'b-10', 'b-11'];
      for (const id of ids) await committed(outbox, [wholeLetter({ id })]);
      const open = await outbox.openDeliveries();
      expect(open.map(({ letter }) => letter.id)).toEqual(ids);
    });

    it('are those in all states but sent and cancelled', async () => {
      const outbox = fresh();
      const outcomes: readonly Outcome[] = [
        { state: 'sent' },
        { state: 'pending', why: 'throttled' },
        { state: 'refused', why: 'no such topic' },
        { state: 'unknown', why: 'the reply was lost' },
      ];
      const ids = [...outcomes.map(({ state }) => state), 'claimed', 'untouched', 'cancelled'];
      await committed(
        outbox,
        ids.map((id) => wholeLetter({ id })),
      );
      for (const delivery of await outbox.openDeliveries()) {
        const { id } = delivery.letter;
        if (id === 'cancelled') await outbox.cancel(delivery, { why: 'gone', at: 5 });
        if (id === 'cancelled' || id === 'untouched') continue;
        await outbox.claim(delivery, claimAt(0));
        const outcome = outcomes.find(({ state }) => state === id);
        if (outcome) await outbox.settle(delivery, 1, { ...outcome, at: 5 });
      }
      const open = await outbox.openDeliveries();
      expect(open.map(({ letter, state }) => `${letter.id}: ${state}`)).toEqual([
        'pending: pending',
        'refused: refused',
        'unknown: unknown',
        'claimed: claimed',
        'untouched: pending',
      ]);
    });

    it('stay what they were when they were asked for', async () => {
      const outbox = fresh();
      await committed(outbox, [wholeLetter()]);
      const [delivery] = await outbox.openDeliveries();
      if (!delivery) throw new Error('there should be a delivery');
      await outbox.claim(delivery, claimAt(0));
      expect(delivery).toMatchObject({ state: 'pending', attempts: 0, message: null });
    });
  });
  describe('the later letters of a delivery', () => {
    /** The delivery of a letter on a channel; the first of them. */
    async function deliveryOf(outbox: Outbox & Ledger, id: string, channel = 'folder'): Promise<Delivery> {
      const found = (await outbox.letter(id))?.deliveries.find((delivery) => delivery.channel === channel);
      if (!found) throw new Error('there should be a delivery');
      return found;
    }

    async function idsAfter(outbox: Outbox & Ledger, id: string, channel?: string): Promise<string[]> {
      const letters = await outbox.laterLetters(await deliveryOf(outbox, id, channel));
      return letters.map((letter) => letter.id);
    }

    it('are those of later revisions to the same watch, whole, the oldest first', async () => {
      const outbox = fresh();
      await committed(outbox, [
        wholeLetter({ id: 'platform-1.1', revision: 1, part: { number: 1, of: 2 } }),
        wholeLetter({ id: 'platform-1.2', revision: 1, part: { number: 2, of: 2 } }),
      ]);
      const later = wholeLetter({ id: 'platform-2', revision: 2 });
      await committed(outbox, [later, wholeLetter({ id: 'storage-2', watch: 'storage', revision: 2 })]);
      await committed(outbox, [wholeLetter({ id: 'a-10', revision: 3 })]);
      expect(await idsAfter(outbox, 'platform-1.1')).toEqual(['platform-2', 'a-10']);
      expect(await idsAfter(outbox, 'platform-1.2')).toEqual(['platform-2', 'a-10']);
      expect(await idsAfter(outbox, 'platform-2')).toEqual(['a-10']);
      expect(await idsAfter(outbox, 'a-10')).toEqual([]);
      expect(await idsAfter(outbox, 'storage-2')).toEqual([]);
      expect((await outbox.laterLetters(await deliveryOf(outbox, 'platform-1.1')))[0]).toEqual(later);
    });

    it('are those on the same channel', async () => {
      const outbox = fresh();
      await committed(outbox, [wholeLetter({ id: 'platform-1', revision: 1 })], ['mail', 'folder']);
      await committed(outbox, [wholeLetter({ id: 'platform-2', revision: 2 })], ['mail']);
      await committed(outbox, [wholeLetter({ id: 'platform-3', revision: 3 })], []);
      expect(await idsAfter(outbox, 'platform-1', 'mail')).toEqual(['platform-2']);
      expect(await idsAfter(outbox, 'platform-1', 'folder')).toEqual([]);
    });

    it('are those in all states but cancelled there', async () => {
      const outbox = fresh();
      const ends = ['sent', 'pending', 'refused', 'unknown'] as const;
      await committed(outbox, [wholeLetter({ id: 'first', revision: 1 })], ['mail', 'folder']);
      const ids = [...ends, 'claimed', 'untouched', 'cancelled'];
      await committed(
        outbox,
        ids.map((id) => wholeLetter({ id, revision: 2 })),
        ['mail', 'folder'],
      );
      await outbox.cancel(await deliveryOf(outbox, 'cancelled'), { why: 'out of date', at: 5 });
      for (const id of [...ends, 'claimed']) await outbox.claim(await deliveryOf(outbox, id), claimAt(0));
      for (const state of ends) {
        await outbox.settle(await deliveryOf(outbox, state), 1, { state, why: 'it ended so', at: 5 });
      }
      expect(await idsAfter(outbox, 'first')).toEqual([...ends, 'claimed', 'untouched']);
      expect(await idsAfter(outbox, 'first', 'mail')).toEqual(ids);
    });
  });
}
