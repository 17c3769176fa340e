import { createHash, randomUUID } from 'node:crypto';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { CalendarDate } from '@lastpatch/release-model';
import type { Heartbeat, HeldReading } from '../../../daily-check/ports.ts';
import { FORMAT, type HeadBody, type HeadItem, headItemOf, type ReopenedDelivery } from './head-item.ts';
import { HEAD_KEY } from './ledger-keys.ts';
import { type LedgerTable, numberOf, textOf } from './ledger-table.ts';
import type { PackedValues } from './packed-value.ts';

/** What the head is to be from now on. */
export interface NextHead {
  /** The head as it was read. */
  readonly from: HeadItem;
  readonly lastDay: CalendarDate;
  readonly body: HeadBody;
  /** What was let through and is taken with it. */
  readonly takenNames: readonly string[];
}

/** The item of the head: each write to it is one conditional write. */
export class HeadStore {
  readonly #table: LedgerTable;
  readonly #values: PackedValues;

  constructor(table: LedgerTable, values: PackedValues) {
    this.#table = table;
    this.#values = values;
  }

  async read(): Promise<HeadItem> {
    return headItemOf(await this.#table.get(HEAD_KEY), this.#values, `the table ${this.#table.name}`);
  }

  /** What tells this head from every other one that was committed; nothing before the first. */
  attempt(): Promise<string> {
    return this.#table.text(HEAD_KEY, 'attempt');
  }

  /** @returns the new head; undefined when it is no longer the one that it was made from */
  async write({ from, lastDay, body, takenNames }: NextHead): Promise<HeadItem | undefined> {
    const after = from.committed?.revision ?? 0;
    const attempt = randomUUID();
    const gone = [
      ...takenNames.map((name) => ['accepted', name] as const),
      ...from.reopened.slice(0, MOST_REMOVED).map(({ name }) => ['reopened', name] as const),
    ];
    const removed = gone.map(([map], index) => `${map}.#gone${index}`).join(', ');
    const done = await this.#table.update({
      key: HEAD_KEY,
      expression: `SET #format = :format, revision = :revision, lastDay = :lastDay, attempt = :attempt, body = :body${removed === '' ? '' : ` REMOVE ${removed}`}`,
      condition: after === 0 ? 'attribute_not_exists(revision)' : 'revision = :after',
      names: {
        '#format': 'format',
        ...Object.fromEntries(gone.map(([, name], index) => [`#gone${index}`, name])),
      },
      values: {
        ':format': { N: String(FORMAT) },
        ':revision': { N: String(after + 1) },
        ':lastDay': { S: lastDay },
        ':attempt': { S: attempt },
        ':body': await this.#values.pack(body),
        ...(after === 0 ? {} : { ':after': { N: String(after) } }),
      },
    });
    // The SDK asks again when an answer is lost: then the head is no longer what it was, and ours.
    const isOurs = done.isDone || (done.item !== undefined && textOf(done.item, 'attempt') === attempt);
    if (!isOurs) return undefined;
    return {
      ...from,
      committed: { revision: after + 1, lastDay, attempt, body },
      accepted: from.accepted.filter(({ name }) => !takenNames.includes(name)),
      reopened: from.reopened.slice(MOST_REMOVED),
    };
  }

  /** Notes that a reading is let through; one that was noted before keeps its place. */
  async accept(reading: HeldReading): Promise<void> {
    const name = nameOf([reading.source, reading.hash]);
    const { item } = await this.#table.update({
      key: HEAD_KEY,
      expression:
        'SET accepted = if_not_exists(accepted, :none), places = if_not_exists(places, :zero) + :one',
      values: { ':none': { M: {} }, ':zero': { N: '0' }, ':one': { N: '1' } },
    });
    const before = item?.['accepted']?.M?.[name]?.M;
    const place = (before && numberOf(before, 'place')) ?? (item && numberOf(item, 'places')) ?? 0;
    const packed = await this.#values.pack(reading, MOST_ACCEPTED_BYTES);
    await this.#setIn('accepted', name, { M: { place: { N: String(place) }, reading: packed } });
  }

  /** Notes that a letter is to be delivered anew. */
  async reopen(delivery: Omit<ReopenedDelivery, 'name'>): Promise<void> {
    await this.#table.update({
      key: HEAD_KEY,
      expression: 'SET reopened = if_not_exists(reopened, :none)',
      values: { ':none': { M: {} } },
    });
    // A name of its own: a commit removes what it has read, and not what was noted since.
    await this.#setIn('reopened', randomUUID(), { S: JSON.stringify(delivery) });
  }

  /** Notes that the operators have been told what a head has for them, unless another was committed since. */
  async newsTold(revision: number): Promise<void> {
    await this.#table.update({
      key: HEAD_KEY,
      expression: 'SET newsTold = :revision',
      condition: 'revision = :revision',
      values: { ':revision': { N: String(revision) } },
    });
  }

  async heartbeat({ day, at }: Heartbeat): Promise<void> {
    await this.#table.update({
      key: HEAD_KEY,
      expression: 'SET heartbeatDay = :day, heartbeatAt = :at',
      values: { ':day': { S: day }, ':at': { N: String(at) } },
    });
  }

  async #setIn(map: 'accepted' | 'reopened', name: string, value: AttributeValue): Promise<void> {
    await this.#table.update({
      key: HEAD_KEY,
      expression: `SET ${map}.#name = :value`,
      names: { '#name': name },
      values: { ':value': value },
    });
  }
}

/** An expression may have 4 KB. What stays is removed by the next commit. */
const MOST_REMOVED = 100;

/** A flood has thousands of facts, and stands in the head beside all else. */
const MOST_ACCEPTED_BYTES = 4096;

function nameOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
