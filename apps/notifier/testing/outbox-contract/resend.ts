import { describe, expect, it } from 'vitest';
import type { Delivery, Ledger, Outbox, Outcome } from '../../src/daily-check/ports.ts';
import { claimAt, claimNow, committed, type CreateOutbox, LEASE, wholeLetter } from './samples.ts';

/** What someone sends again. */
export function describeResend(create: CreateOutbox): void {
  describe('sending again', () => {
    /** An outbox at a moment, with one letter on two channels, the first of which has come to an end. */
    async function ended(
      outcome: Outcome | { readonly state: 'claimed' },
      now = 0,
    ): Promise<Outbox & Ledger> {
      const outbox = create(() => now);
      await committed(outbox, [wholeLetter()], ['folder', 'mail']);
      const [folder] = await outbox.openDeliveries();
      if (!folder) throw new Error('there should be a delivery');
      await claimNow(outbox, folder, claimAt(0));
      if (outcome.state !== 'claimed') await outbox.settle(folder, 1, { ...outcome, at: 1 });
      return outbox;
    }

    async function deliveriesOf(outbox: Ledger): Promise<readonly Delivery[]> {
      return (await outbox.letter('platform-2'))?.deliveries ?? [];
    }

    it('makes what was sent pending, and keeps what was sent for audit', async () => {
      const outbox = await ended({ state: 'sent' });
      const [before] = await deliveriesOf(outbox);
      expect(await outbox.resend('platform-2')).toEqual(['folder', 'mail']);
      const [folder] = await deliveriesOf(outbox);
      expect(folder).toMatchObject({ state: 'pending', attempts: 1, isResent: false, why: null });
      expect(folder?.message).toEqual(before?.message);
      expect(folder?.message).not.toBeNull();
      if (folder) expect(await claimNow(outbox, folder, claimAt(5))).toBe(2);
    });

    it('puts it in its place among what is open', async () => {
      const outbox = await ended({ state: 'sent' });
      await committed(outbox, [wholeLetter({ id: 'platform-3' })]);
      await outbox.resend('platform-2');
      const open = await outbox.openDeliveries();
      expect(open.map(({ letter, channel }) => `${letter.id} ${channel}`)).toEqual([
        'platform-2 folder',
        'platform-2 mail',
        'platform-3 folder',
      ]);
    });

    it.each([
      { state: 'refused', why: 'no' },
      { state: 'unknown', why: 'lost' },
      { state: 'pending', why: 'throttled' },
    ] as const)('makes what is $state pending', async (outcome) => {
      const outbox = await ended(outcome);
      await outbox.resend('platform-2');
      expect(await deliveriesOf(outbox)).toMatchObject([
        { state: 'pending', why: null },
        { state: 'pending' },
      ]);
    });

    it('lets what was resent by itself be claimed and resent anew', async () => {
      const outbox = await ended({ state: 'unknown', why: 'lost' });
      const [folder] = await deliveriesOf(outbox);
      if (!folder) throw new Error('there should be a delivery');
      await claimNow(outbox, folder, claimAt(2));
      await outbox.settle(folder, 2, { state: 'unknown', why: 'lost', at: 3 });
      expect(await claimNow(outbox, folder, claimAt(4))).toBeUndefined();
      await outbox.resend('platform-2');
      expect(await claimNow(outbox, folder, claimAt(4))).toBe(3);
      expect((await deliveriesOf(outbox))[0]?.isResent).toBe(false);
      expect(await claimNow(outbox, folder, claimAt(5 * LEASE))).toBe(4);
      expect(await claimNow(outbox, folder, claimAt(1000 * LEASE))).toBeUndefined();
    });

    it('brings back what was cancelled', async () => {
      const outbox = await ended({ state: 'pending', why: 'throttled' });
      for (const delivery of await deliveriesOf(outbox)) {
        await outbox.cancel(delivery, { why: 'gone', at: 5 });
      }
      expect(await outbox.openDeliveries()).toEqual([]);
      await outbox.resend('platform-2');
      expect(await outbox.openDeliveries()).toHaveLength(2);
    });

    it('is done on one channel alone when it is named', async () => {
      const outbox = await ended({ state: 'sent' });
      const before = await deliveriesOf(outbox);
      expect(await outbox.resend('platform-2', 'mail')).toEqual(['mail']);
      expect(await deliveriesOf(outbox)).toEqual(before);
      await outbox.resend('platform-2', 'folder');
      expect((await deliveriesOf(outbox)).map(({ state }) => state)).toEqual(['pending', 'pending']);
    });

    it.each([
      ['leaves what someone is sending', LEASE, 'claimed', 'sent'],
      ['takes what someone has died sending', LEASE + 1, 'pending', 'pending'],
    ])('%s', async (_, now, state, settled) => {
      const outbox = await ended({ state: 'claimed' }, now);
      const [folder] = await deliveriesOf(outbox);
      if (!folder) throw new Error('there should be a delivery');
      const channels = state === 'claimed' ? ['mail'] : ['folder', 'mail'];
      expect(await outbox.resend('platform-2')).toEqual(channels);
      expect((await deliveriesOf(outbox))[0]).toMatchObject({
        state,
        leaseUntil: state === 'claimed' ? LEASE : null,
      });
      // Who was thought to be dead has nothing to say any more.
      await outbox.settle(folder, 1, { state: 'sent', at: now });
      expect((await deliveriesOf(outbox))[0]?.state).toBe(settled);
    });

    it('leaves other letters', async () => {
      const outbox = await ended({ state: 'sent' });
      await committed(outbox, [wholeLetter({ id: 'other-2' })]);
      await outbox.resend('other-2');
      expect((await deliveriesOf(outbox))[0]?.state).toBe('sent');
    });

    it('what is not there is told in a sentence', async () => {
      const outbox = await ended({ state: 'sent' });
      const before = await deliveriesOf(outbox);
      await expect(outbox.resend('platform-9')).rejects.toThrow(
        'There is no letter platform-9 in the ledger to send: "lastpatch ledger list" shows those that there are.',
      );
      await expect(outbox.resend('platform-2', 'pager')).rejects.toThrow(
        'There is no letter platform-2 in the ledger that goes to pager: "lastpatch ledger show platform-2" shows where it goes.',
      );
      await expect(outbox.resend('x\n\u001b[2J')).rejects.toMatchObject({
        code: 'UNKNOWN_LETTER',
        message: expect.not.stringMatching(/\p{Cc}/u) as string,
      });
      expect(await deliveriesOf(outbox)).toEqual(before);
    });
  });
}
