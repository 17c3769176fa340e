import { randomUUID } from 'node:crypto';
import type { Claim, Delivery, Outcome } from '../../../daily-check/ports.ts';
import { LocationFailure } from '../../file-failure.ts';
import { isClaimable, isLiving, untried } from '../../../daily-check/delivery-claim.ts';
import { deliveryOf, isClosed } from './delivery-item.ts';
import { deliveryKey } from './ledger-keys.ts';
import { type Item, type ItemKey, keyText, type LedgerTable, textOf } from './ledger-table.ts';
import { expiryOf } from './letter-archive.ts';
import type { PackedValues } from './packed-value.ts';

type Which = Pick<Delivery, 'letter' | 'channel'>;

/** How often a write is tried again when what it was made for has changed meanwhile. */
const MOST_TRIES = 5;

/**
 * Deliveries as items, one each, which the first claim makes: what has none is pending, and was never claimed. Each change is
 * one conditional write. Where the head was lost, or put back, letters get ids that were given before: an item of such an earlier
 * letter, which is of another day, counts as none, or a letter that nobody was sent would count as sent.
 */
export class DeliveryStore {
  readonly #table: LedgerTable;
  readonly #values: PackedValues;

  constructor(table: LedgerTable, values: PackedValues) {
    this.#table = table;
    this.#values = values;
  }

  /** The items of deliveries, as far as they have any, by {@link itemName}. */
  async items(deliveries: readonly Which[]): Promise<ReadonlyMap<string, Item>> {
    return ofTheirLetters(deliveries, await this.#table.all(keysOf(deliveries)));
  }

  /** The same, of those that are over without what was sent: thousands of messages would be held for nothing. */
  async openItems(deliveries: readonly Which[]): Promise<ReadonlyMap<string, Item>> {
    const items = await this.#table.all(keysOf(deliveries), (item) =>
      isClosed(item) ? Object.fromEntries(Object.entries(item).filter(([name]) => name !== 'message')) : item,
    );
    return ofTheirLetters(deliveries, items);
  }

