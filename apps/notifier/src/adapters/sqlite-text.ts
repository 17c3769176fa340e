import type { SQLOutputValue } from 'node:sqlite';
import { DamagedLedgerError } from './sqlite-failure.ts';

/** What a statement gives back. */
export type Row = Readonly<Record<string, SQLOutputValue>>;

/**
 * A text as a column holds it: ordinary text as it is; quotes, backslashes, controls and halves of characters as JSON writes
 * them. SQLite would give back another text for a half of a character, and take two of them for the same.
 */
export function columnText(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** The text that {@link columnText} was given. */
export function textOf(row: Row, column: string): string {
  return String(jsonOf(`"${String(row[column])}"`));
}

/** The value that a column of JSON holds. */
export function jsonOf(json: SQLOutputValue | undefined): unknown {
  try {
    return JSON.parse(String(json));
  } catch (error) {
    throw new DamagedLedgerError('what was written as JSON is none', { cause: error });
  }
}
