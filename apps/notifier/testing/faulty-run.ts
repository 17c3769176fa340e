import { appendFileSync } from 'node:fs';
import { FolderChannel } from '../src/adapters/folder-channel.ts';
import { SqliteOutbox } from '../src/adapters/sqlite-outbox.ts';
import { SubscriberChannel } from '../src/adapters/transports/subscriber-channel.ts';
import type { Channel } from '../src/daily-check/ports.ts';

/**
 * Preloaded into a process (`node --import`), this makes a run fail as machines and channels do:
 *
 * - `KILLED_AT`: `before commit`, `after publish folder-urgent`, … kills the process as `kill -9` does, just before or just
 *   after that call has its effect. Nothing catches it.
 * - `PUBLISH_LOG`: a file to which each message that a channel takes is appended, one JSON line each.
 * - `CLOCK_AHEAD_MS`: how far the clock is ahead, for leases.
 * - `CHANNEL_ENDS`: how a channel ends when it has sent the message but cannot say so (`unknown`), or has not sent it
 *   (`pending`, `refused`), as `unknown folder`; or `hangs folder`: it holds on to the process and does not answer.
 * - `TIME_FLIES`: how many times faster waits are.
 */
const { KILLED_AT, PUBLISH_LOG, CLOCK_AHEAD_MS, CHANNEL_ENDS, TIME_FLIES } = process.env;

function killAt(point: string): void {
  if (point === KILLED_AT) process.kill(process.pid, 'SIGKILL');
}

if (CLOCK_AHEAD_MS !== undefined) {
  const now = Date.now.bind(Date);
  Date.now = () => now() + Number(CLOCK_AHEAD_MS);
}

const wait = setTimeout;
if (TIME_FLIES !== undefined) {
  globalThis.setTimeout = ((then: () => void, ms: number) =>
    wait(then, ms / Number(TIME_FLIES))) as typeof setTimeout;
}

const STEPS = [
  'head',
  'toldSince',
  'accepted',
  'commit',
  'openDeliveries',
  'claim',
  'settle',
  'heartbeat',
] as const;

for (const step of STEPS) {
  const call = Reflect.get(SqliteOutbox.prototype, step) as (...args: unknown[]) => Promise<unknown>;
  Reflect.set(SqliteOutbox.prototype, step, async function (this: SqliteOutbox, ...args: unknown[]) {
    killAt(`before ${step}`);
    const result = await call.apply(this, args);
    killAt(`after ${step}`);
    return result;
  });
}

for (const channel of [FolderChannel, SubscriberChannel]) {
  const publish = Reflect.get<Channel, 'publish'>(channel.prototype, 'publish');
  const faulty: Channel['publish'] = async function (this: Channel, message, attempt) {
    killAt(`before publish ${this.name}`);
    const [state, name] = (CHANNEL_ENDS ?? '').split(' ');
    const isHere = name === this.name;
    if (isHere && state === 'hangs') {
      // Longer than any test waits, and not for ever should one fail.
      wait(() => undefined, 300_000);
      return new Promise(() => undefined);
    }
    const isSent = !isHere || state === 'unknown';
    const outcome = isSent
      ? await publish.call(this, message, attempt)
      : { state: 'pending' as const, why: 'throttled' };
    if (isSent && PUBLISH_LOG !== undefined)
      appendFileSync(PUBLISH_LOG, `${JSON.stringify({ channel: this.name, ...message })}\n`);
    killAt(`after publish ${this.name}`);
    if (!isHere) return outcome;
    return state === 'unknown' || state === 'refused'
      ? { state, why: state === 'unknown' ? 'the connection broke' : 'the address is wrong' }
      : outcome;
  };
  Reflect.set(channel.prototype, 'publish', faulty);
}
