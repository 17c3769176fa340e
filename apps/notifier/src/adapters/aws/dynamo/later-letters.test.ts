import { describe, expect, it } from 'vitest';
import { PlayedLedger } from '../../../../testing/aws/played/ledger.ts';
import { committed, wholeLetter } from '../../../../testing/outbox-contract/samples.ts';
import type { Delivery } from '../../../daily-check/ports.ts';
import type { DynamoOutbox } from './dynamo-outbox.ts';

const WATCHES = ['a', 'b', 'c', 'd', 'e'];

function letters(revision: number): ReturnType<typeof wholeLetter>[] {
  return WATCHES.map((watch) => wholeLetter({ id: `${watch}-${revision}`, watch, revision }));
}

async function laterIds(outbox: DynamoOutbox, open: readonly Delivery[]): Promise<string[][]> {
  const later = await Promise.all(open.map((delivery) => outbox.laterLetters(delivery)));
  return later.map((some) => some.map(({ id }) => id));
}

describe('the later letters of many open deliveries', () => {
  it('are asked for by one small read each: the head is not read again, and the archive once', async () => {
    const ledger = new PlayedLedger();
    await committed(ledger.outbox(), letters(1));
    await committed(ledger.outbox(), letters(2));
    const outbox = ledger.outbox();
    const open = await outbox.openDeliveries();
    ledger.aws.calls.clear();
    expect(await laterIds(outbox, open)).toEqual([
      ...WATCHES.map((watch) => [`${watch}-2`]),
      ...WATCHES.map(() => []),
    ]);
    expect(Object.fromEntries(ledger.aws.calls)).toEqual({
      'DynamoDB GetItem': open.length,
      // For all together, the first commit being in the archive by now.
      'DynamoDB Query': 1,
      // Of the later letters, whether they were cancelled.
      'DynamoDB BatchGetItem': WATCHES.length,
    });
  });

  it('are those of another run too, which has committed meanwhile', async () => {
    const ledger = new PlayedLedger();
    await committed(ledger.outbox(), letters(1));
    const outbox = ledger.outbox();
    const open = await outbox.openDeliveries();
    expect(await laterIds(outbox, open)).toEqual(WATCHES.map(() => []));
    await committed(ledger.outbox(), letters(2));
    expect(await laterIds(outbox, open)).toEqual(WATCHES.map((watch) => [`${watch}-2`]));
  });

  it('are found of a letter that was open under no head that was read', async () => {
    const ledger = new PlayedLedger();
    const first = ledger.outbox();
    await committed(first, letters(1));
    const [delivery] = await first.openDeliveries();
    if (!delivery) throw new Error('there should be a delivery');
    await first.cancel(delivery, { why: 'gone', at: 1 });
    for (const revision of [2, 3]) await committed(ledger.outbox(), letters(revision));
    const outbox = ledger.outbox();
    expect((await outbox.openDeliveries()).map(({ letter }) => letter.id)).not.toContain('a-1');
    expect(await laterIds(outbox, [delivery])).toEqual([['a-2', 'a-3']]);
  });
});
