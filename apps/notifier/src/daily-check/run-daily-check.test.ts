import { join } from 'node:path';
import {
  addDays,
  calendarDate,
  type CalendarDate,
  type Catalog,
  mergeCatalog,
  type Product,
} from '@lastpatch/release-model';
import {
  catalogWith,
  declared,
  inRelease,
  productWith,
  projectWith,
  releaseWith,
  scheduled,
} from '@lastpatch/release-model/testing';
import type { Watch } from '@lastpatch/settings';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { watchOf } from '../../testing/watch-builder.ts';
import { Crash, CrashPoint } from '../../testing/crash.ts';
import { plainMessage, RecordingChannel } from '../../testing/recording-channel.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { MemoryOutbox } from '../adapters/memory-outbox.ts';
import { SqliteOutbox } from '../adapters/sqlite-outbox.ts';
import { waitAtMost } from '../adapters/wait-at-most.ts';
import type { Message } from './message.ts';
import type { Channel, Ledger, Outbox, Outcome } from './ports.ts';
import { type DailyCheck, runDailyCheck, type RunReport } from './run-daily-check.ts';

const day = calendarDate;
const END = day('2026-10-02');
const FIRST = day('2026-09-01');
const REMINDED = day('2026-09-02');
const MINUTE = 60_000;

/** What upstream says on a day: one end, which it plans. */
function read(asOf: CalendarDate, end = END): Catalog {
  const releases = [
    releaseWith('2025.1', [declared('maintained', '2025-04-02'), scheduled('unmaintained', end)]),
  ];
  return catalogWith(productWith({ asOf, releases }));
}

function followingAll(id: string): Watch {
  return watchOf({ id, follow: { openstack: 'all' }, digest: 'off' });
}

/** What a run did, in a few words. */
function said({ revision, deliveries }: RunReport): string[] {
  return [
    `revision ${revision}`,
    ...deliveries.map(({ letter, channel, state }) => `${letter.id} ${channel} ${state}`),
  ];
}

/** What a run has apart from the usual. */
interface RunParts extends Partial<DailyCheck> {
  readonly watches?: readonly Watch[];
}

