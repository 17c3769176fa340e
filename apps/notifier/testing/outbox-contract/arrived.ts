import { describe, expect, it } from 'vitest';
import { mayHaveArrived, noteArrived } from '../../src/daily-check/note-arrived.ts';
import type { Delivery, Ledger, Outbox } from '../../src/daily-check/ports.ts';
import { claimAt, claimNow, committed, type CreateOutbox, LEASE, wholeLetter } from './samples.ts';

/** What someone has seen arrive. */
export function describeArrived(create: CreateOutbox): void {
  describe('what has arrived although nobody knew', () => {
    /** An outbox at a moment, with one letter on two channels, the first of which was tried twice to no end. */
    async function unknown(now: number): Promise<{ outbox: Outbox & Ledger; folder: Delivery }> {
      const outbox = create(() => now);
      await committed(outbox, [wholeLetter()], ['folder', 'mail']);
      for (const attempt of [1, 2]) {
        const [folder] = await outbox.openDeliveries();
        if (!folder) throw new Error('there should be a delivery');
        await claimNow(outbox, folder, claimAt(attempt));
        await outbox.settle(folder, attempt, { state: 'unknown', why: 'lost', at: attempt });
      }
      const [folder] = (await outbox.letter('platform-2'))?.deliveries ?? [];
      if (!folder) throw new Error('there should be a delivery');
      return { outbox, folder };
    }

    it('counts as sent, and is open no more', async () => {
      const { outbox, folder } = await unknown(5);
      expect(mayHaveArrived(folder, 5)).toBe(true);
      expect(await noteArrived(outbox, folder, () => 5)).toBe(true);
      const [now] = (await outbox.letter('platform-2'))?.deliveries ?? [];
      expect(now).toMatchObject({ state: 'sent', settledAt: 5, why: null, message: folder.message });
      expect((await outbox.openDeliveries()).map(({ channel }) => channel)).toEqual(['mail']);
      // The next commit leaves it closed.
      await committed(outbox, [wholeLetter({ id: 'platform-3' })]);
      const open = await outbox.openDeliveries();
      expect(open.map(({ letter, channel }) => `${letter.id} ${channel}`)).toEqual([
        'platform-2 mail',
        'platform-3 folder',
      ]);
    });

    it('is left to whoever sends it anew at this moment', async () => {
      const { outbox, folder } = await unknown(5);
      await outbox.resend('platform-2', 'folder');
      const [pending] = await outbox.openDeliveries();
      if (pending) await claimNow(outbox, pending, claimAt(5));
      expect(await noteArrived(outbox, folder, () => 5)).toBe(false);
      expect((await outbox.letter('platform-2'))?.deliveries[0]).toMatchObject({ state: 'claimed' });
    });

    it('is what was left by a run that died, and nothing else', async () => {
      const { folder } = await unknown(5);
      const claimed = { ...folder, state: 'claimed' as const, leaseUntil: LEASE };
      expect([LEASE, LEASE + 1].map((now) => mayHaveArrived(claimed, now))).toEqual([false, true]);
      for (const state of ['pending', 'sent', 'refused', 'cancelled'] as const) {
        expect(mayHaveArrived({ ...folder, state }, 5)).toBe(false);
      }
    });
  });
}
