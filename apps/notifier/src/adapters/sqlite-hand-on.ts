import type { DatabaseSync } from 'node:sqlite';
import type { Delivery, HandOn } from '../daily-check/ports.ts';
import { columnText } from './sqlite-text.ts';

/**
 * Ends a delivery and adds others of its letter in its place, inside a transaction.
 *
 * @returns the channels that were added; none where nothing was done
 */
export function writeHandOn(
  database: DatabaseSync,
  { letter: { id }, channel, state, attempts }: Delivery,
  { to, why, at }: HandOn,
): readonly string[] {
  const letter = database.prepare('SELECT number FROM letter WHERE id = ?').get(columnText(id));
  if (!letter) return [];
  const number = Number(letter['number']);
  const has = database.prepare('SELECT 1 FROM delivery WHERE letter = ? AND channel = ?');
  const added = to.filter((name) => has.get(number, columnText(name)) === undefined);
  if (added.length === 0) return [];
  const { changes } = database
    .prepare(
      `UPDATE delivery SET state = 'cancelled', why = ?, settled_at = ?
       WHERE letter = ? AND channel = ? AND state = ? AND attempts = ?
         AND state IN ('pending', 'refused') AND NOT resent`,
    )
    .run(columnText(why), at, number, columnText(channel), state, attempts);
  if (changes === 0) return [];
  const insert = database.prepare("INSERT INTO delivery (letter, channel, state) VALUES (?, ?, 'pending')");
  for (const name of added) insert.run(number, columnText(name));
  return added;
}
