import { describe, expect, it } from 'vitest';
import { HOSTILE_NAMES } from '../../../../testing/hostile-names.ts';
import { MemoryObjects } from '../../../../testing/memory-objects.ts';
import { messageOf, wholeLetter } from '../../../../testing/outbox-contract/samples.ts';
import { DELIVERY_STATES } from '../../../daily-check/ports.ts';
import { LocationFailure } from '../../file-failure.ts';
import { untried } from '../../../daily-check/delivery-claim.ts';
import { deliveryOf, isClosed } from './delivery-item.ts';
import type { Item } from './ledger-table.ts';
import { PackedValues } from './packed-value.ts';

const values = new PackedValues(new MemoryObjects());
const READ = { values, where: 'the table ledger' };
const WHICH = { letter: wholeLetter(), channel: 'sns' };

describe('the item of a delivery', () => {
  it('is not there before the first claim', async () => {
    expect(await deliveryOf(WHICH, undefined, READ)).toEqual(untried(WHICH.letter, WHICH.channel));
    expect(untried(WHICH.letter, 'sns')).toMatchObject({ state: 'pending', attempts: 0, message: null });
  });

  it.each(DELIVERY_STATES)('may be %s', async (state) => {
    const item = { state: { S: state }, attempts: { N: '3' } };
    expect(await deliveryOf(WHICH, item, READ)).toEqual({
      ...untried(WHICH.letter, WHICH.channel),
      state,
      attempts: 3,
    });
    expect(isClosed(item)).toBe(state === 'sent' || state === 'cancelled');
  });

  it('holds all that is known of it', async () => {
    const item = {
      state: { S: 'claimed' },
      attempts: { N: '2' },
      resent: { BOOL: true },
      leaseUntil: { N: '1000' },
      settledAt: { N: '500' },
      message: await values.pack(messageOf()),
      why: { S: JSON.stringify('it was throttled') },
    };
    expect(await deliveryOf(WHICH, item, READ)).toEqual({
      ...WHICH,
      state: 'claimed',
      attempts: 2,
      isResent: true,
      leaseUntil: 1000,
      settledAt: 500,
      message: messageOf(),
      why: 'it was throttled',
    });
  });

  it.each(Object.entries(HOSTILE_NAMES))('gives back why as it was: %s', async (_, why) => {
    const item = { state: { S: 'refused' }, why: { S: JSON.stringify(why) } };
    expect((await deliveryOf(WHICH, item, READ)).why).toBe(why);
  });

  it('is open before there is one', () => {
    expect(isClosed(undefined)).toBe(false);
  });
});

describe('an item of a delivery that is damaged', () => {
  it.each<[string, Item]>([
    ['in no state', {}],
    ['in a state that there is not', { state: { S: 'lost' } }],
    ['in a state that is no text', { state: { N: '1' } }],
    ['with a message that is not packed', { state: { S: 'claimed' }, message: { B: Buffer.from('{') } }],
    ['with a message that is not there', { state: { S: 'claimed' }, message: { S: 'a'.repeat(64) } }],
    ['with a reason that cannot be read', { state: { S: 'refused' }, why: { S: '{' } }],
  ])('is refused with a sentence: %s', async (_, item) => {
    const read = deliveryOf(WHICH, item, READ);
    await expect(read).rejects.toThrow(LocationFailure);
    await expect(read).rejects.toThrow(/^the table ledger: this ledger is damaged \(.+\)$/);
  });
});
