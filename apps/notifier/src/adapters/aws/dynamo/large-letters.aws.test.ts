import { randomBytes } from 'node:crypto';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { emptyAccount } from '../../../../testing/aws/aws-account.ts';
import { clientsOf } from '../../../../testing/aws/aws-clients.ts';
import { ledgerPlaceOf, outboxIn } from '../../../../testing/aws/dynamo-outboxes.ts';
import {
  claimAt,
  commitOf,
  messageOf,
  wholeLetter,
  wholeNotice,
} from '../../../../testing/outbox-contract/samples.ts';
import { Bucket } from '../s3/bucket.ts';
import { HEAD_KEY } from './ledger-keys.ts';

/** The most bytes of an item of DynamoDB. */
const MOST_ITEM_BYTES = 400 * 1024;

/** A letter of about so many bytes, which packing makes no smaller. */
function large(id: string, bytes: number): ReturnType<typeof wholeLetter> {
  const notices = Array.from({ length: 10 }, (_, index) =>
    wholeNotice({ id: `${id}/${index}`, releaseTitle: randomBytes(bytes / 10).toString('base64') }),
  );
  return wholeLetter({ id, notices });
}

describe('letters that are too large for an item', () => {
  it('lie in the bucket, and come back whole for whoever reads them', async () => {
    const place = await ledgerPlaceOf(clientsOf(await emptyAccount()));
    const bucket = new Bucket(place.clients.s3, place.bucket);
    const letters = Array.from({ length: 12 }, (_, index) => large(`platform-1.${index + 1}`, 200_000));
    await outboxIn(place).commit(
      commitOf({ letters: letters.map((letter) => ({ letter, channels: ['sns'] })) }),
    );
    const inBucket = await bucket.list('ledger/');
    expect(inBucket).toHaveLength(1);
    const { Item = {} } = await place.clients.dynamodb.send(
      new GetItemCommand({ TableName: place.table, Key: { pk: { S: HEAD_KEY.pk }, sk: { S: HEAD_KEY.sk } } }),
    );
    expect(Buffer.byteLength(JSON.stringify(Item))).toBeLessThan(MOST_ITEM_BYTES / 100);

    // Another process.
    const later = outboxIn(place);
    await later.head();
    const open = await later.openDeliveries();
    expect(open.map(({ letter }) => letter)).toEqual(letters);
    const message = messageOf({ text: randomBytes(400_000).toString('base64') });
    for (const delivery of open.slice(1)) {
      const attempt = await later.claim(delivery, claimAt(0));
      await later.settle(delivery, attempt!, { state: 'sent', at: 1 });
    }
    const [first] = open;
    expect(await later.claim(first!, claimAt(0, message))).toBe(1);
    await later.settle(first!, 1, { state: 'unknown', why: 'the connection broke', at: 1 });

    // A run later they lie in the archive, and the one that is open is with the head.
    const next = outboxIn(place);
    await next.commit(commitOf({ after: 1, head: { lastDay: calendarDate('2026-08-22') } }));
    expect(await next.openDeliveries()).toMatchObject([{ state: 'unknown', message }]);
    const last = outboxIn(place);
    expect((await last.letter('platform-1.7'))?.letter).toEqual(letters[6]);
    expect((await last.letters(100)).map(({ letter }) => letter)).toEqual(letters.toReversed());
    expect(await last.lettersWith('platform-1.12/3')).toMatchObject([{ letter: { id: 'platform-1.12' } }]);
  });

  it('are refused with a sentence when their object is gone or damaged', async () => {
    const place = await ledgerPlaceOf(clientsOf(await emptyAccount()));
    const bucket = new Bucket(place.clients.s3, place.bucket);
    await outboxIn(place).commit(
      commitOf({ letters: [{ letter: large('platform-1', 400_000), channels: ['sns'] }] }),
    );
    const [{ key } = { key: '' }] = await bucket.list('ledger/');
    const bytes = Buffer.from((await bucket.get(key)) ?? []);
    const damaged = `the table ${place.table}: this ledger is damaged (a part of it is missing)`;
    await bucket.put(key, Buffer.from(bytes).fill(0, 100, 110));
    await expect(outboxIn(place).head()).rejects.toThrow(damaged);
    await bucket.delete([key]);
    await expect(outboxIn(place).head()).rejects.toThrow(damaged);
    await bucket.put(key, bytes);
    expect(await outboxIn(place).head()).toMatchObject({ revision: 1 });
  });
});
