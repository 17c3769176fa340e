import { describe, expect, it } from 'vitest';
import type { Ledger, Outbox, Outcome } from '../../src/daily-check/ports.ts';
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
        alsoFollows: 'ubuntu (all releases)',
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
}
