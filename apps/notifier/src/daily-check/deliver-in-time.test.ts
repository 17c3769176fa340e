import { addDays, calendarDate, type CalendarDate, type Catalog } from '@lastpatch/release-model';
import { catalogWith, declared, productWith, releaseWith, scheduled } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { plainMessage, RecordingChannel } from '../../testing/recording-channel.ts';
import { watchOf } from '../../testing/watch-builder.ts';
import { MemoryOutbox } from '../adapters/memory-outbox.ts';
import { waitAtMost } from '../adapters/wait-at-most.ts';
import type { Heartbeat } from './ports.ts';
import { runDailyCheck, type RunReport } from './run-daily-check.ts';

const FIRST = calendarDate('2026-09-01');
const END = calendarDate('2026-10-02');
/** What an attempt on the channel of these tests may take, and the claim and the settling around it. */
const NEEDED_MS = 65_000;
const WATCHES = ['a', 'b', 'c', 'd'];

function read(asOf: CalendarDate): Catalog {
  const windows = [declared('maintained', '2025-04-02'), scheduled('unmaintained', END)];
  return catalogWith(productWith({ asOf, releases: [releaseWith('2025.1', windows)] }));
}

/** Runs of one installation, in which every letter takes its time. */
class Installation {
  readonly outbox = new MemoryOutbox();
  readonly channel = new RecordingChannel();
  readonly heartbeats: Heartbeat[] = [];
  #left = Infinity;
  #now = 0;

  constructor(attemptMs: number) {
    this.channel.pause = () => {
      this.#left -= attemptMs;
      this.#now += attemptMs;
      return Promise.resolve();
    };
  }

  /** @param left how many milliseconds the run may take */
  run(today: CalendarDate, left = Infinity, watches: readonly string[] = WATCHES): Promise<RunReport> {
    this.#left = left;
    return runDailyCheck({
      outbox: this.outbox,
      channels: [this.channel],
      settings: {
        watches: watches.map((id) => watchOf({ id, follow: { openstack: 'all' }, digest: 'off' })),
        settlingDays: 14,
      },
      brake: null,
      catalog: read(today),
      reimport: () => Promise.resolve(undefined),
      fingerprint: (products) => JSON.stringify(products),
      render: plainMessage,
      parts: (letter) => [letter],
      today,
      now: () => this.#now,
      waitAtMost,
      timeLeft: () => this.#left,
      heartbeat: (beat) => {
        this.heartbeats.push(beat);
        return Promise.resolve();
      },
      dryRun: false,
    });
  }
}

function states({ deliveries }: RunReport): string[] {
  return deliveries.map(({ letter, state, isCut }) => `${letter.id} ${state}${isCut ? ' cut' : ''}`);
}

