import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Channel, Outcome } from '../src/daily-check/ports.ts';
import { renderMessage } from '../src/letters/message.ts';
import { letterOf, noticeOf } from './sample-letters.ts';

/** What the far side of a channel does with a letter. */
export const FAR_SIDES = [
  'takes it',
  'takes it, and its answer is lost',
  'takes it, and never answers',
  'has no room for it now',
  'will not have it as it is',
  'is not there',
] as const;

export type FarSide = (typeof FAR_SIDES)[number];

/** A channel, and what its far side has taken, byte for byte but for what says when it was sent. */
export interface ChannelUnderTest {
  readonly channel: Channel;
  readonly taken: () => readonly string[];
}

/** As what an attempt must be taken, and whether the far side then has the letter. */
const EXPECTED: Readonly<Record<FarSide, { readonly state: Outcome['state']; readonly isTaken: boolean }>> = {
  'takes it': { state: 'sent', isTaken: true },
  'takes it, and its answer is lost': { state: 'unknown', isTaken: true },
  'takes it, and never answers': { state: 'unknown', isTaken: true },
  'has no room for it now': { state: 'pending', isTaken: false },
  'will not have it as it is': { state: 'refused', isTaken: false },
  'is not there': { state: 'pending', isTaken: false },
};

/** An urgent letter, which every channel carries. */
const LETTER = letterOf({ kind: 'urgent', notices: [noticeOf({})] });
const MESSAGE = { ...renderMessage(LETTER, LETTER.on), madeAt: Date.parse('2026-09-02T04:00:00Z') };

const LONG_MS = 60_000;

/** Nobody waits any more once the far side has the letter. */
async function onceTaken({ taken }: ChannelUnderTest): Promise<void> {
  while (taken().length === 0) await setTimeout(20);
}

/**
 * What the daily check relies on, whatever a channel sends by: `sent` is said on the far side's word alone, `pending` and
 * `refused` only where the far side certainly has nothing, an attempt ends when nobody waits for it any more, and never throws.
 *
 * @param create a channel to a real server or program on this machine, whose far side does that
 * @param secrets what may stand in no reason: addresses, tokens, numbers
 */
export function channelContract(
  name: string,
  create: (farSide: FarSide) => Promise<ChannelUnderTest>,
  secrets: readonly string[],
): void {
  describe(`${name}, by the contract of channels`, () => {
    it.each(FAR_SIDES)('says what became of a letter when the far side %s', async (farSide) => {
      const tested = await create(farSide);
      const { channel, taken } = tested;
      const patience = new AbortController();
      const attempt = channel.publish(MESSAGE, { signal: patience.signal });
      if (farSide === 'takes it, and never answers') {
        await onceTaken(tested);
        patience.abort();
      }
      const outcome = await attempt;
      const { state, isTaken } = EXPECTED[farSide];
      expect({ state: outcome.state, taken: taken().length }).toEqual({ state, taken: isTaken ? 1 : 0 });
      const why = outcome.state === 'sent' ? '' : outcome.why;
      if (outcome.state !== 'sent') expect(why).toMatch(/^[^\n]+$/);
      for (const secret of secrets) expect(why).not.toContain(secret);
    });

    it('sends the same bytes once more', async () => {
      const { channel, taken } = await create('takes it, and its answer is lost');
      for (let attempt = 0; attempt < 2; attempt += 1) {
        await channel.publish(structuredClone(MESSAGE), { signal: AbortSignal.timeout(LONG_MS) });
      }
      const [first, second, ...more] = taken();
      expect(first).toBeDefined();
      expect(second).toBe(first);
      expect(more).toEqual([]);
    });

    it('does not begin when nobody waits for it any more', async () => {
      const { channel, taken } = await create('takes it');
      const outcome = await channel.publish(MESSAGE, { signal: AbortSignal.abort() });
      expect(outcome.state).not.toBe('sent');
      expect(taken()).toEqual([]);
    });

    it('has a limit of time', async () => {
      const { channel } = await create('takes it');
      expect(channel.timeLimitMs).toBeGreaterThan(0);
    });
  });
}
