import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { decodeCatalog, encodeCatalog } from '@lastpatch/release-catalog/catalog';
import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter } from '../daily-check/letter.ts';
import {
  type Commit,
  type DeliveryState,
  type Head,
  HeadMovedError,
  type OpenDelivery,
  type Outbox,
  type Outcome,
} from '../daily-check/ports.ts';
import { fileFailure, LocationFailure } from './file-failure.ts';

/** Raised when an older Lastpatch could no longer read what this one writes. */
const SCHEMA_VERSION = 1;

const SCHEMA = `
  CREATE TABLE catalog (hash TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;
  CREATE TABLE head (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    revision INTEGER NOT NULL,
    last_day TEXT NOT NULL,
    catalog TEXT NOT NULL REFERENCES catalog (hash)
  ) STRICT;
  CREATE TABLE letter (id TEXT PRIMARY KEY, revision INTEGER NOT NULL, watch TEXT NOT NULL, kind TEXT NOT NULL, json TEXT NOT NULL) STRICT;
  CREATE TABLE delivery (
    letter TEXT NOT NULL REFERENCES letter (id),
    channel TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'claimed', 'sent', 'refused', 'unknown')),
    attempts INTEGER NOT NULL DEFAULT 0,
    lease_until INTEGER,
    why TEXT,
    PRIMARY KEY (letter, channel)
  ) STRICT;
  CREATE INDEX open_delivery ON delivery (state) WHERE state <> 'sent';
`;

/** An outbox in one SQLite file: catalog, head and letters are committed in one transaction. */
export class SqliteOutbox implements Outbox {
  readonly #database: DatabaseSync;
  readonly #path: string;

  private constructor(database: DatabaseSync, path: string) {
    this.#database = database;
    this.#path = path;
  }

  /**
   * Opens the file, or makes it.
   *
   * @throws LocationFailure when it cannot be used, is damaged, or is of a later version of Lastpatch
   */
  static open(path: string): SqliteOutbox {
    try {
      mkdirSync(dirname(path), { recursive: true });
    } catch (error) {
      throw fileFailure(dirname(path), error);
    }
    let database: DatabaseSync | undefined;
    try {
      database = new DatabaseSync(path);
      database.exec(
        'PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;',
      );
      prepareSchema(database, path);
      return new SqliteOutbox(database, path);
    } catch (error) {
      database?.close();
      throw ledgerFailure(path, error);
    }
  }

  close(): void {
    this.#database.close();
  }

