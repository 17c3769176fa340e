import { addDays, calendarDate } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { commitOf, messageOf, wholeLetter } from '../../testing/outbox-contract/samples.ts';
import { describeHandover } from '../../testing/outbox-contract/handover.ts';
import { describeOutbox } from '../../testing/outbox-contract.ts';
import { MemoryOutbox } from './memory-outbox.ts';

describeOutbox('the outbox in memory', (now) => new MemoryOutbox(now));
describeHandover('the outbox in memory', () => new MemoryOutbox());

describe('an outbox in memory', () => {
  it('keeps what it is given as it is', async () => {
    const outbox = new MemoryOutbox();
    const [commit, letter, message] = [commitOf(), wholeLetter(), messageOf()];
    await outbox.commit({ ...commit, letters: [{ letter, channels: ['folder'] }] });
    const [delivery] = await outbox.openDeliveries();
    await outbox.claim(delivery!, { now: 0, leaseMs: 1, message });
    const [claimed] = await outbox.openDeliveries();
    expect((await outbox.head())?.catalog).toBe(commit.head.catalog);
    expect(claimed?.letter).toBe(letter);
    expect(claimed?.message).toBe(message);
  });

  it('goes by the clock of the machine unless it is given one', async () => {
    const outbox = new MemoryOutbox();
    await outbox.commit(commitOf({ letters: [{ letter: wholeLetter(), channels: ['a', 'b'] }] }));
    const [a, b] = await outbox.openDeliveries();
    await outbox.claim(a!, { now: Date.now(), leaseMs: 600_000, message: messageOf() });
    await outbox.claim(b!, { now: 0, leaseMs: 600_000, message: messageOf() });
    await outbox.resend('platform-2');
    expect(await outbox.openDeliveries()).toMatchObject([{ state: 'claimed' }, { state: 'pending' }]);
  });

  it('holds the letters of thousands of runs', async () => {
    const outbox = new MemoryOutbox();
    const [first, runs] = [calendarDate('2018-01-01'), 3000];
    for (let after = 0; after < runs; after += 1) {
      const on = addDays(first, after);
      const before = await outbox.toldSince(addDays(on, -90));
      expect(before).toHaveLength(Math.min(after, 90));
      await outbox.commit(
        commitOf({
          after,
          head: { lastDay: on },
          letters: [{ letter: wholeLetter({ id: `platform-${after}`, on }), channels: ['folder'] }],
        }),
      );
      for (const delivery of await outbox.openDeliveries()) {
        const attempt = await outbox.claim(delivery, { now: after, leaseMs: 1, message: messageOf() });
        await outbox.settle(delivery, attempt!, { state: 'sent', at: after });
      }
    }
    expect(await outbox.letters(Infinity)).toHaveLength(runs);
    expect(await outbox.toldSince(first)).toHaveLength(runs);
    expect((await outbox.letter('platform-17'))?.deliveries).toMatchObject([{ state: 'sent' }]);
  });
});
