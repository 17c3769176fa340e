import { createHash } from 'node:crypto';
import type { ItemKey } from './ledger-table.ts';

/** The item that says what is committed. */
export const HEAD_KEY: ItemKey = { pk: 'head', sk: 'head' };

/** The partition of the letters of all commits, apart from those that still stand in the head. */
export const ARCHIVE = 'letters';

const DIGITS = 12;

/** Where the letters of one commit are kept: later ones sort after earlier ones. */
export function archiveKey(revision: number): ItemKey {
  return { pk: ARCHIVE, sk: String(revision).padStart(DIGITS, '0') };
}

/** Where it is kept how far a letter has come on a channel. Every letter has a partition of its own. */
export function deliveryKey(letter: string, channel: string): ItemKey {
  return { pk: `delivery ${keyPart(letter)}`, sk: keyPart(channel) };
}

/** A key may have so many bytes, and less for the place within a partition. */
const LONGEST = 500;

/**
 * A text as part of a key: ordinary text as it is; quotes, backslashes, controls and halves of characters as JSON writes
 * them, since DynamoDB would refuse them or give them back otherwise; a very long text by its hash.
 */
export function keyPart(text: string): string {
  const written = JSON.stringify(text).slice(1, -1);
  if (Buffer.byteLength(written) <= LONGEST && written !== '') return written;
  return `"${createHash('sha256').update(written).digest('hex')}`;
}
