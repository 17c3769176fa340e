import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { MemoryObjects } from '../../../../testing/memory-objects.ts';
import { HELD } from '../../../../testing/outbox-contract/samples.ts';
import { LocationFailure } from '../../file-failure.ts';
import { FORMAT, headItemOf } from './head-item.ts';
import type { Item } from './ledger-table.ts';
import { PackedValues } from './packed-value.ts';

const WHERE = 'the table ledger';
const values = new PackedValues(new MemoryObjects());
const BODY = {
  catalog: { name: 'a', content: 'b', days: [] },
  watches: [],
  held: [],
  sources: [],
  told: [],
  open: [],
};

async function itemWith(parts: Item = {}): Promise<Item> {
  return {
    pk: { S: 'head' },
    sk: { S: 'head' },
    format: { N: String(FORMAT) },
    revision: { N: '7' },
    lastDay: { S: '2026-08-21' },
    attempt: { S: 'attempt-1' },
    body: await values.pack(BODY),
    ...parts,
  };
}

async function accepted(place: number, reading: unknown = HELD): Promise<AttributeValue> {
  return { M: { place: { N: String(place) }, reading: await values.pack(reading) } };
}

describe('the item of the head', () => {
  it('says nothing before there is one', async () => {
    expect(await headItemOf(undefined, values, WHERE)).toEqual({
      committed: undefined,
      accepted: [],
      reopened: [],
      acks: { version: 0, packed: undefined },
      heartbeat: undefined,
    });
  });

  it('says what is committed', async () => {
    const { committed } = await headItemOf(await itemWith(), values, WHERE);
    expect(committed).toEqual({ revision: 7, lastDay: '2026-08-21', attempt: 'attempt-1', body: BODY });
  });

  it('may hold what was let through before anything was committed', async () => {
    const item = { pk: { S: 'head' }, sk: { S: 'head' }, accepted: { M: { a: await accepted(1) } } };
    const head = await headItemOf(item, values, WHERE);
    expect(head.committed).toBeUndefined();
    expect(head.accepted).toEqual([{ name: 'a', place: 1, reading: HELD }]);
  });

  it('has what was let through in its order', async () => {
    const readings = { M: { a: await accepted(3), b: await accepted(1), c: await accepted(2) } };
    const head = await headItemOf(await itemWith({ accepted: readings }), values, WHERE);
    expect(head.accepted.map(({ name }) => name)).toEqual(['b', 'c', 'a']);
  });

  it('says what is to be delivered anew, what is muted, and when a run was whole', async () => {
    const reopened = { revision: 3, letter: 'platform-3', channel: 'sns' };
    const item = await itemWith({
      reopened: { M: { a: { S: JSON.stringify(reopened) } } },
      acks: { S: 'a'.repeat(64) },
      acksVersion: { N: '3' },
      heartbeatDay: { S: '2026-08-20' },
      heartbeatAt: { N: '1000' },
    });
    expect(await headItemOf(item, values, WHERE)).toMatchObject({
      reopened: [{ ...reopened, name: 'a' }],
      // Where it lies is not looked at before somebody asks what is muted.
      acks: { version: 3, packed: { S: 'a'.repeat(64) } },
      heartbeat: { day: '2026-08-20', at: 1000 },
    });
  });
});

describe('an item of the head that cannot be used', () => {
  it('is of a later format', async () => {
    const read = headItemOf(await itemWith({ format: { N: '2' } }), values, WHERE);
    await expect(read).rejects.toThrow(
      new LocationFailure(
        'the table ledger: this ledger was written by a later version of Lastpatch (format 2; this one knows 1): deploy that version',
      ),
    );
  });

  it.each<[string, Item]>([
    ['no body', { body: { NULL: true } }],
    ['a body that is not packed', { body: { B: Buffer.from('{}') } }],
    ['a body in an object that is not there', { body: { S: 'a'.repeat(64) } }],
    [
      'a reading that was let through and cannot be read',
      { accepted: { M: { a: { M: { reading: { S: '{' } } } } } },
    ],
    ['a reading that is not there', { accepted: { M: { a: { M: {} } } } }],
    ['a delivery that cannot be read', { reopened: { M: { a: { S: '{' } } } }],
  ])('has %s', async (_, parts) => {
    const read = headItemOf(await itemWith(parts), values, WHERE);
    await expect(read).rejects.toThrow(LocationFailure);
    await expect(read).rejects.toThrow(/^the table ledger: this ledger is damaged \(.+\)$/);
  });
});
