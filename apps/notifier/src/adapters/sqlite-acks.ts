import type { DatabaseSync } from 'node:sqlite';
import type { CalendarDate } from '@lastpatch/release-model';
import type { Ack, FleetDeadline } from '../daily-check/ack.ts';
import { inOrder, longOver } from '../daily-check/kept-acks.ts';
import { hasAcks } from './sqlite-schema.ts';
import { columnText, type Row, textOf } from './sqlite-text.ts';

/** What is muted, and what was of late. */
export function readAcks(database: DatabaseSync): Ack[] {
  // Who only reads a ledger of an earlier version brings it not up to date.
  if (!hasAcks(database)) return [];
  const rows = database.prepare('SELECT environment, product, release, until, why, at FROM ack').all();
  return inOrder(rows.map(ackOf));
}

/** Mutes a deadline, and drops what is long over, inside a transaction. */
export function writeAck(
  database: DatabaseSync,
  { environment, product, release, until, why, at }: Ack,
  today: CalendarDate,
): void {
  database.prepare('DELETE FROM ack WHERE until <= ?').run(longOver(today));
  database
    .prepare(
      'INSERT OR REPLACE INTO ack (environment, product, release, until, why, at) VALUES (?, ?, ?, ?, ?, ?)',
    )
    .run(...[environment, product, release, until, why].map(columnText), at);
}

/** Ends a mute on a day, unless it ends before: as it is now; undefined when there is none. */
export function endAck(
  database: DatabaseSync,
  { environment, product, release }: FleetDeadline,
  from: CalendarDate,
): Ack | undefined {
  const row = database
    .prepare(
      `UPDATE ack SET until = min(until, ?) WHERE environment = ? AND product = ? AND release = ?
       RETURNING environment, product, release, until, why, at`,
    )
    .get(from, ...[environment, product, release].map(columnText));
  return row && ackOf(row);
}

function ackOf(row: Row): Ack {
  return {
    environment: textOf(row, 'environment'),
    product: textOf(row, 'product'),
    release: textOf(row, 'release'),
    until: String(row['until']) as CalendarDate,
    why: textOf(row, 'why'),
    at: Number(row['at']),
  };
}
