import { addDays } from '@lastpatch/release-model';
import type { Letter } from '../../../daily-check/letter.ts';
import { ARCHIVE, archiveKey } from './ledger-keys.ts';
import { type LedgerTable, numberOf } from './ledger-table.ts';
import type { PackedValues } from './packed-value.ts';
import type { OpenLetters, StoredLetter } from './stored-letters.ts';

/** How long letters are kept: longer than the longest reminder that settings allow, which is 3650 days. */
const KEPT_DAYS = 4000;

/** The letters of one commit. */
export interface ArchivedLetters {
  readonly revision: number;
  readonly letters: readonly StoredLetter[];
}

/** When what belongs to a letter may go, in seconds since the epoch, as DynamoDB's time to live counts them. */
export function expiryOf({ on }: Pick<Letter, 'on'>): number {
  return Date.parse(`${addDays(on, KEPT_DAYS)}T00:00:00Z`) / 1000;
}

/** The letters of all commits but the last ones, which still stand in the head. */
export class LetterArchive {
  readonly #table: LedgerTable;
  readonly #values: PackedValues;

  constructor(table: LedgerTable, values: PackedValues) {
    this.#table = table;
    this.#values = values;
  }

  /** Keeps the letters of a commit. Done again, it changes nothing. */
  async keep({ revision, letters }: OpenLetters): Promise<void> {
    const [first] = letters;
    if (!first) return;
    const stored = letters.map(({ letter, channels }): StoredLetter => ({ letter, channels }));
    await this.#table.put(archiveKey(revision), {
      revision: { N: String(revision) },
      letters: await this.#values.pack(stored),
      expires: { N: String(expiryOf(first.letter)) },
    });
  }

  /** The letters of each commit, the newest first. */
  async *newestFirst(): AsyncGenerator<ArchivedLetters> {
    for await (const item of this.#table.query(ARCHIVE, { isNewestFirst: true })) {
      const letters = (await this.#values.unpack(item['letters'], this.#where)) as StoredLetter[];
      yield { revision: numberOf(item, 'revision') ?? 0, letters };
    }
  }

  /** The letters of one commit; none when they are not there any more. */
  async ofRevision(revision: number): Promise<readonly StoredLetter[]> {
    const item = await this.#table.get(archiveKey(revision));
    if (!item) return [];
    return (await this.#values.unpack(item['letters'], this.#where)) as StoredLetter[];
  }

  get #where(): string {
    return `the table ${this.#table.name}`;
  }
}
