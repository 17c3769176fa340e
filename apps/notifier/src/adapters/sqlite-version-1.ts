import type { DatabaseSync } from 'node:sqlite';
import type { KnownWatch } from '../daily-check/ports.ts';
import { decodeLetter, insertLetter, insertTold } from './sqlite-letter.ts';
import { columnText, type Row } from './sqlite-text.ts';

/** The tables of a ledger of schema version 1. */
export const VERSION_1_TABLES = ['catalog', 'head', 'letter', 'delivery'] as const;

/** What a ledger of schema version 1 holds: little enough to be held at once. */
export interface Version1 {
  readonly catalogs: readonly Row[];
  readonly heads: readonly Row[];
  readonly letters: readonly Row[];
  readonly deliveries: readonly Row[];
}

/** Reads all that a ledger of schema version 1 holds. */
export function readVersion1(database: DatabaseSync): Version1 {
  return {
    catalogs: database.prepare('SELECT hash, text FROM catalog').all(),
    heads: database.prepare('SELECT revision, last_day, catalog FROM head').all(),
    letters: database.prepare('SELECT id, json FROM letter ORDER BY rowid').all(),
    deliveries: database
      .prepare(
        `SELECT letter.id, channel, state, attempts, lease_until, why
         FROM delivery JOIN letter ON letter.id = delivery.letter ORDER BY letter.rowid, channel`,
      )
      .all(),
  };
}

/** Takes the tables of schema version 1 away. */
export function dropVersion1(database: DatabaseSync): void {
  // Those that name others first.
  for (const table of VERSION_1_TABLES.toReversed()) database.exec(`DROP TABLE ${table}`);
}

/**
 * Writes what a ledger of schema version 1 held into the tables of this version. Its letters stay as they are. It did not say
 * which watches there were: those that had a welcome.
 */
export function writeFromVersion1(database: DatabaseSync, former: Version1): void {
  const letters = former.letters.map((row) => {
    const json = String(row['json']);
    return { id: row['id'], json, letter: decodeLetter(json) };
  });
  // Version 1 never welcomed a watch twice, so all that is open is for the watch that there is.
  const welcomed = new Set(
    letters.filter(({ letter }) => letter.kind === 'welcome').map(({ letter }) => letter.watch),
  );
  const watches = [...welcomed].map((id): KnownWatch => ({ id, since: 1 }));
  for (const { hash, text } of former.catalogs) {
    database.prepare('INSERT INTO catalog (hash, text) VALUES (?, ?)').run(hash ?? null, text ?? null);
  }
  for (const { revision, last_day: lastDay, catalog } of former.heads) {
    database
      .prepare(
        "INSERT INTO head (only, revision, last_day, catalog, watches, held) VALUES (1, ?, ?, ?, ?, '[]')",
      )
      .run(revision ?? null, lastDay ?? null, catalog ?? null, JSON.stringify(watches));
  }
  const numbers = new Map(
    letters.map(({ id, json, letter }) => [id, insertLetter(database, letter, json)] as const),
  );
  const runs = Map.groupBy(letters, ({ letter }) => letter.revision).values();
  for (const run of runs)
    insertTold(
      database,
      run.map(({ letter }) => letter),
    );
  for (const { id, channel, state, attempts, lease_until: leaseUntil, why } of former.deliveries) {
    database
      .prepare(
        'INSERT INTO delivery (letter, channel, state, attempts, lease_until, why) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(
        numbers.get(id) ?? null,
        columnText(String(channel)),
        state ?? null,
        attempts ?? null,
        leaseUntil ?? null,
        typeof why === 'string' ? columnText(why) : null,
      );
  }
}