const OUTBOXES: [string, () => Outbox & Ledger][] = [
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
  function installation(ids = ['platform']): {
    outbox: Outbox & Ledger;
    channel: RecordingChannel;
    run: (today: CalendarDate, parts?: RunParts) => Promise<RunReport>;
  } {
    const outbox = create();
    const channel = new RecordingChannel();
    const run = (
      today: CalendarDate,
      { watches = ids.map(followingAll), ...parts }: RunParts = {},
    ): Promise<RunReport> =>
      runDailyCheck({
        outbox,
        channels: [channel],
        settings: { watches, settlingDays: 14 },
        brake: { notices: 25, times: 5 },
        catalog: read(today),
        reimport: () => Promise.resolve(undefined),
        fingerprint: (products) => JSON.stringify(products),
        render: plainMessage,
        parts: (letter) => [letter],
        today,
        now: () => 0,
        waitAtMost,
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
    expect(await outbox.head()).toEqual({
      revision: 1,
      lastDay: REMINDED,
      catalog: mergeCatalog(undefined, read(REMINDED), 14),
      watches: ['platform', 'other'].map((id) => ({
        id,
        since: 1,
        followed: [{ product: 'openstack', releases: 'all' }],
        dates: {},
      })),
      held: [],
    });
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

  it('says what it has committed before it sends anything, and in a dry run never', async () => {
    const { channel, outbox, run } = installation();
    await run(FIRST);
    const seen: unknown[] = [];
    const committed = async ({ revision, before }: RunReport): Promise<void> => {
      const now = (await outbox.head())?.revision;
      seen.push({ revision, now, before: before?.catalog.products[0]?.asOf, sent: channel.sent.length });
    };
    await run(REMINDED, { committed, dryRun: true });
    expect(seen).toEqual([]);
    await run(REMINDED, { committed });
    expect(seen).toEqual([{ revision: 2, now: 2, before: FIRST, sent: 1 }]);
    expect(channel.sent).toHaveLength(2);
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
    expect((await outbox.head())?.catalog.products[0]?.asOf).toBe(FIRST);
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
    it.each(['pending', 'refused'] as const)(
      '(%s) says why, and the next run sends the letter, with its text made anew',
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
        expect(channel.messages.at(-1)?.text).toContain(`made on ${next}`);
        expect(await outbox.openDeliveries()).toEqual([]);
      },
    );

    it('(unknown) sends the letter once more, byte for byte, and never a third time by itself', async () => {
      const { channel, outbox, run } = installation();
      await run(FIRST);
      channel.outcome = { state: 'unknown', why: 'the reply was lost' };
      expect(said(await run(REMINDED))).toEqual(['revision 2', 'platform-2 recording unknown']);
      const again = await run(addDays(REMINDED, 1));
      expect(again.deliveries).toMatchObject([{ state: 'unknown', isResent: true }]);
      for (let days = 2; days < 6; days += 1) {
        const { deliveries } = await run(addDays(REMINDED, days));
        expect(deliveries).toMatchObject([{ state: 'unknown' }]);
        expect(deliveries[0]?.why).toContain('lastpatch ledger resend platform-2');
        expect(deliveries[0]?.why).toContain('the reply was lost');
      }
      expect(channel.sent).toEqual(['platform-1', 'platform-2', 'platform-2']);
      expect(channel.messages[2]).toEqual(channel.messages[1]);

      channel.outcome = { state: 'sent' };
      await outbox.resend('platform-2');
      const later = addDays(REMINDED, 6);
      expect(said(await run(later))).toContain('platform-2 recording sent');
      expect(channel.messages.at(-1)?.text).toContain(`made on ${later}`);
    });

    it('(unknown, then sent) marks the letter as sent once more', async () => {
      const { channel, outbox, run } = installation();
      await run(FIRST);
      channel.outcome = { state: 'unknown', why: 'the reply was lost' };
      await run(REMINDED);
      channel.outcome = { state: 'sent' };
      expect((await run(REMINDED)).deliveries).toMatchObject([{ state: 'sent', isResent: true }]);
      expect((await outbox.letter('platform-2'))?.deliveries).toMatchObject([
        { state: 'sent', isResent: true },
      ]);
    });

    it('(throws) takes it for a message that may have gone out', async () => {
      const { channel, run } = installation();
      channel.outcome = () => {
        throw new Error('a fault of the channel');
      };
      const { deliveries } = await run(FIRST);
      expect(deliveries).toMatchObject([{ state: 'unknown', why: 'a fault of the channel' }]);
    });

    it('for one letter of ten sends the other nine', async () => {
      const ids = Array.from({ length: 10 }, (_, index) => `watch${index}`);
      const { channel, run } = installation(ids);
      await run(FIRST);
      channel.outcome = ({ watch }) =>
        watch === 'watch4' ? { state: 'refused', why: 'the address is wrong' } : { state: 'sent' };
      const report = await run(REMINDED);
      expect(report.deliveries.filter(({ state }) => state === 'sent')).toHaveLength(9);
      channel.outcome = { state: 'sent' };
      expect(said(await run(addDays(REMINDED, 1)))).toEqual(['revision 3', 'watch4-2 recording sent']);
      expect(channel.sent).toHaveLength(20);
    });

    it('to make the text of one letter sends the others', async () => {
      const { channel, outbox, run } = installation(['platform', 'other']);
      const { deliveries } = await run(FIRST, {
        render: (letter, today) => {
          if (letter.watch === 'platform') throw new Error('a fault of the text');
          return plainMessage(letter, today);
        },
      });
      expect(deliveries).toMatchObject([
        { state: 'refused', why: 'its text cannot be made: a fault of the text' },
        { state: 'sent' },
      ]);
      expect(await outbox.openDeliveries()).toMatchObject([{ state: 'pending', attempts: 0 }]);
      await run(FIRST);
      expect(channel.sent).toEqual(['other-1', 'platform-1']);
    });

    it('drops reminders of a date that has moved before they could be sent', async () => {
      const { channel, outbox, run } = installation();
      await run(FIRST);
      channel.outcome = { state: 'pending', why: 'throttled' };
      await run(REMINDED);
      channel.outcome = { state: 'sent' };
      const tomorrow = addDays(REMINDED, 1);
      const report = await run(tomorrow, { catalog: read(tomorrow, addDays(END, 14)) });
      expect(said(report)).toEqual([
        'revision 3',
        'platform-2 recording cancelled',
        'platform-3 recording sent',
      ]);
      expect(report.deliveries[0]?.why).toBe('the dates that it tells of have moved since');
      expect(channel.sent).toEqual(['platform-1', 'platform-3']);
      expect(await outbox.openDeliveries()).toEqual([]);
    });

    it('sends the open letters of earlier days first, and none of them twice', async () => {
      const { channel, run } = installation();
      channel.outcome = { state: 'pending', why: 'the channel is down' };
      await run(FIRST);
      await run(REMINDED);
      channel.outcome = { state: 'sent' };
      await run(addDays(REMINDED, 1));
      expect(channel.sent).toEqual(['platform-1', 'platform-2']);
      await run(addDays(END, -7));
      expect(channel.sent).toEqual(['platform-1', 'platform-2', 'platform-4']);
    });

    it('sends a reminder late, and not beside a nearer one or the day itself', async () => {
      const late = installation();
      await late.run(FIRST);
      late.channel.outcome = { state: 'pending', why: 'the channel is down' };
      await late.run(REMINDED);
      late.channel.outcome = { state: 'sent' };
      expect(said(await late.run(addDays(REMINDED, 5)))).toContain('platform-2 recording sent');

      const { channel, outbox, run } = installation();
      await run(FIRST);
      channel.outcome = { state: 'pending', why: 'the channel is down' };
      await run(REMINDED);
      const nearer = await run(addDays(END, -7));
      expect(said(nearer)).toEqual([
        'revision 3',
        'platform-2 recording cancelled',
        'platform-3 recording pending',
      ]);
      expect(nearer.deliveries[0]?.why).toBe('a later letter tells of the same dates');
      channel.outcome = { state: 'sent' };
      expect(said(await run(END))).toEqual([
        'revision 4',
        'platform-3 recording cancelled',
        'platform-4 recording sent',
      ]);
      expect(channel.sent).toEqual(['platform-1', 'platform-4']);
      expect(await outbox.openDeliveries()).toEqual([]);
    });

    it('knows on which channel, and by which letter that has gone out since, more was told', async () => {
      const { run } = installation();
      const [mail, hook] = [new RecordingChannel('mail'), new RecordingChannel('hook')];
      const channels = [mail, hook];
      await run(FIRST, { channels });
      // One letter is not taken as it is; those after it are.
      const refused = ({ letter }: Message): Outcome =>
        letter === 'platform-2' ? { state: 'refused', why: 'too large' } : { state: 'sent' };
      [mail.outcome, hook.outcome] = [refused, refused];
      await run(REMINDED, { channels });
      await run(addDays(END, -7), { channels: [mail] });
      [mail.outcome, hook.outcome] = [{ state: 'sent' }, { state: 'sent' }];
      const report = await run(addDays(END, -6), { channels });
      expect(said(report)).toEqual(['revision 4', 'platform-2 hook sent']);
      expect(mail.sent).toEqual(['platform-1', 'platform-3']);
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

  describe('when a channel hangs', () => {
    beforeEach(() => {
      vi.useFakeTimers();
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    const never = (): Promise<void> => new Promise(() => undefined);
    const WHY = 'the channel gave no answer within 60 seconds: it may have gone out';

    /** What a run has done when its channels have had their time, and no sooner. */
    async function afterLimit(running: Promise<RunReport>): Promise<RunReport> {
      const ended = vi.fn();
      void running.then(ended);
      await vi.advanceTimersByTimeAsync(MINUTE - 1);
      expect(ended).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      expect(ended).toHaveBeenCalled();
      return running;
    }

    it('does not wait for ever, and sends the letter once more', async () => {
      const { channel, outbox, run } = installation();
      await run(FIRST);
      channel.pause = never;
      const { deliveries } = await afterLimit(run(REMINDED));
      expect(deliveries).toMatchObject([{ state: 'unknown', why: WHY }]);
      expect(await outbox.openDeliveries()).toMatchObject([{ state: 'unknown', why: WHY, leaseUntil: null }]);
      expect((await outbox.lastHeartbeat())?.day).toBe(REMINDED);
      expect(vi.getTimerCount()).toBe(0);

      channel.pause = () => Promise.resolve();
      const again = await run(addDays(REMINDED, 1));
      expect(again.deliveries).toMatchObject([{ state: 'sent', isResent: true }]);
      expect(channel.messages.at(-1)?.text).toContain(`made on ${REMINDED}`);
    });

    it('goes on with the other channels', async () => {
      const { run } = installation();
      const [hanging, sound] = [new RecordingChannel('a'), new RecordingChannel('b')];
      hanging.pause = never;
      const report = await afterLimit(run(FIRST, { channels: [hanging, sound] }));
      expect(said(report)).toEqual(['revision 1', 'platform-1 a unknown', 'platform-1 b sent']);
    });

    it('keeps those of its way waiting, and none of another', async () => {
      const { run } = installation();
      const channels = [
        ['a', 'mail'],
        ['b', 'mail'],
        ['c', 'hook'],
        ['d', undefined],
      ].map(([name, way]) => Object.assign(new RecordingChannel(name), way === undefined ? {} : { way }));
      const [hanging, waiting, other, own] = channels;
      hanging!.pause = never;
      const running = run(FIRST, { channels });
      await vi.advanceTimersByTimeAsync(MINUTE - 1);
      expect([waiting, other, own].map((channel) => channel?.sent.length)).toEqual([0, 1, 1]);
      await vi.advanceTimersByTimeAsync(1);
      expect(said(await running)).toEqual([
        'revision 1',
        'platform-1 a unknown',
        'platform-1 b sent',
        'platform-1 c sent',
        'platform-1 d sent',
      ]);
    });

    it('for one letter of ten sends the other nine', async () => {
      const { channel, run } = installation(Array.from({ length: 10 }, (__, index) => `watch${index}`));
      channel.pause = ({ watch }) => (watch === 'watch4' ? never() : Promise.resolve());
      const { deliveries } = await afterLimit(run(FIRST));
      expect(deliveries.filter(({ state }) => state === 'sent')).toHaveLength(9);
      expect(deliveries.filter(({ state }) => state === 'unknown')).toMatchObject([
        { letter: { watch: 'watch4' }, why: WHY },
      ]);
      channel.pause = () => Promise.resolve();
      expect(said(await run(FIRST))).toEqual(['revision 1', 'watch4-1 recording sent']);
    });

    it('tells it that nobody waits for it any more', async () => {
      const { run } = installation();
      const signals: AbortSignal[] = [];
      const channel: Channel = {
        name: 'hanging',
        carries: 'letters',
        timeLimitMs: MINUTE,
        maxBytes: null,
        publish: (__, { signal }) => {
          signals.push(signal);
          return signals.length === 1 ? Promise.resolve({ state: 'sent' }) : new Promise(() => undefined);
        },
      };
      await run(FIRST, { channels: [channel] });
      await afterLimit(run(REMINDED, { channels: [channel] }));
      expect(signals.map(({ aborted }) => aborted)).toEqual([false, true]);
    });

    const LATE: [string, () => Outcome][] = [
      ['that it was sent', () => ({ state: 'sent' })],
      ['that it was not', () => ({ state: 'refused', why: 'too late' })],
      [
        'with an error',
        () => {
          throw new Error('too late');
        },
      ],
    ];

    it.each(LATE)('and answers after its time %s, nothing comes of it', async (__, answer) => {
      const { channel, outbox, run } = installation();
      await run(FIRST);
      const late = Promise.withResolvers<undefined>();
      channel.pause = () => late.promise;
      channel.outcome = answer;
      await afterLimit(run(REMINDED));
      const before = await outbox.letter('platform-2');
      late.resolve(undefined);
      await vi.advanceTimersByTimeAsync(MINUTE);
      expect(await outbox.letter('platform-2')).toEqual(before);
    });

    it.each(LATE)('and answers %s while another sends it again, nothing comes of it', async (__, answer) => {
      const { channel, outbox, run } = installation();
      await run(FIRST);
      const late = Promise.withResolvers<undefined>();
      channel.pause = () => late.promise;
      channel.outcome = answer;
      await afterLimit(run(REMINDED));
      const other = new RecordingChannel();
      const claimed = Promise.withResolvers<undefined>();
      const released = Promise.withResolvers<undefined>();
      other.pause = () => {
        claimed.resolve(undefined);
        return released.promise;
      };
      other.outcome = { state: 'pending', why: 'throttled' };
      const running = run(REMINDED, { channels: [other] });
      await claimed.promise;
      late.resolve(undefined);
      await vi.advanceTimersByTimeAsync(MINUTE / 2);
      expect(await outbox.openDeliveries()).toMatchObject([{ state: 'claimed', attempts: 2 }]);
      released.resolve(undefined);
      expect((await running).deliveries).toMatchObject([{ state: 'pending', why: 'throttled' }]);
      expect(await outbox.openDeliveries()).toMatchObject([{ state: 'pending', attempts: 2 }]);
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

  describe('when the settings change', () => {
    it('cancels the open letters of a watch that is gone, and welcomes it anew when it comes back', async () => {
      const { channel, outbox, run } = installation(['platform', 'other']);
      await run(FIRST);
      channel.outcome = { state: 'pending', why: 'throttled' };
      await run(REMINDED);
      channel.outcome = { state: 'sent' };
      const one = [followingAll('other')];
      const tomorrow = addDays(REMINDED, 1);
      const report = await run(tomorrow, { watches: one });
      expect(said(report)).toEqual([
        'revision 3',
        'platform-2 recording cancelled',
        'other-2 recording sent',
      ]);
      expect(await outbox.openDeliveries()).toEqual([]);
      await run(addDays(END, -7), { watches: one });
      const back = await run(addDays(END, -1));
      expect(back.deliveries.map(({ letter }) => [letter.watch, letter.kind])).toEqual([
        ['platform', 'welcome'],
        ['other', 'news'],
      ]);
    });
  });

  describe('when upstream changes names', () => {
    /** Twenty releases of a product of endoflife.date, under names that begin so. */
    const renamed = (
      asOf: CalendarDate,
      name: string,
      stem: string,
      parts: Partial<Product> = {},
    ): Catalog => {
      const releases = Array.from({ length: 20 }, (_value, index) =>
        releaseWith(`${stem}${index}`, [
          declared('maintained', addDays(day('2020-01-01'), index)),
          scheduled('end-of-life', addDays(END, index)),
        ]),
      );
      const projects = [projectWith(name, { releases: releases.map(({ key }) => inRelease(key)) })];
      const names = { key: name, name, title: name };
      return catalogWith(
        productWith({ ...names, source: 'endoflife-date', asOf, releases, projects, ...parts }),
      );
    };
    const next = addDays(FIRST, 1);
    const aliases = ['varnish'];
    const watches = [watchOf({ id: 'platform', follow: { varnish: 'all' }, digest: 'off', reminders: [] })];

    it('tells nothing, holds nothing, and misses nothing', async () => {
      const { run, outbox } = installation();
      await run(FIRST, { catalog: renamed(FIRST, 'varnish', '6.'), watches });
      const report = await run(next, {
        catalog: renamed(next, 'vinyl-cache', '6000.', { aliases }),
        watches,
      });
      expect(report).toMatchObject({ deliveries: [], held: [] });
      const [product] = (await outbox.head())?.catalog.products ?? [];
      expect(product).toMatchObject({ key: 'varnish', name: 'vinyl-cache', asOf: next });
      expect(product?.releases.map(({ key, id }) => `${key} ${id}`).slice(0, 2)).toEqual([
        '6.0 6000.0',
        '6.1 6000.1',
      ]);
      expect(report.read.products.map(({ key }) => key)).toEqual(['varnish']);
      const told = await run(END, { catalog: renamed(END, 'vinyl-cache', '6000.'), watches });
      expect(told.deliveries[0]?.letter.notices).toMatchObject([
        { kind: 'entered', product: 'vinyl-cache', release: '6000.0' },
      ]);
    });

    it('imports what was kept by the keys that are known', async () => {
      const { run, outbox } = installation();
      await run(FIRST, { catalog: renamed(FIRST, 'varnish', '6.'), watches });
      await run(next, { catalog: renamed(next, 'vinyl-cache', '6000.', { aliases }), watches });
      const third = addDays(next, 1);
      const report = await run(third, {
        catalog: renamed(third, 'vinyl-cache', '6000.', { importer: 2 }),
        reimport: () => Promise.resolve(renamed(next, 'vinyl-cache', '6000.', { importer: 2 }).products[0]),
        watches,
      });
      expect(report).toMatchObject({ deliveries: [], held: [], unsorted: [] });
      const [product] = (await outbox.head())?.catalog.products ?? [];
      expect(product?.releases[0]?.history).toMatchObject({ listings: 1, missingSince: null });
    });
  });

  it('sends an urgent letter on the ways for it, and the whole letter on the others', async () => {
    const { run } = installation();
    const [mail, sms] = [new RecordingChannel('mail'), new RecordingChannel('sms', 'urgent')];
    const channels = [mail, sms];
    await run(FIRST, { channels });
    await run(REMINDED, { channels });
    expect([mail.sent, sms.sent]).toEqual([['platform-1', 'platform-2'], []]);
    await run(END, { channels });
    expect([mail.sent, sms.sent]).toEqual([
      ['platform-1', 'platform-2', 'platform-3'],
      ['platform-3-urgent'],
    ]);
  });

  it('commits and sends each part of a letter that is too large for one message', async () => {
    const { channel, run } = installation();
    await run(FIRST);
    const report = await run(REMINDED, {
      parts: (letter) =>
        [1, 2].map((number) => ({ ...letter, id: `${letter.id}.${number}`, part: { number, of: 2 } })),
    });
    expect(said(report)).toEqual([
      'revision 2',
      'platform-2.1 recording sent',
      'platform-2.2 recording sent',
    ]);
    expect(channel.sent).toEqual(['platform-1', 'platform-2.1', 'platform-2.2']);
  });

  it('sends a digest with the first run of a month, and not twice', async () => {
    const { run } = installation();
    const watches = [watchOf({ id: 'platform', follow: { openstack: 'all' } })];
    const kinds = async (today: string): Promise<string[]> =>
      (await run(day(today), { watches })).deliveries.map(({ letter }) => letter.kind);
    expect(await kinds('2026-07-30')).toEqual(['welcome']);
    expect(await kinds('2026-07-31')).toEqual([]);
    expect(await kinds('2026-08-03')).toEqual(['digest']);
    expect(await kinds('2026-08-03')).toEqual([]);
    expect(await kinds('2026-08-31')).toEqual([]);
    expect(await kinds('2026-09-02')).toEqual(['news']);
  });

  it('records last that it has done all that it should', async () => {
    const { outbox, run } = installation();
    await run(FIRST, { dryRun: true });
    expect(await outbox.lastHeartbeat()).toBeUndefined();
    await run(FIRST, { now: () => MINUTE });
    expect(await outbox.lastHeartbeat()).toEqual({ day: FIRST, at: MINUTE });
    const crash = new CrashPoint(0, 'before');
    await expect(run(REMINDED, { outbox: crash.guard(outbox) })).rejects.toThrow(Crash);
    expect(await outbox.lastHeartbeat()).toEqual({ day: FIRST, at: MINUTE });
  });

  it.each([
    ['29 February', '2028-02-28', '2028-02-29'],
    ['the last day of a year', '2027-12-30', '2027-12-31'],
    ['the first day of a year', '2027-12-31', '2028-01-01'],
    ['the day after 28 February', '2027-02-28', '2027-03-01'],
  ])('tells an end on %s on that day', async (_, eve, end) => {
    const { run } = installation();
    const told = async (today: string): Promise<unknown[]> =>
      (await run(day(today), { catalog: read(day(today), day(end)) })).deliveries.flatMap(({ letter }) =>
        letter.notices.map(({ kind, step, on }) => [kind, step, on]),
      );
    await told('2026-12-01');
    await run(addDays(day(eve), -1), { catalog: read(addDays(day(eve), -1), day(end)) });
    expect(await told(eve)).toEqual([['reminder', 1, eve]]);
    expect(await told(end)).toEqual([['due', undefined, end]]);
    expect(await told(addDays(day(end), 1))).toEqual([]);
  });

  it('plans each of 40 days that it was off, with its own date', async () => {
    const { run } = installation();
    await run(addDays(END, -8));
    const { deliveries } = await run(addDays(END, 32));
    expect(deliveries.flatMap(({ letter }) => letter.notices)).toMatchObject([
      { kind: 'due', on: END, date: END },
    ]);
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
    const message = plainMessage(delivery!.letter, FIRST);
    await outbox.claim(delivery!, { now: 0, leaseMs: 5 * MINUTE, message });

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
      const crashing = { outbox: crash.guard(outbox) };
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
        await whole.run(REMINDED, { outbox: counter.guard(whole.outbox) });
        steps = counter.calls;
        expect(steps).toBeGreaterThan(8);
      }
    }
  });
});
