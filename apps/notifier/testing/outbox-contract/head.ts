import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { HeadMovedError, type Ledger, type Outbox } from '../../src/daily-check/ports.ts';
import {
  ACK,
  commitOf,
  committed,
  HEAD,
  HELD,
  LATER_CATALOG,
  READ_SOURCE,
  wholeLetter,
  wholeNotice,
} from './samples.ts';

/** What is committed. */
export function describeHead(fresh: () => Outbox & Ledger): void {
  describe('the head', () => {
    it('is undefined before the first run, and everything else is empty', async () => {
      const outbox = fresh();
      expect(await outbox.head()).toBeUndefined();
      expect(await outbox.openDeliveries()).toEqual([]);
      expect(await outbox.toldSince(calendarDate('0001-01-01'))).toEqual([]);
      expect(await outbox.accepted()).toEqual([]);
      expect(await outbox.acks()).toEqual([]);
      expect(await outbox.letters(10)).toEqual([]);
      expect(await outbox.letter('platform-1')).toBeUndefined();
      expect(await outbox.lettersWith('moved/openstack')).toEqual([]);
      expect(await outbox.lastHeartbeat()).toBeUndefined();
    });

    it('is what was committed last, whole', async () => {
      const outbox = fresh();
      expect(await outbox.commit(commitOf())).toBe(1);
      expect(await outbox.head()).toEqual({ ...HEAD, revision: 1 });
      const head = {
        lastDay: calendarDate('2026-08-22'),
        catalog: LATER_CATALOG,
        watches: [{ id: 'storage', since: 3 }],
        held: [HELD, { ...HELD, source: 'endoflife-date', facts: [] }],
      };
      expect(await outbox.commit(commitOf({ after: 1, head }))).toBe(2);
      expect(await outbox.head()).toEqual({ ...head, revision: 2 });
    });

    it('remembers what the catalog was made of', async () => {
      const outbox = fresh();
      await outbox.commit(commitOf({ head: { sources: [READ_SOURCE] } }));
      expect(await outbox.head()).toEqual({ ...HEAD, sources: [READ_SOURCE], revision: 1 });
      const waiting = { ...READ_SOURCE, waiting: { content: 'b', since: calendarDate('2026-08-22') } };
      await outbox.commit(commitOf({ after: 1, head: { sources: [waiting] } }));
      expect((await outbox.head())?.sources).toEqual([waiting]);
      await outbox.commit(commitOf({ after: 2 }));
      expect(await outbox.head()).toEqual({ ...HEAD, revision: 3 });
    });

    it('remembers what the operators have not been told', async () => {
      const outbox = fresh();
      const news = [{ about: "held it's \ud800 \u0000", on: calendarDate('2026-08-21') }];
      await outbox.newsTold(0);
      expect(await outbox.commit(commitOf({ head: { news } }))).toBe(1);
      expect(await outbox.head()).toEqual({ ...HEAD, news, revision: 1 });
      await outbox.newsTold(0);
      expect((await outbox.head())?.news).toEqual(news);
      await outbox.newsTold(1);
      expect(await outbox.head()).toEqual({ ...HEAD, revision: 1 });
      // Of a later head they have been told nothing.
      await outbox.commit(commitOf({ after: 1, head: { news } }));
      await outbox.newsTold(1);
      expect(await outbox.head()).toEqual({ ...HEAD, news, revision: 2 });
      await outbox.commit(commitOf({ after: 2 }));
      expect(await outbox.head()).toEqual({ ...HEAD, revision: 3 });
    });

    it('can be committed anew with the catalog that it has', async () => {
      const outbox = fresh();
      await outbox.commit(commitOf({ head: { held: [HELD] } }));
      await outbox.commit(commitOf({ after: 1, head: { lastDay: calendarDate('2026-08-22') } }));
      expect(await outbox.head()).toEqual({ ...HEAD, lastDay: '2026-08-22', revision: 2 });
    });
  });
}

/** What is committed together, or not at all. */
export function describeCommit(fresh: () => Outbox & Ledger): void {
  /** All that a commit could change. */
  async function everything(outbox: Outbox & Ledger): Promise<readonly unknown[]> {
    return [
      await outbox.head(),
      await outbox.letters(10),
      await outbox.lettersWith(wholeNotice().id),
      await outbox.openDeliveries(),
      await outbox.toldSince(calendarDate('0001-01-01')),
      await outbox.accepted(),
      await outbox.acks(),
    ];
  }

  describe('a commit', () => {
    it.each([
      ['a head that is not there', 1, 0],
      ['a head that has moved on', 0, 1],
      ['a head that has moved on twice', 1, 3],
      ['a head to come', 2, 1],
    ])('after %s writes nothing', async (_, after, commits) => {
      const outbox = fresh();
      for (let revision = 0; revision < commits; revision += 1) {
        await outbox.commit(commitOf({ after: revision }));
      }
      await outbox.accept(HELD);
      await outbox.acknowledge(ACK, HEAD.lastDay);
      const before = await everything(outbox);
      const commit = commitOf({
        after,
        head: { lastDay: calendarDate('2026-09-09'), catalog: LATER_CATALOG, watches: [], held: [HELD] },
        letters: [{ letter: wholeLetter(), channels: ['folder'] }],
        taken: ['openstack'],
      });
      await expect(outbox.commit(commit)).rejects.toThrow(HeadMovedError);
      expect(await everything(outbox)).toEqual(before);
    });

    it.each([
      ['two letters with one id', wholeLetter({ id: 'twice' }), ['folder']],
      ['one channel twice', wholeLetter({ id: 'once' }), ['folder', 'mail', 'folder']],
      ['a letter that is there already', wholeLetter({ id: 'platform-1' }), ['folder']],
    ])('that fails at its last letter writes nothing: %s', async (_, letter, channels) => {
      const outbox = fresh();
      await committed(outbox, [wholeLetter({ id: 'platform-1' })]);
      await outbox.accept(HELD);
      const before = await everything(outbox);
      const commit = commitOf({
        after: 1,
        head: { catalog: LATER_CATALOG, watches: [{ id: 'other', since: 2 }] },
        letters: [
          { letter: wholeLetter({ id: 'other-2', watch: 'other' }), channels: ['folder'] },
          { letter: wholeLetter({ id: 'twice', watch: 'more' }), channels: ['folder'] },
          { letter, channels },
        ],
        taken: ['openstack'],
      });
      await expect(outbox.commit(commit)).rejects.toThrow();
      expect(await everything(outbox)).toEqual(before);
      expect(await outbox.commit(commitOf({ after: 1 }))).toBe(2);
    });

    it('of several at once is made by one', async () => {
      const outbox = fresh();
      const results = await Promise.allSettled(
        ['a', 'b', 'c'].map((id) =>
          outbox.commit(commitOf({ letters: [{ letter: wholeLetter({ id }), channels: ['folder'] }] })),
        ),
      );
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
      expect((await outbox.head())?.revision).toBe(1);
      expect(await outbox.openDeliveries()).toHaveLength(1);
    });

    it('says in its error what has happened', async () => {
      await expect(fresh().commit(commitOf({ after: 7 }))).rejects.toThrow(
        'Another run has committed after revision 7: nothing was written, and the next run goes on from there.',
      );
    });
  });
}
