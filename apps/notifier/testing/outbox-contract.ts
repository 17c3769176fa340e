import { calendarDate } from '@lastpatch/release-model';
import { catalogWith, declared, productWith, releaseWith } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { type Commit, HeadMovedError, type OpenDelivery, type Outbox } from '../src/daily-check/ports.ts';
import { letterOf, standingOf } from './sample-letters.ts';

const CATALOG = catalogWith(
  productWith({ releases: [releaseWith('a', [declared('maintained', '2026-01-01')])] }),
);
const LATER_CATALOG = catalogWith(productWith({ asOf: calendarDate('2026-08-22') }));
const LEASE = 1000;

function commitOf(parts: Partial<Commit> = {}): Commit {
  return {
    after: 0,
    day: calendarDate('2026-08-21'),
    catalog: CATALOG,
    letters: [],
    channels: ['folder'],
    ...parts,
  };
}

/** What every outbox keeps, whatever it is made of. */
export function describeOutbox(name: string, create: () => Outbox): void {
  describe(`${name}, as an outbox`, () => {
    describe('the head', () => {
      it('is undefined before the first run', async () => {
        const outbox = create();
        expect(await outbox.head()).toBeUndefined();
        expect(await outbox.openDeliveries()).toEqual([]);
        expect(await outbox.welcomed()).toEqual(new Set());
      });

      it('is what was committed last', async () => {
        const outbox = create();
        expect(await outbox.commit(commitOf())).toBe(1);
        expect(await outbox.head()).toEqual({ revision: 1, lastDay: '2026-08-21', catalog: CATALOG });
        const second = commitOf({ after: 1, day: calendarDate('2026-08-22'), catalog: LATER_CATALOG });
        expect(await outbox.commit(second)).toBe(2);
        expect(await outbox.head()).toEqual({ revision: 2, lastDay: '2026-08-22', catalog: LATER_CATALOG });
      });

      it('can be committed anew with the catalog that it has', async () => {
        const outbox = create();
        await outbox.commit(commitOf());
        await outbox.commit(commitOf({ after: 1, day: calendarDate('2026-08-22') }));
        expect(await outbox.head()).toEqual({ revision: 2, lastDay: '2026-08-22', catalog: CATALOG });
      });
    });

    describe('a commit', () => {
      it.each([
        ['a head that is not there', 1, 0],
        ['a head that has moved on', 0, 1],
        ['a head to come', 2, 1],
      ])('after %s writes nothing', async (_, after, commits) => {
        const outbox = create();
        for (let revision = 0; revision < commits; revision += 1) {
          await outbox.commit(commitOf({ after: revision }));
        }
        const before = await outbox.head();
        const commit = commitOf({
          after,
          day: calendarDate('2026-09-09'),
          catalog: LATER_CATALOG,
          letters: [letterOf({ kind: 'welcome' })],
        });
        await expect(outbox.commit(commit)).rejects.toThrow(HeadMovedError);
        expect(await outbox.head()).toEqual(before);
        expect(await outbox.openDeliveries()).toEqual([]);
        expect(await outbox.welcomed()).toEqual(new Set());
      });

      it('that fails at its last letter writes nothing', async () => {
        const outbox = create();
        await outbox.commit(commitOf());
        const before = await outbox.head();
        const letter = letterOf({ kind: 'welcome' });
        const commit = commitOf({
          after: 1,
          catalog: LATER_CATALOG,
          letters: [letterOf({ id: 'other-2', watch: 'other', kind: 'welcome' }), letter, letter],
        });
        await expect(outbox.commit(commit)).rejects.toThrow();
        expect(await outbox.head()).toEqual(before);
        expect(await outbox.openDeliveries()).toEqual([]);
        expect(await outbox.welcomed()).toEqual(new Set());
      });

      it('of two at once is made by one', async () => {
        const outbox = create();
        const letters = [letterOf()];
        const results = await Promise.allSettled([
          outbox.commit(commitOf({ letters })),
          outbox.commit(commitOf({ letters: [letterOf({ id: 'platform-1b' })] })),
        ]);
        expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        expect((await outbox.head())?.revision).toBe(1);
        expect(await outbox.openDeliveries()).toHaveLength(1);
      });

      it('says in its error what has happened', async () => {
        await expect(create().commit(commitOf({ after: 7 }))).rejects.toThrow(
          'Another run has committed after revision 7: nothing was written, and the next run goes on from there.',
        );
      });
    });

    describe('the open deliveries', () => {
      it('are every letter on every channel, whole', async () => {
        const outbox = create();
        const welcome = letterOf({ id: 'new-1', watch: 'new', kind: 'welcome', standings: [standingOf()] });
        const letters = [letterOf({ id: 'platform-1' }), welcome];
        await outbox.commit(commitOf({ letters, channels: ['folder', 'mail'] }));
        const open = await outbox.openDeliveries();
        expect(open.map(({ letter, channel }) => `${letter.id} ${channel}`).sort()).toEqual([
          'new-1 folder',
          'new-1 mail',
          'platform-1 folder',
          'platform-1 mail',
        ]);
        expect(open.find(({ letter }) => letter.id === 'new-1')?.letter).toEqual(welcome);
        expect(open.every(({ state, attempts }) => state === 'pending' && attempts === 0)).toBe(true);
      });

      it('come in the order of their revisions, not of their names', async () => {
        const outbox = create();
        for (const [after, id] of ['z-1', 'm-2', 'a-3'].entries()) {
          await outbox.commit(commitOf({ after, letters: [letterOf({ id, revision: after + 1 })] }));
        }
        for (let after = 3; after < 10; after += 1) {
          const revision = after + 1;
          await outbox.commit(commitOf({ after, letters: [letterOf({ id: `b-${revision}`, revision })] }));
        }
        const open = await outbox.openDeliveries();
        expect(open.map(({ letter }) => letter.revision)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      });
    });

    describe('a claim', () => {
      async function claimable(): Promise<{ outbox: Outbox; delivery: OpenDelivery }> {
        const outbox = create();
        await outbox.commit(commitOf({ letters: [letterOf()] }));
        const [delivery] = await outbox.openDeliveries();
        if (!delivery) throw new Error('there should be a delivery');
        return { outbox, delivery };
      }

      it('is had by one of many', async () => {
        const { outbox, delivery } = await claimable();
        const claims = await Promise.all([1, 2, 3, 4].map(() => outbox.claim(delivery, 0, LEASE)));
        expect(claims.filter(Boolean)).toHaveLength(1);
        expect(await outbox.openDeliveries()).toMatchObject([{ state: 'claimed', attempts: 1 }]);
      });

      it.each([
        ['the moment before its lease ends', LEASE - 1, false],
        ['the moment at which it ends', LEASE, false],
        ['the moment after', LEASE + 1, true],
      ])('can be had again at %s: %s', async (_, now, isHad) => {
        const { outbox, delivery } = await claimable();
        await outbox.claim(delivery, 0, LEASE);
        expect(await outbox.claim(delivery, now, LEASE)).toBe(isHad);
      });

      it('takes one channel and leaves the others', async () => {
        const outbox = create();
        await outbox.commit(commitOf({ letters: [letterOf()], channels: ['folder', 'mail'] }));
        const deliveries = await outbox.openDeliveries();
        for (const delivery of deliveries) expect(await outbox.claim(delivery, 0, LEASE)).toBe(true);
      });

      it.each(['pending', 'refused', 'unknown'] as const)(
        'settled as %s is open in that state and can be claimed at once',
        async (state) => {
          const { outbox, delivery } = await claimable();
          await outbox.claim(delivery, 0, LEASE);
          await outbox.settle(delivery, { state, why: 'the channel is down' });
          expect(await outbox.openDeliveries()).toMatchObject([{ state, attempts: 1 }]);
          expect(await outbox.claim(delivery, 1, LEASE)).toBe(true);
          expect(await outbox.openDeliveries()).toMatchObject([{ state: 'claimed', attempts: 2 }]);
        },
      );

      it('settled as sent is open no more and cannot be claimed', async () => {
        const { outbox, delivery } = await claimable();
        await outbox.claim(delivery, 0, LEASE);
        await outbox.settle(delivery, { state: 'sent' });
        expect(await outbox.openDeliveries()).toEqual([]);
        expect(await outbox.claim(delivery, 10 * LEASE, LEASE)).toBe(false);
      });
    });

    it('knows the watches that have had their welcome, also when it was never sent', async () => {
      const outbox = create();
      const letters = [
        letterOf({ id: 'new-1', watch: 'new', kind: 'welcome' }),
        letterOf({ id: 'old-1', watch: 'old', kind: 'news' }),
      ];
      await outbox.commit(commitOf({ letters }));
      await outbox.commit(commitOf({ after: 1, letters: [letterOf({ id: 'old-2', watch: 'old' })] }));
      expect(await outbox.welcomed()).toEqual(new Set(['new']));
    });
  });
}
