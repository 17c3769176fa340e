import { describe, expect, it } from 'vitest';
import type { Ledger, Outbox } from '../../src/daily-check/ports.ts';
import {
  claimAt,
  claimNow,
  committed,
  LEASE,
  messageOf,
  onlyDelivery,
  wholeLetter,
  withOne,
} from './samples.ts';

/** How an attempt, and a delivery, ends. */
export function describeEnds(fresh: () => Outbox & Ledger): void {
  describe('settling', () => {
    it('keeps what was sent, and when', async () => {
      const { outbox, delivery } = await withOne(fresh);
      const message = messageOf({ text: 'what was sent\n', sms: null });
      await claimNow(outbox, delivery, claimAt(0, message));
      await outbox.settle(delivery, 1, { state: 'sent', at: 1234 });
      expect(await onlyDelivery(outbox)).toEqual({
        ...delivery,
        state: 'sent',
        attempts: 1,
        message,
        settledAt: 1234,
      });
    });

    it('keeps the message of the last attempt', async () => {
      const { outbox, delivery } = await withOne(fresh);
      for (const attempt of [1, 2]) {
        await claimNow(outbox, delivery, claimAt(0, messageOf({ text: `attempt ${attempt}\n` })));
        await outbox.settle(delivery, attempt, { state: 'pending', why: 'throttled', at: attempt });
      }
      expect((await onlyDelivery(outbox)).message?.text).toBe('attempt 2\n');
    });

    it('after the lease has ended counts while nobody else has claimed it', async () => {
      const { outbox, delivery } = await withOne(fresh);
      await claimNow(outbox, delivery, claimAt(0));
      await outbox.settle(delivery, 1, { state: 'sent', at: 1000 * LEASE });
      expect((await onlyDelivery(outbox)).state).toBe('sent');
    });

    it('by who has lost the claim does nothing', async () => {
      const { outbox, delivery } = await withOne(fresh);
      await claimNow(outbox, delivery, claimAt(0));
      await claimNow(outbox, delivery, claimAt(2 * LEASE, messageOf({ text: 'the second\n' })));
      const before = await onlyDelivery(outbox);
      await outbox.settle(delivery, 1, { state: 'sent', at: 5 });
      expect(await onlyDelivery(outbox)).toEqual(before);
      await outbox.settle(delivery, 3, { state: 'sent', at: 5 });
      expect(await onlyDelivery(outbox)).toEqual(before);
      await outbox.settle(delivery, 2, { state: 'sent', at: 6 });
      expect(await onlyDelivery(outbox)).toMatchObject({ state: 'sent', settledAt: 6 });
    });

    it.each(['sent', 'pending', 'refused', 'unknown'] as const)(
      'what is settled as %s does nothing',
      async (state) => {
        const { outbox, delivery } = await withOne(fresh);
        await claimNow(outbox, delivery, claimAt(0));
        await outbox.settle(delivery, 1, { state, why: 'the first', at: 1 });
        const before = await onlyDelivery(outbox);
        await outbox.settle(delivery, 1, { state: 'unknown', why: 'the second', at: 2 });
        await outbox.settle(delivery, 1, { state: 'sent', at: 2 });
        expect(await onlyDelivery(outbox)).toEqual(before);
      },
    );

    it('what nobody has claimed, or nobody has committed, does nothing', async () => {
      const { outbox, delivery } = await withOne(fresh);
      await outbox.settle(delivery, 0, { state: 'sent', at: 1 });
      await outbox.settle({ ...delivery, channel: 'pager' }, 1, { state: 'sent', at: 1 });
      expect(await onlyDelivery(outbox)).toEqual(delivery);
    });

    it('one channel leaves the others', async () => {
      const outbox = fresh();
      await committed(outbox, [wholeLetter()], ['folder', 'mail']);
      const deliveries = await outbox.openDeliveries();
      for (const delivery of deliveries) await claimNow(outbox, delivery, claimAt(0));
      const [folder] = deliveries;
      if (!folder) throw new Error('there should be a delivery');
      await outbox.settle(folder, 1, { state: 'sent', at: 1 });
      expect(await outbox.openDeliveries()).toMatchObject([{ channel: 'mail', state: 'claimed' }]);
    });
  });

  describe('cancelling', () => {
    it('ends what nobody has claimed', async () => {
      const { outbox, delivery } = await withOne(fresh);
      await outbox.cancel(delivery, { why: 'its watch is gone', at: 77 });
      expect(await onlyDelivery(outbox)).toEqual({
        ...delivery,
        state: 'cancelled',
        settledAt: 77,
        why: 'its watch is gone',
      });
    });

    it.each(['pending', 'refused', 'unknown'] as const)('ends what is settled as %s', async (state) => {
      const { outbox, delivery } = await withOne(fresh);
      await claimNow(outbox, delivery, claimAt(0));
      await outbox.settle(delivery, 1, { state, why: 'down', at: 1 });
      await outbox.cancel(await onlyDelivery(outbox), { why: 'gone', at: 2 });
      expect(await onlyDelivery(outbox)).toMatchObject({ state: 'cancelled', why: 'gone', settledAt: 2 });
    });

    it.each([
      ['lives', LEASE, 'claimed'],
      ['has ended', LEASE + 1, 'cancelled'],
    ])('a claim whose lease %s', async (_, at, state) => {
      const { outbox, delivery } = await withOne(fresh);
      await claimNow(outbox, delivery, claimAt(0));
      await outbox.cancel(await onlyDelivery(outbox), { why: 'gone', at });
      expect(await onlyDelivery(outbox)).toMatchObject({
        state,
        leaseUntil: state === 'claimed' ? LEASE : null,
      });
      await outbox.settle(delivery, 1, { state: 'sent', at });
      expect((await onlyDelivery(outbox)).state).toBe(state === 'claimed' ? 'sent' : 'cancelled');
    });

    it('does nothing when someone has claimed it since', async () => {
      const { outbox, delivery } = await withOne(fresh);
      await claimNow(outbox, delivery, claimAt(0));
      const claimed = await onlyDelivery(outbox);
      await outbox.cancel(delivery, { why: 'gone', at: 1000 * LEASE });
      expect(await onlyDelivery(outbox)).toEqual(claimed);
      await outbox.settle(delivery, 1, { state: 'pending', why: 'throttled', at: 3 });
      const settled = await onlyDelivery(outbox);
      await outbox.cancel(delivery, { why: 'gone', at: 1000 * LEASE });
      await outbox.cancel(claimed, { why: 'gone', at: 1000 * LEASE });
      expect(await onlyDelivery(outbox)).toEqual(settled);
    });

    it('does nothing to what is sent, or cancelled before', async () => {
      const { outbox, delivery } = await withOne(fresh);
      await claimNow(outbox, delivery, claimAt(0));
      await outbox.settle(delivery, 1, { state: 'sent', at: 1 });
      const sent = await onlyDelivery(outbox);
      await outbox.cancel(sent, { why: 'gone', at: 2 });
      expect(await onlyDelivery(outbox)).toEqual(sent);

      const other = await withOne(fresh);
      await other.outbox.cancel(other.delivery, { why: 'gone', at: 1 });
      const cancelled = await onlyDelivery(other.outbox);
      await other.outbox.cancel(cancelled, { why: 'gone again', at: 2 });
      await other.outbox.cancel({ ...cancelled, channel: 'pager' }, { why: 'gone', at: 2 });
      expect(await onlyDelivery(other.outbox)).toEqual(cancelled);
    });
  });
}
