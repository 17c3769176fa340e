import { calendarDate, type CalendarDate, type Catalog } from '@lastpatch/release-model';
import { catalogWith, declared, productWith, releaseWith, scheduled } from '@lastpatch/release-model/testing';
import { describe, expect, it, vi } from 'vitest';
import { plainMessage, RecordingChannel } from '../../testing/recording-channel.ts';
import { watchOf } from '../../testing/watch-builder.ts';
import { MemoryOutbox } from '../adapters/memory-outbox.ts';
import { waitAtMost } from '../adapters/wait-at-most.ts';
import type { Channel, Outcome } from './ports.ts';
import { runDailyCheck, type RunReport } from './run-daily-check.ts';

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
  watches = ['a', 'b'];

  constructor(...channels: Channel[]) {
    this.channels = channels;
  }

  /** @param isGone whether a channel that is not there was a subscriber; left out where that cannot be told */
  run(today: CalendarDate, isGone?: (channel: string) => boolean): Promise<RunReport> {
    return runDailyCheck({
      outbox: this.outbox,
      channels: this.channels,
      settings: {
        watches: this.watches.map((id) => watchOf({ id, follow: { openstack: 'all' }, digest: 'off' })),
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
      ...(isGone ? { former: { isGone, outbox: this.outbox } } : {}),
    });
  }
}

function said({ deliveries }: RunReport): string[] {
  return deliveries.map(({ letter, channel, state, why }) =>
    [letter.id, channel, state, why].filter((word) => word !== undefined).join(' '),
  );
}

function wasSubscriber(channel: string): boolean {
  return channel.startsWith('email');
}

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
    expect(said(await installation.run(REMINDED, wasSubscriber))).toEqual([
      'a-1 email-1 cancelled nobody is subscribed there any more',
    ]);
    expect(said(await installation.run(LATER, wasSubscriber))).toEqual([]);
  });

  it('has left a watch also when it still is there for another', async () => {
    const ill = new OneWatchChannel('a', 'email-1');
    const installation = new Installation(ill);
    ill.outcome = { state: 'refused', why: 'never' };
    await installation.run(FIRST);
    installation.channels = [new OneWatchChannel('b', 'email-1')];
    expect(said(await installation.run(REMINDED, wasSubscriber))).toContain(
      'a-1 email-1 cancelled nobody is subscribed there any more',
    );
  });

  it('is gone also for a letter whose claim has died, which may have reached them', async () => {
    const ill = new OneWatchChannel('a', 'email-1');
    const installation = new Installation(ill);
    ill.outcome = { state: 'pending', why: 'not now' };
    await installation.run(FIRST);
    const [delivery] = await installation.outbox.openDeliveries();
    await installation.outbox.claim(delivery!, { now: -2, leaseMs: 1, message: delivery!.message! });
    installation.channels = [new OneWatchChannel('a', 'email-2')];
    expect(said(await installation.run(FIRST, wasSubscriber))).toEqual([
      'a-1 email-1 cancelled nobody is subscribed there any more',
    ]);
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
    expect(said(await installation.run(FIRST, wasSubscriber))).toEqual(notSetUp);
    expect(said(await installation.run(FIRST))).toEqual(notSetUp);
  });
});

const HANDED_ON = 'cancelled nobody is subscribed there any more: it goes to whoever has come since';