describe('a run that would exceed its time', () => {
  it('stops between letters, records no heartbeat and claims nothing that it does not send', async () => {
    const installation = new Installation(60_000);
    const report = await installation.run(FIRST, NEEDED_MS + 60_000);
    expect(states(report)).toEqual(['a-1 sent', 'b-1 sent', 'c-1 pending cut', 'd-1 pending cut']);
    expect(report.isCut).toBe(true);
    expect(report.deliveries.at(-1)?.why).toBe('the time of this run was over: the next one sends it');
    expect(installation.heartbeats).toEqual([]);
    expect(await installation.outbox.openDeliveries()).toMatchObject([
      { letter: { id: 'c-1' }, state: 'pending', attempts: 0, message: null },
      { letter: { id: 'd-1' }, state: 'pending', attempts: 0, message: null },
    ]);
  });

  it.each([
    ['that day', 0],
    ['the day after', 1],
    ['a week later', 7],
  ])('is gone on with by the next one, on %s: each letter goes out once', async (_, days) => {
    const installation = new Installation(60_000);
    await installation.run(FIRST, NEEDED_MS);
    expect(installation.channel.sent).toEqual(['a-1']);
    const today = addDays(FIRST, days);
    const report = await installation.run(today);
    expect(report.isCut).toBe(false);
    expect(installation.channel.sent.filter((id) => id.endsWith('-1'))).toEqual(['a-1', 'b-1', 'c-1', 'd-1']);
    expect(new Set(installation.channel.sent).size).toBe(installation.channel.sent.length);
    expect(installation.heartbeats.map(({ day }) => day)).toEqual([today]);
  });

  it('comes to an end in many short runs', async () => {
    const installation = new Installation(60_000);
    for (const id of WATCHES.slice(0, -1)) {
      expect((await installation.run(FIRST, NEEDED_MS)).isCut).toBe(true);
      expect(installation.channel.sent.at(-1)).toBe(`${id}-1`);
    }
    expect((await installation.run(FIRST, NEEDED_MS)).isCut).toBe(false);
    expect(installation.channel.sent).toEqual(['a-1', 'b-1', 'c-1', 'd-1']);
    expect(installation.heartbeats).toHaveLength(1);
  });

  it('begins an attempt only where it could end it, to the millisecond', async () => {
    for (const [left, sent] of [
      [NEEDED_MS, 1],
      [NEEDED_MS - 1, 0],
      [0, 0],
      [-1000, 0],
    ] as const) {
      const installation = new Installation(60_000);
      await installation.run(FIRST, left);
      expect(installation.channel.sent).toHaveLength(sent);
    }
  });

  it('commits what it has planned all the same', async () => {
    const installation = new Installation(0);
    await installation.run(FIRST, 0);
    expect(await installation.outbox.head()).toMatchObject({ revision: 1, lastDay: FIRST });
    expect(await installation.outbox.openDeliveries()).toHaveLength(WATCHES.length);
  });

  it('still cancels what is for nobody any more, and leaves what may be out as it is', async () => {
    const installation = new Installation(0);
    installation.channel.outcome = ({ watch }) =>
      watch === 'b' ? { state: 'unknown', why: 'the connection broke' } : { state: 'pending', why: 'busy' };
    await installation.run(FIRST);
    const report = await installation.run(addDays(FIRST, 0), 0, ['b', 'c', 'd']);
    expect(states(report)).toEqual([
      'a-1 cancelled',
      'b-1 unknown cut',
      'c-1 pending cut',
      'd-1 pending cut',
    ]);
    expect(await installation.outbox.openDeliveries()).toMatchObject([
      { letter: { id: 'b-1' }, state: 'unknown', attempts: 1, isResent: false },
      { letter: { id: 'c-1' }, attempts: 1 },
      { letter: { id: 'd-1' }, attempts: 1 },
    ]);
  });

  it('is none when nothing was to be sent, however little time is left', async () => {
    const installation = new Installation(0);
    await installation.run(FIRST);
    const quiet = await installation.run(FIRST, 0);
    expect(quiet.isCut).toBe(false);
    expect(installation.heartbeats).toHaveLength(2);
  });

  it('is none when what is left can only be sent by a person', async () => {
    const installation = new Installation(0);
    installation.channel.outcome = { state: 'unknown', why: 'the connection broke' };
    await installation.run(FIRST, Infinity, ['a']);
    await installation.run(FIRST, Infinity, ['a']);
    const report = await installation.run(FIRST, 0, ['a']);
    expect(report.deliveries).toMatchObject([{ state: 'unknown', isGivenUp: true }]);
    expect(report.isCut).toBe(false);
  });

  it('begins as many at once as the channel takes, and none beside them that it could not end', async () => {
    const installation = new Installation(60_000);
    installation.channel.atOnce = 2;
    const report = await installation.run(FIRST, NEEDED_MS + 60_000);
    expect(states(report)).toEqual(['a-1 sent', 'b-1 sent', 'c-1 pending cut', 'd-1 pending cut']);
  });
});
