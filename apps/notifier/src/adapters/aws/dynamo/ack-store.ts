import type { CalendarDate } from '@lastpatch/release-model';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Ack, FleetDeadline } from '../../../daily-check/ack.ts';
import { endedOn, isSameDeadline, withAck } from '../../../daily-check/kept-acks.ts';
import { LocationFailure } from '../../file-failure.ts';
import { HEAD_KEY } from './ledger-keys.ts';
import { type Item, type LedgerTable, numberOf } from './ledger-table.ts';
import type { PackedValues } from './packed-value.ts';

/** What is muted, as the item of the head has it: unpacked only for whoever wants to know. */
export interface PackedAcks {
  /** How often it was written: 0 where nothing ever was. */
  readonly version: number;
  readonly packed: AttributeValue | undefined;
}

/** What is muted, in the item of the head. */
export function packedAcksOf(item: Item | undefined): PackedAcks {
  return { version: (item && numberOf(item, 'acksVersion')) ?? 0, packed: item?.['acks'] };
}

/** How often a write is tried again when another was quicker: of several at once, one gets through each time. */
const MOST_TRIES = 20;

/** The head has up to 300 KB, and what was let through stands beside it: the item may have 400. */
const MOST_BYTES = 32 * 1024;

/**
 * What is muted: one attribute of the item of the head, which every run reads anyway. A write counts only when nobody has
 * written in between, and no commit overwrites it, nor it a commit.
 */
export class AckStore {
  readonly #table: LedgerTable;
  readonly #values: PackedValues;

  constructor(table: LedgerTable, values: PackedValues) {
    this.#table = table;
    this.#values = values;
  }

  /** @throws LocationFailure when it is damaged */
  async unpack({ packed }: PackedAcks): Promise<readonly Ack[]> {
    if (packed === undefined) return [];
    return (await this.#values.unpack(packed, this.#where)) as readonly Ack[];
  }

  async acknowledge(ack: Ack, today: CalendarDate): Promise<void> {
    await this.#change((acks) => withAck(acks, ack, today));
  }

  /** @returns the mute as it is now; undefined when there is none */
  async unacknowledge(deadline: FleetDeadline, from: CalendarDate): Promise<Ack | undefined> {
    const ended = (acks: readonly Ack[]): Ack[] =>
      acks.map((ack) => (isSameDeadline(ack, deadline) ? endedOn(ack, from) : ack));
    const now = await this.#change(ended);
    return now.find((ack) => isSameDeadline(ack, deadline));
  }

  /** Made twice, because an answer was lost, a change has to be the same. */
  async #change(change: (acks: readonly Ack[]) => readonly Ack[]): Promise<readonly Ack[]> {
    let item = await this.#table.get(HEAD_KEY);
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const known = packedAcksOf(item);
      const acks = change(await this.unpack(known));
      const written = await this.#table.update({
        key: HEAD_KEY,
        expression: 'SET acks = :acks, acksVersion = :next',
        condition: known.version === 0 ? 'attribute_not_exists(acksVersion)' : 'acksVersion = :version',
        values: {
          ':acks': await this.#values.pack(acks, MOST_BYTES),
          ':next': { N: String(known.version + 1) },
          ...(known.version === 0 ? {} : { ':version': { N: String(known.version) } }),
        },
      });
      if (written.isDone) return acks;
      item = written.item;
    }
    throw new LocationFailure(
      `${this.#where}: what is muted was changed by others ${MOST_TRIES} times meanwhile, and nothing was written: try again`,
    );
  }

  get #where(): string {
    return `the table ${this.#table.name}`;
  }
}
