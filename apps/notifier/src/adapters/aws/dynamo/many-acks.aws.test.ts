import { randomBytes } from 'node:crypto';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { emptyAccount } from '../../../../testing/aws/aws-account.ts';
import { type AwsClients, clientsOf } from '../../../../testing/aws/aws-clients.ts';
import { type LedgerPlace, ledgerPlaceOf, outboxIn } from '../../../../testing/aws/dynamo-outboxes.ts';
import { ACK, commitOf, HELD } from '../../../../testing/outbox-contract/samples.ts';
import type { Ack } from '../../../daily-check/ack.ts';
import { Bucket } from '../s3/bucket.ts';
import { HEAD_KEY } from './ledger-keys.ts';

const TODAY = calendarDate('2026-08-21');
const KEY = { pk: { S: HEAD_KEY.pk }, sk: { S: HEAD_KEY.sk } };

async function newPlace(): Promise<LedgerPlace> {
  return ledgerPlaceOf(clientsOf(await emptyAccount()));
}

/** The names of the calls that clients make from now on. */
function callsOf({ dynamodb, s3 }: AwsClients): readonly string[] {
  const calls: string[] = [];
  dynamodb.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        calls.push(commandName);
        return next(args);
      },
    { step: 'initialize' },
  );
  s3.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        calls.push(commandName);
        return next(args);
      },
    { step: 'initialize' },
  );
  return calls;
}

/** Whether a call writes to an item. */
function isWrite(input: object): boolean {
  return 'UpdateExpression' in input;
}

/** Mutes with reasons that packing makes no smaller. */
function many(count: number, bytes: number): Ack[] {
  return Array.from({ length: count }, (_, index) => {
    return { ...ACK, environment: `region-${index + 10}`, why: randomBytes(bytes).toString('base64') };
  });
}

describe('what is muted', () => {
  it('is read with the head: a run asks for nothing more', async () => {
    const place = await newPlace();
    await outboxIn(place).commit(commitOf());
    await outboxIn(place).acknowledge(ACK, TODAY);
    const outbox = outboxIn(place);
    const calls = callsOf(place.clients);
    await outbox.head();
    const before = [...calls];
    expect(await outbox.acks()).toEqual([ACK]);
    expect(await outbox.acks()).toEqual([ACK]);
    expect(calls).toEqual(before);
    expect(before).toEqual(['GetItemCommand', 'GetObjectCommand']);
  });

  it('is seen by another who reads after it was muted', async () => {
    const place = await newPlace();
    const [run, person] = [outboxIn(place), outboxIn(place)];
    await run.head();
    await person.acknowledge(ACK, TODAY);
    await run.commit(commitOf());
    expect((await person.head())?.revision).toBe(1);
    expect(await person.acks()).toEqual([ACK]);
    await run.head();
    expect(await run.acks()).toEqual([ACK]);
  });

  it('lies in the bucket when it is much, and leaves room for all else', async () => {
    const place = await newPlace();
    const acks = many(30, 1500);
    for (const ack of acks) await outboxIn(place).acknowledge(ack, TODAY);
    await outboxIn(place).accept(HELD);
    const { Item = {} } = await place.clients.dynamodb.send(
      new GetItemCommand({ TableName: place.table, Key: KEY }),
    );
    expect(Item['acks']?.S).toMatch(/^[0-9a-f]{64}$/);
    expect(await outboxIn(place).acks()).toEqual(acks);
    const outbox = outboxIn(place);
    const calls = callsOf(place.clients);
    await outbox.head();
    expect(calls).toEqual(['GetItemCommand']);
    await outbox.acks();
    expect(calls).toEqual(['GetItemCommand', 'GetObjectCommand']);
    const small = await outboxIn(place).unacknowledge(acks[3]!, TODAY);
    expect(small).toEqual({ ...acks[3], until: TODAY });
  });

  it('is refused with a sentence when it is damaged, and nothing is written', async () => {
    const place = await newPlace();
    for (const ack of many(30, 1500)) await outboxIn(place).acknowledge(ack, TODAY);
    const bucket = new Bucket(place.clients.s3, place.bucket);
    await bucket.delete((await bucket.list('ledger/')).map(({ key }) => key));
    const damaged = `the table ${place.table}: this ledger is damaged (a part of it is missing)`;
    await expect(outboxIn(place).acks()).rejects.toThrow(damaged);
    await expect(outboxIn(place).acknowledge(ACK, TODAY)).rejects.toThrow(damaged);
    // Who does not ask for it, is not held up.
    expect(await outboxIn(place).commit(commitOf())).toBe(1);
  });

  it('is the same when the SDK asks again because an answer was lost', async () => {
    const place = await newPlace();
    await outboxIn(place).acknowledge({ ...ACK, environment: 'lab' }, TODAY);
    const writes = { made: 0 };
    place.clients.dynamodb.middlewareStack.add(
      (next) => async (args) => {
        if (!isWrite(args.input) || writes.made++ > 0) return next(args);
        await next(args);
        return next(args);
      },
      { step: 'initialize' },
    );
    await outboxIn(place).acknowledge(ACK, TODAY);
    // The one whose answer was lost, the one that was refused for it, and the one that was made for what was there then.
    expect(writes.made).toBe(2);
    expect(await outboxIn(place).acks()).toEqual([{ ...ACK, environment: 'lab' }, ACK]);
  });

  it('is given up with a sentence when others are quicker every time', async () => {
    const account = await emptyAccount();
    const place = await ledgerPlaceOf(clientsOf(account));
    const others = { ...place, clients: clientsOf(account) };
    place.clients.dynamodb.middlewareStack.add(
      (next) => async (args) => {
        if (isWrite(args.input)) await outboxIn(others).acknowledge(ACK, TODAY);
        return next(args);
      },
      { step: 'initialize' },
    );
    const lab = { ...ACK, environment: 'lab' };
    await expect(outboxIn(place).acknowledge(lab, TODAY)).rejects.toThrow(
      `the table ${place.table}: what is muted was changed by others 20 times meanwhile, and nothing was written: try again`,
    );
    expect(await outboxIn(others).acks()).toEqual([ACK]);
  });
});
