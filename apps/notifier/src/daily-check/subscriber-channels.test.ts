import { calendarDate, type CalendarDate, type Catalog } from '@lastpatch/release-model';
import { catalogWith, declared, productWith, releaseWith, scheduled } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { plainMessage, RecordingChannel } from '../../testing/recording-channel.ts';
import { watchOf } from '../../testing/watch-builder.ts';
import { MemoryOutbox } from '../adapters/memory-outbox.ts';
import { waitAtMost } from '../adapters/wait-at-most.ts';
import type { Channel } from './ports.ts';
import { type DailyCheck, runDailyCheck, type RunReport } from './run-daily-check.ts';

const FIRST = calendarDate('2026-09-01');
const REMINDED = calendarDate('2026-09-02');
const LATER = calendarDate('2026-09-03');
/** A day on which what is told is urgent. */
const WEEK_AHEAD = calendarDate('2026-09-25');

function read(asOf: CalendarDate): Catalog {
  const windows = [declared('maintained', '2025-04-02'), scheduled('unmaintained', '2026-10-02')];
  return catalogWith(productWith({ asOf, releases: [releaseWith('2025.1', windows)] }));
}

/** A channel of one subscriber of one watch. */
class OneWatchChannel extends RecordingChannel {
  readonly watch: string;

  constructor(watch: string, name: string, carries: Channel['carries'] = 'letters') {
    super(name, carries);
    this.watch = watch;
  }
}

class Installation {
  readonly outbox = new MemoryOutbox();
  channels: Channel[];

  constructor(...channels: Channel[]) {
    this.channels = channels;
  }

  run(today: CalendarDate, parts: Pick<DailyCheck, 'isGone'> = {}): Promise<RunReport> {
    return runDailyCheck({
      outbox: this.outbox,
      channels: this.channels,
      settings: {
        watches: ['a', 'b'].map((id) => watchOf({ id, follow: { openstack: 'all' }, digest: 'off' })),
        settlingDays: 14,
      },
      brake: null,
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
  }
}

function said({ deliveries }: RunReport): string[] {
  return deliveries.map(({ letter, channel, state, why }) =>
    [letter.id, channel, state, why].filter((word) => word !== undefined).join(' '),
  );
}

const GONE = { isGone: (channel: string) => channel.startsWith('email') };

describe('a channel that is one subscriber', () => {
  it('carries the letters of its watch and no others, be its name the same for two', async () => {
    const [ofA, ofB, ofAll] = [
      new OneWatchChannel('a', 'email-1'),
      new OneWatchChannel('b', 'email-1'),
      new RecordingChannel('folder'),
    ];
    await new Installation(ofA, ofB, ofAll).run(FIRST);
    expect([ofA.sent, ofB.sent, ofAll.sent]).toEqual([['a-1'], ['b-1'], ['a-1', 'b-1']]);
  });

  it('gets what is urgent where that is all that it carries', async () => {
    const [letters, urgent] = [
      new OneWatchChannel('a', 'email-1'),
      new OneWatchChannel('a', 'email-2', 'urgent'),
    ];
    const installation = new Installation(letters, urgent);
    await installation.run(FIRST);
    await installation.run(WEEK_AHEAD);
    expect([letters.sent, urgent.sent]).toEqual([['a-1', 'a-2'], ['a-2-urgent']]);
  });

  it('is tried again alone', async () => {
    const [good, ill] = [new OneWatchChannel('a', 'email-1'), new OneWatchChannel('a', 'email-2')];
    const installation = new Installation(good, ill);
    ill.outcome = { state: 'pending', why: 'not now' };
    await installation.run(FIRST);
    ill.outcome = { state: 'sent' };
    expect(said(await installation.run(FIRST))).toEqual(['a-1 email-2 sent']);
    expect(good.sent).toEqual(['a-1']);
  });

  it('gets nothing more once it has left, and its open letters are cancelled', async () => {
    const ill = new OneWatchChannel('a', 'email-1');
    const installation = new Installation(ill);
    ill.outcome = { state: 'pending', why: 'not now' };
    await installation.run(FIRST);
    installation.channels = [];
    expect(said(await installation.run(REMINDED, GONE))).toEqual([
      'a-1 email-1 cancelled nobody is subscribed there any more',
    ]);
    expect(said(await installation.run(LATER, GONE))).toEqual([]);
  });

  it('has left a watch also when it still is there for another', async () => {
    const ill = new OneWatchChannel('a', 'email-1');
    const installation = new Installation(ill);
    ill.outcome = { state: 'refused', why: 'never' };
    await installation.run(FIRST);
    installation.channels = [new OneWatchChannel('b', 'email-1')];
    expect(said(await installation.run(REMINDED, GONE))).toContain(
      'a-1 email-1 cancelled nobody is subscribed there any more',
    );
  });

  it('that was never a subscriber is not set up, and what is open stays open', async () => {
    const ill = new RecordingChannel('folder');
    const installation = new Installation(ill);
    ill.outcome = { state: 'pending', why: 'not now' };
    await installation.run(FIRST);
    installation.channels = [];
    const notSetUp = [
      'a-1 folder pending the channel folder is not set up',
      'b-1 folder pending the channel folder is not set up',
    ];
    expect(said(await installation.run(FIRST, GONE))).toEqual(notSetUp);
    expect(said(await installation.run(FIRST))).toEqual(notSetUp);
  });
});
