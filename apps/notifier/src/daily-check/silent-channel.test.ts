import { calendarDate, type CalendarDate, type Catalog } from '@lastpatch/release-model';
import { catalogWith, declared, productWith, releaseWith, scheduled } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { plainMessage, RecordingChannel } from '../../testing/recording-channel.ts';
import { watchOf } from '../../testing/watch-builder.ts';
import { MemoryOutbox } from '../adapters/memory-outbox.ts';
import { waitAtMost } from '../adapters/wait-at-most.ts';
import type { Channel, Delivery, Outcome } from './ports.ts';
import { runDailyCheck, type RunReport } from './run-daily-check.ts';

const FIRST = calendarDate('2026-09-01');
const REMINDED = calendarDate('2026-09-02');
const END = '2026-10-02';
const MOVED = '2026-11-02';
const SILENCE = 'mail.example.org:587 did not answer twice in a row (the connection was refused)';
const LOST: Outcome = { state: 'unknown', why: 'the connection broke' };

function read(asOf: CalendarDate, end = END): Catalog {
  const windows = [declared('maintained', '2025-04-02'), scheduled('unmaintained', end)];
  return catalogWith(productWith({ asOf, releases: [releaseWith('2025.1', windows)] }));
}

/** A channel to a server that may fall silent. */
class ServerChannel extends RecordingChannel {
  isSilent = false;

  silence(): string | undefined {
    return this.isSilent ? SILENCE : undefined;
  }
}

class Installation {
  readonly outbox = new MemoryOutbox();
  readonly channel = new ServerChannel('mail');
  readonly folder = new RecordingChannel('folder');
  watches = ['a', 'b', 'c', 'd'];
  now = 0;

  run(today: CalendarDate, end = END): Promise<RunReport> {
    const channels: readonly Channel[] = [this.channel, this.folder];
    return runDailyCheck({
      outbox: this.outbox,
      channels,
      settings: {
        watches: this.watches.map((id) => watchOf({ id, follow: { openstack: 'all' }, digest: 'off' })),
        settlingDays: 14,
      },
      brake: null,
      catalog: read(today, end),
      reimport: () => Promise.resolve(undefined),
      fingerprint: (products) => JSON.stringify(products),
      render: plainMessage,
      parts: (letter) => [letter],
      today,
      now: () => this.now,
      waitAtMost,
      dryRun: false,
    });
  }

  async open(): Promise<readonly Delivery[]> {
    return this.outbox.openDeliveries();
  }
}

function said({ deliveries }: RunReport, of = 'mail'): string[] {
  return deliveries
    .filter(({ channel }) => channel === of)
    .map(({ letter, state, why }) => [letter.id, state, why].filter((word) => word !== undefined).join(' '));
}

describe('a server that falls silent within a run', () => {
  it('is not asked for the rest of it, and what was not tried is open and untouched', async () => {
    const installation = new Installation();
    const { channel, folder } = installation;
    channel.outcome = ({ letter }) => {
      channel.isSilent = letter === 'b-1';
      return { state: 'pending', why: 'the connection was refused' };
    };
    const report = await installation.run(FIRST);
    expect(said(report)).toEqual([
      'a-1 pending the connection was refused',
      'b-1 pending the connection was refused',
      `c-1 pending not tried: ${SILENCE}`,
      `d-1 pending not tried: ${SILENCE}`,
    ]);
    expect(report.deliveries.map(({ silence }) => silence).filter(Boolean)).toEqual([SILENCE, SILENCE]);
    expect(folder.sent).toEqual(['a-1', 'b-1', 'c-1', 'd-1']);
    expect(
      (await installation.open()).map(({ state, attempts, why, message }) => [
        state,
        attempts,
        why,
        message?.letter,
      ]),
    ).toEqual([
      ['pending', 1, 'the connection was refused', 'a-1'],
      ['pending', 1, 'the connection was refused', 'b-1'],
      ['pending', 0, null, undefined],
      ['pending', 0, null, undefined],
    ]);
  });

  it('gets each letter once by the next run, with its text made anew', async () => {
    const installation = new Installation();
    const { channel } = installation;
    channel.isSilent = true;
    await installation.run(FIRST);
    channel.isSilent = false;
    await installation.run(REMINDED);
    const welcomes = channel.messages.filter(({ letter }) => letter.endsWith('-1'));
    expect(welcomes.map(({ letter }) => letter)).toEqual(['a-1', 'b-1', 'c-1', 'd-1']);
    for (const { text } of welcomes) expect(text).toContain(`made on ${REMINDED}`);
    expect(await installation.open()).toEqual([]);
  });

  it('does not keep a run from having come to its end', async () => {
    const installation = new Installation();
    installation.channel.isSilent = true;
    const { isCut } = await installation.run(FIRST);
    expect(isCut).toBe(false);
    expect(await installation.outbox.lastHeartbeat()).toEqual({ day: FIRST, at: 0 });
  });

  it('does not use up the one copy of what may have gone out', async () => {
    const installation = new Installation();
    installation.watches = ['a'];
    const { channel } = installation;
    channel.outcome = LOST;
    await installation.run(FIRST);
    channel.isSilent = true;
    expect(said(await installation.run(FIRST))).toEqual([`a-1 unknown not tried: ${SILENCE}`]);
    channel.isSilent = false;
    channel.outcome = { state: 'sent' };
    const [copy] = (await installation.run(FIRST)).deliveries;
    expect(copy).toMatchObject({ state: 'sent', isResent: true });
    const [first, second, ...more] = channel.messages;
    expect(more).toEqual([]);
    expect(second).toEqual(first);
  });

  it('leaves what a dead run has claimed as it is', async () => {
    const installation = new Installation();
    installation.watches = ['a'];
    const { channel, outbox } = installation;
    channel.isSilent = true;
    await installation.run(FIRST);
    const [delivery] = await installation.open();
    const message = plainMessage(delivery!.letter, FIRST);
    await outbox.claim(delivery!, { now: 0, leaseMs: 1, message });
    installation.now = 2;
    expect(said(await installation.run(FIRST))).toEqual([`a-1 claimed not tried: ${SILENCE}`]);
    expect(await installation.open()).toMatchObject([{ state: 'claimed', attempts: 1, isResent: false }]);
  });

  it('does not keep open what nobody has to be told any more', async () => {
    const installation = new Installation();
    installation.watches = ['a'];
    await installation.run(FIRST);
    installation.channel.isSilent = true;
    expect(said(await installation.run(REMINDED))).toEqual([`a-2 pending not tried: ${SILENCE}`]);
    expect(said(await installation.run(calendarDate('2026-09-03'), MOVED))).toEqual([
      expect.stringMatching(/^a-2 cancelled /),
      `a-3 pending not tried: ${SILENCE}`,
    ]);
  });
});
