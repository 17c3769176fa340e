import { addDays, calendarDate } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import type { Ack } from '../../src/daily-check/ack.ts';
import type { Ledger, Outbox } from '../../src/daily-check/ports.ts';
import { ACK, commitOf, HELD, wholeLetter } from './samples.ts';

const TODAY = calendarDate('2026-08-21');

/** What is muted. */
export function describeAcks(fresh: () => Outbox & Ledger): void {
  describe('what is muted', () => {
    const lab = { ...ACK, environment: 'lab' };

    it('is nothing at first, and stays when a run commits', async () => {
      const outbox = fresh();
      expect(await outbox.acks()).toEqual([]);
      await outbox.commit(commitOf());
      expect(await outbox.acks()).toEqual([]);
      await outbox.acknowledge(ACK, TODAY);
      await outbox.commit(commitOf({ after: 1, taken: ['openstack'] }));
      expect(await outbox.acks()).toEqual([ACK]);
      expect((await outbox.head())?.revision).toBe(2);
    });

    it('can be muted before the first run', async () => {
      const outbox = fresh();
      await outbox.acknowledge(ACK, TODAY);
      expect(await outbox.head()).toBeUndefined();
      expect(await outbox.commit(commitOf())).toBe(1);
      expect(await outbox.acks()).toEqual([ACK]);
    });

    it('is by environment, product and release, whole', async () => {
      const outbox = fresh();
      const caracal = { ...ACK, release: 'caracal', why: 'goes in May', at: 2 };
      const ubuntu = { ...ACK, product: 'ubuntu', release: '24.04', until: calendarDate('2028-02-29') };
      for (const ack of [ubuntu, ACK, lab, caracal]) await outbox.acknowledge(ack, TODAY);
      expect(await outbox.acks()).toEqual([lab, caracal, ACK, ubuntu]);
    });

    it('is muted once, as it was muted last', async () => {
      const outbox = fresh();
      await outbox.acknowledge(ACK, TODAY);
      await outbox.acknowledge(lab, TODAY);
      const again = { ...ACK, until: calendarDate('2026-09-30'), why: 'is replaced in autumn', at: 5 };
      await outbox.acknowledge(again, TODAY);
      expect(await outbox.acks()).toEqual([lab, again]);
    });

    it.each([
      ['is over for 89 days', -89, true],
      ['is over for 90 days', -90, false],
      ['is over for 91 days', -91, false],
      ['is over', 0, true],
    ])('and %s is dropped when another is written, or not', async (_, days, isKept) => {
      const outbox = fresh();
      const old = { ...lab, until: addDays(TODAY, days) };
      await outbox.acknowledge(old, TODAY);
      expect(await outbox.acks()).toEqual([old]);
      await outbox.acknowledge(ACK, TODAY);
      expect(await outbox.acks()).toEqual(isKept ? [old, ACK] : [ACK]);
    });

    it.each([
      ['before it is over', '2026-08-22', '2026-08-22'],
      ['on the day on which it is over', ACK.until, ACK.until],
      ['after it is over', addDays(ACK.until, 1), ACK.until],
    ])('can be ended %s, and is remembered', async (_, from, until) => {
      const outbox = fresh();
      await outbox.acknowledge(ACK, TODAY);
      await outbox.acknowledge(lab, TODAY);
      const { environment, product, release } = ACK;
      const ended = { ...ACK, until: calendarDate(until) };
      expect(await outbox.unacknowledge({ environment, product, release }, calendarDate(from))).toEqual(
        ended,
      );
      expect(await outbox.acks()).toEqual([lab, ended]);
    });

    it.each([
      ['environment', { ...ACK, environment: 'lab' }],
      ['product', { ...ACK, product: 'ubuntu' }],
      ['release', { ...ACK, release: 'caracal' }],
    ])('cannot be ended by another %s', async (_, other) => {
      const outbox = fresh();
      expect(await outbox.unacknowledge(other, TODAY)).toBeUndefined();
      await outbox.acknowledge(ACK, TODAY);
      expect(await outbox.unacknowledge(other, TODAY)).toBeUndefined();
      expect(await outbox.acks()).toEqual([ACK]);
    });

    it('of several at once is all muted, and a commit at that moment is made', async () => {
      const outbox = fresh();
      await outbox.acknowledge(lab, TODAY);
      const several = Array.from({ length: 8 }, (_, index): Ack => ({ ...ACK, release: `series-${index}` }));
      await Promise.all([
        ...several.slice(0, 4).map((ack) => outbox.acknowledge(ack, TODAY)),
        outbox.commit(commitOf({ letters: [{ letter: wholeLetter(), channels: ['folder'] }] })),
        outbox.unacknowledge(lab, TODAY),
        outbox.accept(HELD),
        ...several.slice(4).map((ack) => outbox.acknowledge(ack, TODAY)),
      ]);
      expect((await outbox.head())?.revision).toBe(1);
      expect(await outbox.acks()).toEqual([{ ...lab, until: TODAY }, ...several]);
      expect(await outbox.openDeliveries()).toHaveLength(1);
      expect(await outbox.accepted()).toEqual([HELD]);
    });
  });
}
