import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import type { Letter } from '../../src/daily-check/letter.ts';
import type { Notice } from '../../src/daily-check/notice.ts';
import type { Ledger, Outbox } from '../../src/daily-check/ports.ts';
import { commitOf, committed, HELD, wholeLetter, wholeNotice } from './samples.ts';

/** What holds a flood, and lets it through; and that a run has been there. */
export function describeBrake(fresh: () => Outbox & Ledger): void {
  const on = (day: string, parts: Partial<Letter>): Letter =>
    wholeLetter({ on: calendarDate(day), ...parts });
  const notices = (...ids: readonly string[]): Notice[] => ids.map((id) => wholeNotice({ id }));

  describe('what was told', () => {
    it('is counted from a day on, that day included', async () => {
      const outbox = fresh();
      for (const day of ['2026-08-20', '2026-08-21', '2026-08-22']) {
        await committed(outbox, [
          on(day, { id: `platform ${day}`, notices: notices('a', 'b') }),
          on(day, { id: `storage ${day}`, watch: 'storage', notices: notices('a') }),
        ]);
      }
      const told = (day: string): object[] => [
        { watch: 'platform', on: day, count: 2 },
        { watch: 'storage', on: day, count: 1 },
      ];
      const since = (day: string): Promise<unknown> => outbox.toldSince(calendarDate(day));
      expect(await since('2026-08-23')).toEqual([]);
      expect(await since('2026-08-22')).toEqual(told('2026-08-22'));
      expect(await since('2026-08-21')).toEqual([...told('2026-08-21'), ...told('2026-08-22')]);
      expect(await since('2026-08-20')).toHaveLength(6);
      expect(await since('2026-01-01')).toHaveLength(6);
    });

    it('counts versions and ends that are told as one group once', async () => {
      const outbox = fresh();
      const version = (project: string, release: string): Notice =>
        wholeNotice({ id: `${project} ${release}`, kind: 'version', project, version: '1.0.0', release });
      const end = (project: string): Notice =>
        wholeNotice({ id: `${project} ends`, kind: 'entered', project });
      await committed(outbox, [
        on('2026-08-21', {
          notices: [
            version('nova', '2026.1'),
            version('cinder', '2026.1'),
            version('glance', '2025.1'),
            end('nova'),
            end('cinder'),
            ...notices('a', 'b'),
          ],
        }),
      ]);
      expect(await outbox.toldSince(calendarDate('2026-08-21'))).toEqual([
        { watch: 'platform', on: '2026-08-21', count: 5 },
      ]);
    });

    it('is one count of a run for each watch, in however many parts', async () => {
      const outbox = fresh();
      const version = (project: string): Notice =>
        wholeNotice({ id: project, kind: 'version', project, version: '1.0.0' });
      await committed(outbox, [
        on('2026-08-21', { id: 'p-1', part: { number: 1, of: 2 }, notices: [...notices('a'), version('b')] }),
        on('2026-08-21', { id: 'p-2', part: { number: 2, of: 2 }, notices: [version('c'), ...notices('d')] }),
        on('2026-08-21', { id: 'other-1', watch: 'other', notices: notices('a') }),
      ]);
      await committed(outbox, [on('2026-08-21', { id: 'p-3', notices: notices('e') })]);
      expect(await outbox.toldSince(calendarDate('2026-08-21'))).toEqual([
        { watch: 'platform', on: '2026-08-21', count: 3 },
        { watch: 'other', on: '2026-08-21', count: 1 },
        { watch: 'platform', on: '2026-08-21', count: 1 },
      ]);
    });

    it('leaves out welcomes, digests and what is said again as urgent', async () => {
      const outbox = fresh();
      await committed(
        outbox,
        (['welcome', 'digest', 'urgent'] as const).map((kind) => on('2026-08-21', { id: kind, kind })),
      );
      expect(await outbox.toldSince(calendarDate('2026-08-21'))).toEqual([]);
    });

    it('counts in whatever order the days came, and whatever became of the letters', async () => {
      const outbox = fresh();
      for (const day of ['2026-08-22', '2026-08-20', '2026-08-21']) {
        await committed(outbox, [on(day, { id: day })]);
      }
      for (const delivery of await outbox.openDeliveries()) {
        await outbox.cancel(delivery, { why: 'gone', at: 1 });
      }
      const told = await outbox.toldSince(calendarDate('2026-08-21'));
      expect(told.map((run) => run.on)).toEqual(['2026-08-21', '2026-08-22']);
    });
  });

  describe('what is let through', () => {
    const other = { ...HELD, source: 'endoflife-date' };

    it('waits, whole, until its source is taken', async () => {
      const outbox = fresh();
      await outbox.accept(HELD);
      await outbox.accept(other);
      expect(await outbox.accepted()).toEqual([HELD, other]);
      await outbox.commit(commitOf({ taken: ['custom'] }));
      expect(await outbox.accepted()).toEqual([HELD, other]);
      await outbox.commit(commitOf({ after: 1, taken: ['custom', 'openstack'] }));
      expect(await outbox.accepted()).toEqual([other]);
      await outbox.commit(commitOf({ after: 2, taken: ['endoflife-date'] }));
      expect(await outbox.accepted()).toEqual([]);
    });

    it('is there once, as it was let through last', async () => {
      const outbox = fresh();
      await outbox.accept(HELD);
      await outbox.accept(other);
      const again = { ...HELD, since: calendarDate('2026-08-23'), why: 'more', facts: ['more'] };
      await outbox.accept(again);
      expect(await outbox.accepted()).toEqual([again, other]);
    });

    it('are several readings of one source, which are taken together', async () => {
      const outbox = fresh();
      await outbox.accept(HELD);
      await outbox.accept({ ...HELD, hash: 'another' });
      expect((await outbox.accepted()).map(({ hash }) => hash)).toEqual([HELD.hash, 'another']);
      await outbox.commit(commitOf({ taken: ['openstack'] }));
      expect(await outbox.accepted()).toEqual([]);
    });

    it('can be let through again after it was taken', async () => {
      const outbox = fresh();
      await outbox.accept(HELD);
      await outbox.commit(commitOf({ taken: ['openstack'] }));
      await outbox.accept(HELD);
      expect(await outbox.accepted()).toEqual([HELD]);
    });
  });

  it('the last heartbeat is the one recorded last', async () => {
    const outbox = fresh();
    const [first, second] = [
      { day: calendarDate('2026-08-21'), at: 1_787_000_000_000 },
      { day: calendarDate('2026-08-20'), at: 1_786_000_000_000 },
    ];
    await outbox.heartbeat(first);
    expect(await outbox.lastHeartbeat()).toEqual(first);
    await outbox.heartbeat(second);
    expect(await outbox.lastHeartbeat()).toEqual(second);
  });
}
