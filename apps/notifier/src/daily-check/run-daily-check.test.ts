import { join } from 'node:path';
import { addDays, calendarDate, type CalendarDate, type Catalog } from '@lastpatch/release-model';
import { catalogWith, declared, productWith, releaseWith, scheduled } from '@lastpatch/release-model/testing';
import type { Watch } from '@lastpatch/settings';
import { describe, expect, it, onTestFinished } from 'vitest';
import { watchOf } from '../../testing/watch-builder.ts';
import { Crash, CrashPoint } from '../../testing/crash.ts';
import { MemoryOutbox } from '../../testing/memory-outbox.ts';
import { RecordingChannel } from '../../testing/recording-channel.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { SqliteOutbox } from '../adapters/sqlite-outbox.ts';
import type { Outbox } from './ports.ts';
import { type DailyCheck, runDailyCheck, type RunReport } from './run-daily-check.ts';

const day = calendarDate;
const END = day('2026-10-02');
const FIRST = day('2026-09-01');
const REMINDED = day('2026-09-02');
const MINUTE = 60_000;

/** What upstream says on a day: one end, which it plans. */
function read(asOf: CalendarDate): Catalog {
  const releases = [
    releaseWith('2025.1', [declared('maintained', '2025-04-02'), scheduled('unmaintained', END)]),
  ];
  return catalogWith(productWith({ asOf, releases }));
}

function followingAll(id: string): Watch {
  return watchOf({ id, follow: { openstack: 'all' } });
}

/** What a run did, in a few words. */
function said({ revision, deliveries }: RunReport): string[] {
  return [
    `revision ${revision}`,
    ...deliveries.map(({ letter, channel, state }) => `${letter.id} ${channel} ${state}`),
  ];
}

const OUTBOXES: [string, () => Outbox][] = [
  ['memory', () => new MemoryOutbox()],
  [
    'SQLite',
    () => {
      const outbox = SqliteOutbox.open(join(temporaryFolder(), 'ledger.sqlite'));
      onTestFinished(() => {
        outbox.close();
      });
      return outbox;
    },
  ],
];