  head(): Promise<Head | undefined> {
    return this.#attempt(() => {
      const row = this.#database
        .prepare('SELECT revision, last_day, text FROM head JOIN catalog ON catalog.hash = head.catalog')
        .get();
      if (!row) return undefined;
      return {
        revision: Number(row['revision']),
        lastDay: String(row['last_day']) as CalendarDate,
        catalog: decodeCatalog(String(row['text'])),
      };
    });
  }

  welcomed(): Promise<ReadonlySet<string>> {
    return this.#attempt(() => {
      const rows = this.#database.prepare("SELECT DISTINCT watch FROM letter WHERE kind = 'welcome'").all();
      return new Set(rows.map((row) => String(row['watch'])));
    });
  }

  commit({ after, day, catalog, letters, channels }: Commit): Promise<number> {
    const text = encodeCatalog(catalog);
    const hash = createHash('sha256').update(text).digest('hex');
    return this.#attempt(() =>
      this.#transaction(() => {
        const revision = Number(this.#database.prepare('SELECT revision FROM head').get()?.['revision'] ?? 0);
        if (revision !== after) throw new HeadMovedError(after);
        this.#database.prepare('INSERT OR IGNORE INTO catalog (hash, text) VALUES (?, ?)').run(hash, text);
        this.#database
          .prepare('INSERT OR REPLACE INTO head (only, revision, last_day, catalog) VALUES (1, ?, ?, ?)')
          .run(after + 1, day, hash);
        // Only the head's catalog is ever read again.
        this.#database.prepare('DELETE FROM catalog WHERE hash <> ?').run(hash);
        for (const letter of letters) this.#insert(letter, channels);
        return after + 1;
      }),
    );
  }

  openDeliveries(): Promise<readonly OpenDelivery[]> {
    return this.#attempt(() =>
      this.#database
        .prepare(
          `SELECT json, channel, state, attempts FROM delivery JOIN letter ON letter.id = delivery.letter
           WHERE state <> 'sent' ORDER BY letter.rowid, channel`,
        )
        .all()
        .map((row) => ({
          letter: JSON.parse(String(row['json'])) as Letter,
          channel: String(row['channel']),
          state: String(row['state']) as OpenDelivery['state'],
          attempts: Number(row['attempts']),
        })),
    );
  }

  claim({ letter, channel }: OpenDelivery, now: number, leaseMs: number): Promise<boolean> {
    return this.#attempt(() => {
      const { changes } = this.#database
        .prepare(
          `UPDATE delivery SET state = 'claimed', attempts = attempts + 1, lease_until = ?
           WHERE letter = ? AND channel = ? AND (state IN ('pending', 'refused', 'unknown') OR (state = 'claimed' AND lease_until < ?))`,
        )
        .run(now + leaseMs, letter.id, channel, now);
      return changes === 1;
    });
  }

  settle({ letter, channel }: OpenDelivery, outcome: Outcome): Promise<void> {
    return this.#attempt(() => {
      const state: DeliveryState = outcome.state;
      this.#database
        .prepare(
          'UPDATE delivery SET state = ?, why = ?, lease_until = NULL WHERE letter = ? AND channel = ?',
        )
        .run(state, outcome.state === 'sent' ? null : outcome.why, letter.id, channel);
    });
  }

  #insert(letter: Letter, channels: readonly string[]): void {
    this.#database
      .prepare('INSERT INTO letter (id, revision, watch, kind, json) VALUES (?, ?, ?, ?, ?)')
      .run(letter.id, letter.revision, letter.watch, letter.kind, JSON.stringify(letter));
    for (const channel of channels) {
      this.#database
        .prepare("INSERT INTO delivery (letter, channel, state) VALUES (?, ?, 'pending')")
        .run(letter.id, channel);
    }
  }

  #transaction<T>(work: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  // The port is asynchronous for outboxes that are far away; this one answers at once.
  #attempt<T>(work: () => T): Promise<T> {
    try {
      return Promise.resolve(work());
    } catch (error) {
      return Promise.reject(error instanceof HeadMovedError ? error : ledgerFailure(this.#path, error));
    }
  }
}

function prepareSchema(database: DatabaseSync, path: string): void {
  if (schemaVersion(database, path) === SCHEMA_VERSION) return;
  database.exec('BEGIN IMMEDIATE');
  // Another run may have made it since: of two at once, one waits here for the other.
  if (schemaVersion(database, path) !== SCHEMA_VERSION) {
    database.exec(`${SCHEMA} PRAGMA user_version = ${SCHEMA_VERSION};`);
  }
  database.exec('COMMIT');
}

function schemaVersion(database: DatabaseSync, path: string): number {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  if (version <= SCHEMA_VERSION) return version;
  throw new LocationFailure(
    `${path}: this ledger was written by a later version of Lastpatch (schema ${version}; this one knows ${SCHEMA_VERSION}): update Lastpatch`,
  );
}

function ledgerFailure(path: string, error: unknown): Error {
  if (error instanceof LocationFailure) return error;
  const said = error instanceof Error ? error.message : String(error);
  if (/unable to open|readonly/.test(said)) {
    const refusal = refusalOf(path);
    if (refusal !== undefined) return fileFailure(path, refusal);
  }
  const what = /not a database|malformed/.test(said)
    ? 'it is damaged or is no ledger: move it away to begin anew, or bring back a copy'
    : `the ledger cannot be used (${said})`;
  return new LocationFailure(`${path}: ${what}`, { cause: error });
}

/** Why the file cannot be written, by the operating system, which says more than SQLite; undefined when it can. */
function refusalOf(path: string): unknown {
  try {
    closeSync(openSync(path, 'a'));
    return undefined;
  } catch (error) {
    return error;
  }
}
