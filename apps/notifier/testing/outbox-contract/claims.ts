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

/** Who delivers. */
export function describeClaims(fresh: () => Outbox & Ledger): void {
  describe('a claim', () => {
    it('is had by one of many, and says what will be sent', async () => {
      const { outbox, delivery } = await withOne(fresh);
      const claims = await Promise.all([1, 2, 3, 4, 5].map(() => outbox.claim(delivery, claimAt(7))));
      expect(claims.filter((attempt) => attempt !== undefined)).toEqual([1]);
      expect(await outbox.openDeliveries()).toEqual([
        {
          ...delivery,
          state: 'claimed',
          attempts: 1,
          leaseUntil: 7 + LEASE,
          message: messageOf(),
        },
      ]);
    });

    it.each([
      ['the moment before its lease ends', LEASE - 1, undefined],
      ['the moment at which it ends', LEASE, undefined],
      ['the moment after', LEASE + 1, 2],
    ])('can be had again at %s: %s', async (_, now, attempt) => {
      const { outbox, delivery } = await withOne(fresh);
      await claimNow(outbox, delivery, claimAt(0));
      expect(await claimNow(outbox, delivery, claimAt(now))).toBe(attempt);
      expect(await onlyDelivery(outbox)).toMatchObject({
        state: 'claimed',
        attempts: attempt ?? 1,
        leaseUntil: attempt === undefined ? LEASE : now + LEASE,
        isResent: attempt !== undefined,
      });
    });

    it('takes one channel of one letter and leaves the others', async () => {
      const outbox = fresh();
      await committed(outbox, [wholeLetter({ id: 'a' }), wholeLetter({ id: 'b' })], ['folder', 'mail']);
      const [first] = await outbox.openDeliveries();
      if (!first) throw new Error('there should be a delivery');
      await claimNow(outbox, first, claimAt(0));
      const states = (await outbox.openDeliveries()).map(({ state }) => state);
      expect(states).toEqual(['claimed', 'pending', 'pending', 'pending']);
    });

    it.each(['pending', 'refused'] as const)(
      'settled as %s can be had again at once and as often as it takes',
      async (state) => {
        const { outbox, delivery } = await withOne(fresh);
        for (const attempt of [1, 2, 3]) {
          expect(await claimNow(outbox, delivery, claimAt(attempt))).toBe(attempt);
          expect((await onlyDelivery(outbox)).why).toBeNull();
          await outbox.settle(delivery, attempt, {
            state,
            why: `the channel is down ${attempt}`,
            at: attempt,
          });
          expect(await onlyDelivery(outbox)).toMatchObject({
            state,
            attempts: attempt,
            isResent: false,
            leaseUntil: null,
            settledAt: attempt,
            why: `the channel is down ${attempt}`,
          });
        }
      },
    );

    it('settled as unknown can be had once more and then never again', async () => {
      const { outbox, delivery } = await withOne(fresh);
      const unknown = { state: 'unknown', why: 'the reply was lost' } as const;
      await claimNow(outbox, delivery, claimAt(0));
      await outbox.settle(delivery, 1, { ...unknown, at: 1 });
      expect(await onlyDelivery(outbox)).toMatchObject({ ...unknown, isResent: false });
      expect(await claimNow(outbox, delivery, claimAt(2))).toBe(2);
      expect(await onlyDelivery(outbox)).toMatchObject({ state: 'claimed', isResent: true });
      await outbox.settle(delivery, 2, { ...unknown, at: 3 });
      expect(await claimNow(outbox, delivery, claimAt(1000 * LEASE))).toBeUndefined();
      expect(await onlyDelivery(outbox)).toMatchObject({ ...unknown, attempts: 2, isResent: true });
    });

    it('whose lease has ended twice can never be had again', async () => {
      const { outbox, delivery } = await withOne(fresh);
      expect(await claimNow(outbox, delivery, claimAt(0))).toBe(1);
      expect(await claimNow(outbox, delivery, claimAt(2 * LEASE))).toBe(2);
      expect(await claimNow(outbox, delivery, claimAt(1000 * LEASE))).toBeUndefined();
      expect(await onlyDelivery(outbox)).toMatchObject({ state: 'claimed', attempts: 2, isResent: true });
    });

    it('whose lease has ended counts as what was sent once more, also when it was unknown first', async () => {
      const { outbox, delivery } = await withOne(fresh);
      await claimNow(outbox, delivery, claimAt(0));
      await outbox.settle(delivery, 1, { state: 'unknown', why: 'lost', at: 1 });
      await claimNow(outbox, delivery, claimAt(2));
      expect(await claimNow(outbox, delivery, claimAt(1000 * LEASE))).toBeUndefined();
    });

    it('of a copy that was certainly not sent can be had again, and stays a copy', async () => {
      const { outbox, delivery } = await withOne(fresh);
      await claimNow(outbox, delivery, claimAt(0));
      await claimNow(outbox, delivery, claimAt(2 * LEASE));
      await outbox.settle(delivery, 2, { state: 'pending', why: 'throttled', at: 2 * LEASE });
      expect(await claimNow(outbox, delivery, claimAt(3 * LEASE))).toBe(3);
      expect((await onlyDelivery(outbox)).isResent).toBe(true);
      expect(await claimNow(outbox, delivery, claimAt(1000 * LEASE))).toBeUndefined();
    });

    it.each(['sent', 'cancelled'] as const)('of what is %s cannot be had', async (state) => {
      const { outbox, delivery } = await withOne(fresh);
      if (state === 'cancelled') await outbox.cancel(delivery, { why: 'gone', at: 1 });
      else {
        await claimNow(outbox, delivery, claimAt(0));
        await outbox.settle(delivery, 1, { state, at: 1 });
      }
      const before = await onlyDelivery(outbox);
      expect(await claimNow(outbox, delivery, claimAt(1000 * LEASE))).toBeUndefined();
      expect(await onlyDelivery(outbox)).toEqual(before);
    });

    it('cannot be had by who read the delivery before another attempt at it', async () => {
      const { outbox, delivery } = await withOne(fresh);
      await outbox.claim(delivery, claimAt(0));
      await outbox.settle(delivery, 1, { state: 'unknown', why: 'lost', at: 1 });
      // It may have gone out by now, which this claimer does not know.
      expect(await outbox.claim(delivery, claimAt(2))).toBeUndefined();
      expect(await claimNow(outbox, delivery, claimAt(2))).toBe(2);
    });

    it('of what was never committed cannot be had', async () => {
      const { outbox, delivery } = await withOne(fresh);
      expect(await outbox.claim({ ...delivery, channel: 'pager' }, claimAt(0))).toBeUndefined();
      const letter = wholeLetter({ id: 'another' });
      expect(await outbox.claim({ ...delivery, letter }, claimAt(0))).toBeUndefined();
    });
  });
}
