import { describe, expect, it } from 'vitest';
import type { Delivery, Handover, Ledger, Outbox, Outcome } from '../../src/daily-check/ports.ts';
import { claimAt, commitOf, committed, LEASE, wholeLetter } from './samples.ts';

/** What an outbox keeps that hands letters on, whatever it is made of. */
export function describeHandover(name: string, fresh: () => Outbox & Handover & Ledger): void {
  /** An outbox with one letter on two channels, and the first delivery, of somebody who will have left. */
  async function withTwo(): Promise<{ outbox: Outbox & Handover & Ledger; left: Delivery }> {
    const outbox = fresh();
    await committed(outbox, [wholeLetter()], ['left', 'stays']);
    return { outbox, left: await deliveryOn(outbox, 'left') };
  }

  async function tried(outbox: Outbox & Ledger, outcome: Outcome): Promise<Delivery> {
    const delivery = await deliveryOn(outbox, 'left');
    const attempt = await outbox.claim(delivery, claimAt(0));
    await outbox.settle(delivery, attempt ?? 0, { ...outcome, at: 1 });
    return deliveryOn(outbox, 'left');
  }

  describe(`${name}, handing on`, () => {
    it('ends what was for somebody who has left, and adds it for those who have come', async () => {
      const { outbox, left } = await withTwo();
      const stays = await deliveryOn(outbox, 'stays');
      const channels = ['new', 'newer\u0000 "\ud800'];
      expect(await outbox.handOn(left, { to: channels, why: 'has left', at: 77 })).toEqual(channels);
      expect((await outbox.letter('platform-2'))?.deliveries).toEqual([
        { ...left, state: 'cancelled', why: 'has left', settledAt: 77 },
        stays,
        ...channels.map((channel) => ({ ...left, channel })),
      ]);
      expect(channelsOf(await outbox.openDeliveries())).toEqual(['stays', ...channels]);
    });

    it('lets what was added be claimed, sent, looked up and sent again as any other', async () => {
      const { outbox, left } = await withTwo();
      await outbox.handOn(left, { to: ['new'], why: 'has left', at: 1 });
      const added = await deliveryOn(outbox, 'new');
      expect(await outbox.claim(added, claimAt(2))).toBe(1);
      await outbox.settle(added, 1, { state: 'sent', at: 3 });
      expect(channelsOf(await outbox.openDeliveries())).toEqual(['stays']);
      await committed(outbox, [wholeLetter({ id: 'platform-3', revision: 3 })], ['new']);
      expect((await outbox.laterLetters(added)).map(({ id }) => id)).toEqual(['platform-3']);
      expect(await outbox.resend('platform-2', 'new')).toEqual(['new']);
    });

    it.each(['pending', 'refused'] as const)('is for what is %s', async (state) => {
      const { outbox } = await withTwo();
      const left = await tried(outbox, { state, why: 'no' });
      expect(await outbox.handOn(left, { to: ['new'], why: 'has left', at: 2 })).toEqual(['new']);
      expect(await deliveryOn(outbox, 'left')).toMatchObject({ state: 'cancelled', why: 'has left' });
      // Nothing that was made for one is for another.
      expect(await deliveryOn(outbox, 'new')).toMatchObject({
        state: 'pending',
        attempts: 0,
        message: null,
        why: null,
      });
    });

    it.each(['unknown', 'sent'] as const)('leaves what is %s', async (state) => {
      const { outbox } = await withTwo();
      await refusesToHandOn(outbox, await tried(outbox, { state, why: 'lost' }));
    });

    it('leaves what may have gone out before, also when its copy has not', async () => {
      const { outbox } = await withTwo();
      await tried(outbox, { state: 'unknown', why: 'lost' });
      await refusesToHandOn(outbox, await tried(outbox, { state: 'pending', why: 'throttled' }));
    });

    it('leaves what is claimed, also when its lease has ended', async () => {
      const { outbox, left } = await withTwo();
      await outbox.claim(left, claimAt(0));
      await refusesToHandOn(outbox, left);
      await refusesToHandOn(outbox, await deliveryOn(outbox, 'left'));
    });

    it('leaves what was claimed since it was read, whatever has become of it', async () => {
      const { outbox, left } = await withTwo();
      await tried(outbox, { state: 'pending', why: 'throttled' });
      await refusesToHandOn(outbox, left);
    });

    it('leaves what nobody has committed', async () => {
      const { outbox, left } = await withTwo();
      await refusesToHandOn(outbox, { ...left, channel: 'pager' });
      await refusesToHandOn(outbox, { ...left, letter: wholeLetter({ id: 'other-2' }) });
    });

    it('passes over whoever has the letter, in whatever state, and does nothing when all have', async () => {
      const { outbox, left } = await withTwo();
      await refusesToHandOn(outbox, left, []);
      await refusesToHandOn(outbox, left, ['stays', 'left']);
      await outbox.cancel(await deliveryOn(outbox, 'stays'), { why: 'gone', at: 1 });
      await refusesToHandOn(outbox, left, ['stays']);
      expect(await outbox.handOn(left, { to: ['stays', 'new'], why: 'has left', at: 2 })).toEqual(['new']);
      expect((await deliveryOn(outbox, 'stays')).state).toBe('cancelled');
    });

    it('is done once, and a second time to whoever comes after that', async () => {
      const { outbox, left } = await withTwo();
      await outbox.handOn(left, { to: ['new'], why: 'has left', at: 1 });
      await refusesToHandOn(outbox, left, ['new', 'newer']);
      await refusesToHandOn(outbox, await deliveryOn(outbox, 'left'), ['newer']);
      const added = await deliveryOn(outbox, 'new');
      expect(await outbox.handOn(added, { to: ['left', 'newer'], why: 'too', at: 2 })).toEqual(['newer']);
    });

    it('by two at once is done by one', async () => {
      const { outbox, left } = await withTwo();
      const end = { to: ['new'], why: 'has left', at: 1 };
      const both = await Promise.all([outbox.handOn(left, end), outbox.handOn(left, end)]);
      expect(both.flat()).toEqual(['new']);
      expect(channelsOf(await outbox.openDeliveries())).toEqual(['stays', 'new']);
    });

    it('puts it in the place of its letter among what is open', async () => {
      const { outbox, left } = await withTwo();
      await committed(outbox, [wholeLetter({ id: 'platform-3' })], ['stays', 'new']);
      await outbox.handOn(left, { to: ['new'], why: 'has left', at: 1 });
      const open = await outbox.openDeliveries();
      expect(open.map(({ letter, channel }) => `${letter.id} ${channel}`)).toEqual([
        'platform-2 stays',
        'platform-2 new',
        'platform-3 stays',
        'platform-3 new',
      ]);
    });

    it('leaves other letters, and what was told', async () => {
      const { outbox, left } = await withTwo();
      await committed(outbox, [wholeLetter({ id: 'platform-3' })], ['left']);
      const [before, told] = [await outbox.letter('platform-3'), await outbox.toldSince(left.letter.on)];
      await outbox.handOn(left, { to: ['new'], why: 'has left', at: 1 });
      expect(await outbox.letter('platform-3')).toEqual(before);
      expect(await outbox.toldSince(left.letter.on)).toEqual(told);
      expect(await outbox.commit(commitOf({ after: 2 }))).toBe(3);
    });
  });
}

/** Tries to hand a delivery on, which must change nothing. */
async function refusesToHandOn(
  outbox: Outbox & Handover & Ledger,
  delivery: Delivery,
  to: readonly string[] = ['new'],
): Promise<void> {
  const before = await outbox.letters(10);
  expect(await outbox.handOn(delivery, { to, why: 'has left', at: 5 * LEASE })).toEqual([]);
  expect(await outbox.letters(10)).toEqual(before);
}

async function deliveryOn(outbox: Ledger, channel: string): Promise<Delivery> {
  const deliveries = (await outbox.letter('platform-2'))?.deliveries ?? [];
  const delivery = deliveries.find((one) => one.channel === channel);
  if (!delivery) throw new Error(`there should be a delivery on ${channel}`);
  return delivery;
}

function channelsOf(deliveries: readonly Delivery[]): string[] {
  return deliveries.map(({ channel }) => channel);
}