describe.each(OUTBOXES)('the daily check, with an outbox in %s', (_, create) => {
  /** Runs of one installation, one after another. */
  function installation(watches = ['platform']): {
    outbox: Outbox;
    channel: RecordingChannel;
    run: (today: CalendarDate, parts?: Partial<DailyCheck>) => Promise<RunReport>;
  } {
    const outbox = create();
    const channel = new RecordingChannel();
    const run = (today: CalendarDate, parts: Partial<DailyCheck> = {}): Promise<RunReport> =>
      runDailyCheck({
        outbox,
        channels: [channel],
        watches: watches.map(followingAll),
        catalog: read(today),
        today,
        now: () => 0,
        dryRun: false,
        ...parts,
      });
    return { outbox, channel, run };
  }

  it('welcomes at its first run and tells no history', async () => {
    const { outbox, channel, run } = installation(['platform', 'other']);
    const report = await run(REMINDED);
    expect(report).toMatchObject({ on: REMINDED, lastDay: undefined, revision: 1 });
    expect(report.deliveries.map(({ letter }) => letter.kind)).toEqual(['welcome', 'welcome']);
    expect(channel.sent.toSorted()).toEqual(['other-1', 'platform-1']);
    expect(await outbox.head()).toEqual({ revision: 1, lastDay: REMINDED, catalog: read(REMINDED) });
    expect(await outbox.openDeliveries()).toEqual([]);
  });

  it('tells what is due on the next days, and nothing on days without news', async () => {
    const { run } = installation();
    await run(FIRST);
    expect(said(await run(REMINDED))).toEqual(['revision 2', 'platform-2 recording sent']);
    const quiet = await run(addDays(REMINDED, 1));
    expect(said(quiet)).toEqual(['revision 3']);
    expect(quiet.lastDay).toBe(REMINDED);
  });

  it('tells nothing twice, however often it runs on a day', async () => {
    const { channel, outbox, run } = installation();
    await run(FIRST);
    await run(REMINDED);
    expect(said(await run(REMINDED))).toEqual(['revision 2']);
    expect(said(await run(REMINDED))).toEqual(['revision 2']);
    expect(channel.sent).toEqual(['platform-1', 'platform-2']);
    expect((await outbox.head())?.revision).toBe(2);
  });

  it('keeps a newer reading of the same day', async () => {
    const { outbox, run } = installation();
    await run(FIRST, { catalog: read(addDays(FIRST, -1)) });
    expect(said(await run(FIRST))).toEqual(['revision 2']);
    expect((await outbox.head())?.catalog).toEqual(read(FIRST));
  });

  describe('given a reading that is no newer than the one before', () => {
    const declaredEnd = (asOf: CalendarDate): Catalog =>
      catalogWith(
        productWith({
          asOf,
          releases: [
            releaseWith('2025.1', [declared('maintained', '2025-04-02'), declared('unmaintained', END)]),
          ],
        }),
      );
    const kinds = ({ deliveries }: RunReport): string[] =>
      deliveries.flatMap(({ letter }) => letter.notices.map(({ kind }) => kind));
    const after = addDays(END, 3);

    it('loses nothing that a second reading of one day says', async () => {
      const { run } = installation();
      await run(END);
      await run(after);
      const watches = ['platform', 'new'].map(followingAll);
      expect(kinds(await run(after, { watches, catalog: declaredEnd(after) }))).toEqual([]);
      const tomorrow = addDays(after, 1);
      const told = await run(tomorrow, { watches, catalog: declaredEnd(tomorrow) });
      expect(kinds(told)).toEqual(['entered', 'entered']);
    });

    it('tells nothing twice after an older one', async () => {
      const { run } = installation();
      await run(END);
      expect(kinds(await run(after, { catalog: declaredEnd(after) }))).toEqual(['entered']);
      expect(kinds(await run(addDays(after, 1), { catalog: read(addDays(after, -1)) }))).toEqual([]);
      expect(kinds(await run(addDays(after, 2), { catalog: declaredEnd(addDays(after, 2)) }))).toEqual([]);
    });
  });

  it('welcomes a watch that is added later, on a day that was already checked too', async () => {
    const { run } = installation();
    await run(FIRST);
    await run(REMINDED);
    const watches = ['platform', 'new'].map(followingAll);
    expect(said(await run(REMINDED, { watches }))).toEqual(['revision 3', 'new-3 recording sent']);
    const later = await run(addDays(END, -7), { watches });
    expect(said(later).toSorted()).toEqual([
      'new-4 recording sent',
      'platform-4 recording sent',
      'revision 4',
    ]);
  });

  it('plans every day since the last run after an outage', async () => {
    const { run } = installation();
    await run(FIRST);
    const { lastDay, deliveries } = await run(addDays(END, 10));
    expect(lastDay).toBe(FIRST);
    expect(deliveries.flatMap(({ letter }) => letter.notices)).toMatchObject([
      { kind: 'due', on: END, date: END },
    ]);
  });

  it('delivers on every channel, and on each once', async () => {
    const { run } = installation();
    const channels = [new RecordingChannel('folder'), new RecordingChannel('mail')];
    await run(FIRST, { channels });
    await run(FIRST, { channels });
    expect(channels.map(({ sent }) => sent)).toEqual([['platform-1'], ['platform-1']]);
  });

  describe('when a channel fails', () => {
    it.each(['pending', 'refused', 'unknown'] as const)(
      '(%s) says why, and the next run sends the letter',
      async (state) => {
        const { channel, outbox, run } = installation();
        await run(FIRST);
        channel.outcome = { state, why: 'the channel is down' };
        const failed = await run(REMINDED);
        expect(said(failed)).toEqual(['revision 2', `platform-2 recording ${state}`]);
        expect(failed.deliveries[0]?.why).toBe('the channel is down');
        expect(await outbox.openDeliveries()).toMatchObject([{ state, attempts: 1 }]);

        channel.outcome = { state: 'sent' };
        const next = addDays(REMINDED, 1);
        expect(said(await run(next))).toEqual(['revision 3', 'platform-2 recording sent']);
        expect(channel.days.at(-1)).toBe(next);
        expect(await outbox.openDeliveries()).toEqual([]);
      },
    );

    it('sends the open letters of earlier days first, and none of them twice', async () => {
      const { channel, run } = installation();
      await run(FIRST);
      channel.outcome = { state: 'pending', why: 'the channel is down' };
      await run(REMINDED);
      await run(addDays(END, -7));
      channel.outcome = { state: 'sent' };
      await run(END);
      expect(channel.sent).toEqual(['platform-1', 'platform-2', 'platform-3', 'platform-4']);
    });

    it('goes on with the other channels', async () => {
      const { run } = installation();
      const [broken, sound] = [new RecordingChannel('a'), new RecordingChannel('b')];
      broken.outcome = { state: 'pending', why: 'the channel is down' };
      await run(FIRST, { channels: [broken, sound] });
      expect(sound.sent).toEqual(['platform-1']);
    });

    it('says of a channel that is no longer set up that it is not', async () => {
      const { channel, run } = installation();
      channel.outcome = { state: 'pending', why: 'the channel is down' };
      await run(FIRST);
      const { deliveries } = await run(FIRST, { channels: [] });
      expect(deliveries).toMatchObject([
        { channel: 'recording', state: 'pending', why: 'the channel recording is not set up' },
      ]);
    });
  });

  it('plans nothing when the clock has jumped back, and only delivers', async () => {
    const { channel, outbox, run } = installation();
    await run(FIRST);
    channel.outcome = { state: 'pending', why: 'the channel is down' };
    await run(addDays(END, -7));
    const head = await outbox.head();
    channel.outcome = { state: 'sent' };
    const watches = ['platform', 'new'].map(followingAll);
    expect(said(await run(REMINDED, { watches }))).toEqual(['revision 2', 'platform-2 recording sent']);
    expect(await outbox.head()).toEqual(head);
    expect((await run(REMINDED, { watches, dryRun: true })).deliveries).toEqual([]);
  });

  it('records and sends nothing in a dry run, and shows what it would tell', async () => {
    const { channel, outbox, run } = installation();
    const first = await run(FIRST, { dryRun: true });
    expect(said(first)).toEqual(['revision 0', 'platform-1 none pending']);
    expect(await outbox.head()).toBeUndefined();
    await run(FIRST);
    channel.outcome = { state: 'pending', why: 'the channel is down' };
    await run(REMINDED);
    const before = [await outbox.head(), await outbox.openDeliveries()];

    channel.outcome = { state: 'sent' };
    const dry = await run(END, { dryRun: true });
    expect(said(dry)).toEqual(['revision 2', 'platform-3 none pending']);
    expect(dry.deliveries).toMatchObject([{ why: 'dry run' }]);
    expect(dry.deliveries[0]?.letter.notices).toMatchObject([{ kind: 'due', date: END }]);
    expect(channel.sent).toEqual(['platform-1']);
    expect([await outbox.head(), await outbox.openDeliveries()]).toEqual(before);
  });

  it('can be run twice at once: one commits, and each letter is sent once', async () => {
    const { channel, outbox, run } = installation(['platform', 'other']);
    await run(FIRST);
    channel.pause = () => new Promise((resolve) => setTimeout(resolve, 5));
    const reports = await Promise.all([run(REMINDED), run(REMINDED), run(REMINDED)]);
    expect(reports.map(({ revision }) => revision)).toEqual([2, 2, 2]);
    expect(channel.sent.toSorted()).toEqual(['other-1', 'other-2', 'platform-1', 'platform-2']);
    expect((await outbox.head())?.revision).toBe(2);
  });

  it('leaves a letter to the run that is sending it, and takes it over when that has died', async () => {
    const { channel, outbox, run } = installation();
    channel.outcome = { state: 'pending', why: 'the channel is down' };
    await run(FIRST);
    channel.outcome = { state: 'sent' };
    const [delivery] = await outbox.openDeliveries();
    await outbox.claim(delivery!, 0, 5 * MINUTE);

    const { deliveries } = await run(FIRST, { now: () => MINUTE });
    expect(deliveries).toMatchObject([
      { state: 'claimed', why: 'another run is sending it, or was until it died' },
    ]);
    expect(channel.sent).toEqual([]);
    expect(said(await run(FIRST, { now: () => 6 * MINUTE }))).toEqual([
      'revision 1',
      'platform-1 recording sent',
    ]);
  });

  it.each(['before', 'after'] as const)('loses nothing by a crash at any step, just %s it', async (when) => {
    // As many steps as the run has without a crash: what the last crash point counts.
    for (let at = 0, steps = 1; at < steps; at += 1) {
      const { channel, outbox, run } = installation(['platform', 'other']);
      await run(FIRST);
      const crash = new CrashPoint(at, when);
      const crashing = { outbox: crash.guard(outbox), channels: [crash.guard(channel)] };
      await expect(run(REMINDED, crashing)).rejects.toThrow(Crash);
      const report = await run(REMINDED, { now: () => 6 * MINUTE });
      expect(report.revision).toBe(2);
      const sent = channel.sent.filter((id) => id.endsWith('-2'));
      expect(new Set(sent), `crash ${when} step ${at}`).toEqual(new Set(['platform-2', 'other-2']));
      // Only what may have gone out without being known to is sent once more.
      expect(sent.length - 2, `crash ${when} step ${at}`).toBeLessThanOrEqual(1);
      expect(await outbox.openDeliveries()).toEqual([]);
      if (at === 0) {
        const whole = installation(['platform', 'other']);
        await whole.run(FIRST);
        const counter = new CrashPoint(-1, when);
        await whole.run(REMINDED, {
          outbox: counter.guard(whole.outbox),
          channels: [counter.guard(whole.channel)],
        });
        steps = counter.calls;
        expect(steps).toBeGreaterThan(8);
      }
    }
  });
});
