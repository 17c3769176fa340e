import type { Message } from '../../../daily-check/message.ts';
import { type Delivery, DELIVERY_STATES } from '../../../daily-check/ports.ts';
import { untried } from '../../../daily-check/delivery-claim.ts';
import { LocationFailure } from '../../file-failure.ts';
import { type Item, numberOf, textOf } from './ledger-table.ts';
import { type PackedValues, writtenValue } from './packed-value.ts';

/**
 * How far a letter has come on a channel.
 *
 * @param item undefined when nobody has claimed it yet
 * @throws LocationFailure when the item is damaged
 */
export async function deliveryOf(
  { letter, channel }: Pick<Delivery, 'letter' | 'channel'>,
  item: Item | undefined,
  { values, where }: { readonly values: PackedValues; readonly where: string },
): Promise<Delivery> {
  if (!item) return untried(letter, channel);
  const state = DELIVERY_STATES.find((known) => known === textOf(item, 'state'));
  if (!state)
    throw new LocationFailure(`${where}: this ledger is damaged (a delivery is in no state that there is)`);
  return {
    letter,
    channel,
    state,
    attempts: numberOf(item, 'attempts') ?? 0,
    isResent: item['resent']?.BOOL === true,
    leaseUntil: numberOf(item, 'leaseUntil'),
    message: item['message'] ? ((await values.unpack(item['message'], where)) as Message) : null,
    settledAt: numberOf(item, 'settledAt'),
    why: item['why']?.S === undefined ? null : (writtenValue(item['why'].S, where) as string),
  };
}

/** Whether a delivery is over, as far as its item says. */
export function isClosed(item: Item | undefined): boolean {
  const state = item && textOf(item, 'state');
  return state === 'sent' || state === 'cancelled';
}