  delivery(which: Which, item: Item | undefined): Promise<Delivery> {
    return deliveryOf(which, item, { values: this.#values, where: `the table ${this.#table.name}` });
  }

  /** The same of one that is damaged too, which must not stop the others: it may have gone out, and only a person sends it again. */
  async soundDelivery(which: Which, item: Item | undefined): Promise<Delivery> {
    try {
      return await this.delivery(which, item);
    } catch (error) {
      if (!(error instanceof LocationFailure)) throw error;
      const { letter, channel } = which;
      return { ...untried(letter, channel), state: 'unknown', isResent: true, why: error.message };
    }
  }

  /** @returns the number of the attempt; undefined when it cannot be had */
  async claim(delivery: Delivery, { now, leaseMs, message }: Claim): Promise<number | undefined> {
    const claimant = randomUUID();
    const packed = await this.#values.pack(message);
    let known = delivery;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      if (!isClaimable(known, now)) return undefined;
      const isResent = known.isResent || known.state === 'unknown' || known.state === 'claimed';
      const attempt = known.attempts + 1;
      const done = await this.#table.update({
        key: deliveryKey(delivery.letter.id, delivery.channel),
        expression:
          'SET #state = :claimed, attempts = :attempt, resent = :resent, leaseUntil = :lease, message = :message, claimant = :claimant, expires = :expires REMOVE why',
        condition: unchanged(known),
        names: { '#state': 'state' },
        values: {
          ...unchangedValues(known),
          ':claimed': { S: 'claimed' },
          ':attempt': { N: String(attempt) },
          ':resent': { BOOL: isResent },
          ':lease': { N: String(now + leaseMs) },
          ':message': packed,
          ':claimant': { S: claimant },
          ':expires': expiresOf(delivery),
        },
      });
      // The SDK asks again when an answer is lost: then the claim has been made, and by us.
      if (done.isDone || (done.item && textOf(done.item, 'claimant') === claimant)) return attempt;
      known = await this.delivery(delivery, done.item);
      // Who has claimed it since may have sent it.
      if (known.attempts !== delivery.attempts) return undefined;
    }
    return undefined;
  }

  /** Ends an attempt; does nothing when it has ended, or another has begun. */
  async settle(which: Which, attempt: number, outcome: Outcome & { readonly at: number }): Promise<void> {
    const why = outcome.state === 'sent' ? undefined : JSON.stringify(outcome.why);
    await this.#table.update({
      key: deliveryKey(which.letter.id, which.channel),
      expression: `SET #state = :state, settledAt = :at${why === undefined ? '' : ', why = :why'} REMOVE leaseUntil${why === undefined ? ', why' : ''}`,
      condition: '#state = :claimed AND attempts = :attempt',
      names: { '#state': 'state' },
      values: {
        ':state': { S: outcome.state },
        ':at': { N: String(outcome.at) },
        ...(why === undefined ? {} : { ':why': { S: why } }),
        ':claimed': { S: 'claimed' },
        ':attempt': { N: String(attempt) },
      },
    });
  }

  /** Ends a delivery that nobody has changed since it was read, and nobody is at. */
  async cancel(
    delivery: Delivery,
    { why, at }: { readonly why: string; readonly at: number },
  ): Promise<void> {
    if (delivery.state === 'sent' || delivery.state === 'cancelled' || isLiving(delivery, at)) return;
    await this.#table.update({
      key: deliveryKey(delivery.letter.id, delivery.channel),
      expression:
        'SET #state = :cancelled, attempts = :attempts, why = :why, settledAt = :at, expires = :expires REMOVE leaseUntil',
      condition: unchanged(delivery),
      names: { '#state': 'state' },
      values: {
        ...unchangedValues(delivery),
        ':cancelled': { S: 'cancelled' },
        ':why': { S: JSON.stringify(why) },
        ':at': { N: String(at) },
        ':expires': expiresOf(delivery),
      },
    });
  }

  /** Makes a delivery pending that nobody is at; whether that was so. */
  async reopen(which: Which, now: number): Promise<boolean> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const items = await this.items([which]);
      const known = await this.delivery(which, items.get(itemName(which)));
      if (isLiving(known, now)) return false;
      if (items.size === 0) return true;
      const { isDone } = await this.#table.update({
        key: deliveryKey(which.letter.id, which.channel),
        expression: 'SET #state = :pending, resent = :no REMOVE leaseUntil, why',
        condition: unchanged(known),
        names: { '#state': 'state' },
        values: { ...unchangedValues(known), ':pending': { S: 'pending' }, ':no': { BOOL: false } },
      });
      if (isDone) return true;
    }
    return false;
  }
}

function keysOf(deliveries: readonly Which[]): ItemKey[] {
  return deliveries.map(({ letter, channel }) => deliveryKey(letter.id, channel));
}

/** The name under which the item of a delivery is found. */
export function itemName({ letter, channel }: Which): string {
  return keyText(deliveryKey(letter.id, channel));
}

/** The items without those of earlier letters that had the same ids. */
function ofTheirLetters(
  deliveries: readonly Which[],
  items: ReadonlyMap<string, Item>,
): ReadonlyMap<string, Item> {
  const own = new Map<string, Item>();
  for (const which of deliveries) {
    const item = items.get(itemName(which));
    if (item && (item['expires']?.N ?? expiresOf(which).N) === expiresOf(which).N)
      own.set(itemName(which), item);
  }
  return own;
}

/** When the item may go, which also tells letters of different days from each other. */
function expiresOf({ letter }: Pick<Delivery, 'letter'>): { readonly N: string } {
  return { N: String(expiryOf(letter)) };
}

/** That the delivery is as it was read: no attempt has begun or ended since. An item of an earlier letter is as good as none. */
function unchanged({ attempts }: Delivery): string {
  const isSame = '#state = :was AND attempts = :attempts';
  return attempts === 0 ? `attribute_not_exists(pk) OR expires <> :expires OR (${isSame})` : isSame;
}

function unchangedValues({ letter, state, attempts }: Delivery): Item {
  return {
    ':was': { S: state },
    ':attempts': { N: String(attempts) },
    ...(attempts === 0 ? { ':expires': expiresOf({ letter }) } : {}),
  };
}