describe('what has not reached a subscriber who has left', () => {
  /** An installation whose only subscriber of watch a has left after a run of the first day; others have come. */
  async function left(
    outcome: Outcome,
    ...others: readonly Channel[]
  ): Promise<{ installation: Installation; run: (day: CalendarDate) => Promise<string[]> }> {
    const ill = new OneWatchChannel('a', 'email-1');
    ill.outcome = outcome;
    const installation = new Installation(ill);
    await installation.run(FIRST);
    installation.channels = [...others];
    return { installation, run: async (day) => said(await installation.run(day, wasSubscriber)) };
  }

  const REFUSED = { state: 'refused', why: 'never' } as const;

  it.each(['refused', 'pending'] as const)('goes to who has come since, and once: %s', async (state) => {
    const mended = new OneWatchChannel('a', 'email-2');
    const { run } = await left({ state, why: 'no' }, mended);
    expect(await run(FIRST)).toEqual([`a-1 email-1 ${HANDED_ON}`, 'a-1 email-2 sent']);
    expect(await run(FIRST)).toEqual([]);
    expect(mended.sent).toEqual(['a-1']);
  });

  it('goes to each who has come since', async () => {
    const [one, two] = [new OneWatchChannel('a', 'email-2'), new OneWatchChannel('a', 'email-3')];
    const { run } = await left(REFUSED, one, two);
    expect(await run(FIRST)).toEqual([`a-1 email-1 ${HANDED_ON}`, 'a-1 email-2 sent', 'a-1 email-3 sent']);
    expect([one.sent, two.sent]).toEqual([['a-1'], ['a-1']]);
  });

  it.each([
    ['who gets urgent letters only', new OneWatchChannel('a', 'email-2', 'urgent')],
    ['who reads for another watch', new OneWatchChannel('b', 'email-2')],
    ['a channel of all watches', new RecordingChannel('folder')],
  ])('does not go to %s', async (_, channel) => {
    const { run } = await left(REFUSED, channel);
    expect(await run(FIRST)).toEqual(['a-1 email-1 cancelled nobody is subscribed there any more']);
    expect(channel.sent).toEqual([]);
  });

  it('goes to who gets urgent letters only where it is urgent', async () => {
    const [ill, urgent, letters] = [
      new OneWatchChannel('a', 'email-1-urgent', 'urgent'),
      new OneWatchChannel('a', 'email-2-urgent', 'urgent'),
      new OneWatchChannel('a', 'email-3'),
    ];
    const installation = new Installation(ill);
    ill.outcome = REFUSED;
    await installation.run(FIRST);
    await installation.run(WEEK_AHEAD);
    installation.channels = [urgent, letters];
    expect(said(await installation.run(WEEK_AHEAD, wasSubscriber))).toEqual([
      `a-2-urgent email-1-urgent ${HANDED_ON}`,
      'a-2-urgent email-2-urgent sent',
    ]);
    expect(letters.sent).toEqual([]);
  });

  it('does not go to who was there when it was made, and has it or waits for it', async () => {
    const [ill, good] = [new OneWatchChannel('a', 'email-1'), new OneWatchChannel('a', 'email-2')];
    const installation = new Installation(ill, good);
    ill.outcome = REFUSED;
    await installation.run(FIRST);
    installation.channels = [good];
    expect(said(await installation.run(FIRST, wasSubscriber))).toEqual([
      'a-1 email-1 cancelled nobody is subscribed there any more',
    ]);
    expect(good.sent).toEqual(['a-1']);
  });

  it('is kept back where it may have reached them', async () => {
    const mended = new OneWatchChannel('a', 'email-2');
    const { run } = await left({ state: 'unknown', why: 'the answer was lost' }, mended);
    expect(await run(FIRST)).toEqual(['a-1 email-1 cancelled nobody is subscribed there any more']);
    expect(mended.sent).toEqual([]);
  });

  it('is told before what is new, in the words of the day, without what is overtaken', async () => {
    const mended = new OneWatchChannel('a', 'email-2');
    const ill = new OneWatchChannel('a', 'email-1');
    const installation = new Installation(ill);
    await installation.run(FIRST);
    ill.outcome = REFUSED;
    await installation.run(REMINDED);
    installation.channels = [mended];
    expect(said(await installation.run(LATER, wasSubscriber))).toEqual([
      `a-2 email-1 ${HANDED_ON}`,
      'a-2 email-2 sent',
    ]);
    expect(mended.messages[0]?.text).toContain(`made on ${LATER}`);

    const other = new OneWatchChannel('a', 'email-3');
    const [delivery] = (await installation.outbox.letter('a-2'))!.deliveries.slice(-1);
    await installation.outbox.resend('a-2', delivery!.channel);
    installation.channels = [other];
    expect(said(await installation.run(WEEK_AHEAD, wasSubscriber))).toEqual([
      `a-2 email-2 ${HANDED_ON}`,
      expect.stringMatching(/^a-2 email-3 cancelled /),
      'a-4 email-3 sent',
    ]);
    expect(other.sent).toEqual(['a-4']);
  });

  it('is for nobody once its watch is gone', async () => {
    const mended = new OneWatchChannel('a', 'email-2');
    const { installation, run } = await left(REFUSED, mended);
    installation.watches = ['b'];
    expect(await run(REMINDED)).toEqual(['a-1 email-1 cancelled its watch is no longer there']);
    expect(mended.sent).toEqual([]);
  });

  it('is sent once by two runs at once', async () => {
    const mended = new OneWatchChannel('a', 'email-2');
    const { run } = await left(REFUSED, mended);
    const both = (await Promise.all([run(FIRST), run(FIRST)])).flat();
    expect(both.filter((line) => line === 'a-1 email-2 sent')).toHaveLength(1);
    expect(mended.sent).toEqual(['a-1']);
  });

  it('is not lost when the run dies once it is handed on', async () => {
    const mended = new OneWatchChannel('a', 'email-2');
    const { installation, run } = await left(REFUSED, mended);
    const { outbox } = installation;
    const handOn = outbox.handOn.bind(outbox);
    vi.spyOn(outbox, 'handOn').mockImplementationOnce(async (...args) => {
      await handOn(...args);
      throw new Error('the machine is off');
    });
    await expect(run(FIRST)).rejects.toThrow('the machine is off');
    expect(await run(FIRST)).toEqual(['a-1 email-2 sent']);
  });

  it('is left to a run that is still sending it to the former address', async () => {
    const mended = new OneWatchChannel('a', 'email-2');
    const { installation, run } = await left(REFUSED, mended);
    const [delivery] = await installation.outbox.openDeliveries();
    const message = plainMessage(delivery!.letter, FIRST);
    const attempt = await installation.outbox.claim(delivery!, { now: 0, leaseMs: 1000, message });
    expect(await run(FIRST)).toEqual(['a-1 email-1 claimed another run is sending it, or was until it died']);
    await installation.outbox.settle(delivery!, attempt!, { ...REFUSED, at: 0 });
    expect(await run(FIRST)).toEqual([`a-1 email-1 ${HANDED_ON}`, 'a-1 email-2 sent']);
  });

  it('is handed on again where the address that was mended is wrong too', async () => {
    const [wrong, right] = [new OneWatchChannel('a', 'email-2'), new OneWatchChannel('a', 'email-3')];
    wrong.outcome = REFUSED;
    const { installation, run } = await left(REFUSED, wrong);
    expect(await run(FIRST)).toEqual([`a-1 email-1 ${HANDED_ON}`, 'a-1 email-2 refused never']);
    installation.channels = [right];
    expect(await run(FIRST)).toEqual([`a-1 email-2 ${HANDED_ON}`, 'a-1 email-3 sent']);
  });
});
