import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ledger, Outbox } from '../../src/daily-check/ports.ts';
import { anyTexts, HOSTILE_NAMES } from '../hostile-names.ts';
import { ACK, claimAt, commitOf, HEAD, HELD, messageOf, wholeLetter, wholeNotice } from './samples.ts';

/**
 * What comes from upstream, and from settings.
 *
 * @param runs how many texts of any kind are tried
 */
export function describeHostileTexts(fresh: () => Outbox & Ledger, runs: number): void {
  async function comesBack(text: string): Promise<void> {
    const outbox = fresh();
    // An id that differs in a half of a character alone is another.
    const twin = `${text}\udfff`;
    const notice = wholeNotice({ id: text, releaseTitle: text, project: text });
    const letter = wholeLetter({ id: text, watch: text, watchTitle: text, follows: text, notices: [notice] });
    const held = { ...HELD, source: text, hash: text, why: text, facts: [text] };
    const message = messageOf({ letter: text, text, sms: text, json: text });
    const watches = [{ id: text, since: 1, followed: [{ product: text, releases: [text, twin] }] }];
    const ack = { ...ACK, environment: text, product: text, release: text, why: text };
    await outbox.accept(held);
    await outbox.accept({ ...held, hash: twin });
    await outbox.acknowledge(ack, HEAD.lastDay);
    await outbox.acknowledge({ ...ack, release: twin }, HEAD.lastDay);
    await outbox.commit(
      commitOf({
        head: { watches, held: [held] },
        letters: [
          { letter, channels: [text, twin] },
          { letter: { ...letter, id: twin, notices: [] }, channels: [text] },
        ],
      }),
    );
    expect(await outbox.head()).toEqual({
      ...HEAD,
      watches,
      held: [held],
      revision: 1,
    });
    expect(await outbox.accepted()).toEqual([held, { ...held, hash: twin }]);
    expect(await outbox.acks()).toEqual([ack, { ...ack, release: twin }]);
    const early = { ...ack, until: HEAD.lastDay };
    expect(await outbox.unacknowledge(ack, early.until)).toEqual(early);
    expect(await outbox.acks()).toEqual([early, { ...ack, release: twin }]);
    expect(await outbox.toldSince(letter.on)).toEqual([{ watch: text, on: letter.on, count: 1 }]);
    const [first] = await outbox.openDeliveries();
    if (!first) throw new Error('there should be a delivery');
    expect(await outbox.claim(first, claimAt(0, message))).toBe(1);
    await outbox.settle(first, 1, { state: 'refused', why: text, at: 1 });
    const [entry, ...more] = await outbox.lettersWith(text);
    expect(more).toEqual([]);
    expect(entry).toEqual(await outbox.letter(text));
    expect(entry).toMatchObject({
      letter,
      deliveries: [
        { channel: text, state: 'refused', why: text, message },
        { channel: twin, state: 'pending' },
      ],
    });
    await outbox.resend(text, twin);
    await outbox.cancel({ ...first, channel: twin }, { why: twin, at: 2 });
    expect((await outbox.letter(text))?.deliveries[1]).toMatchObject({ state: 'cancelled', why: twin });
    await outbox.commit(commitOf({ after: 1, taken: [text] }));
    expect(await outbox.accepted()).toEqual([]);
  }

  describe('hostile texts come back as they were', () => {
    it.each(Object.entries(HOSTILE_NAMES))('%s', async (_, text) => {
      await comesBack(text);
    });

    it('any at all', async () => {
      await fc.assert(fc.asyncProperty(anyTexts(), comesBack), { numRuns: runs });
    });
  });
}
