import type { DatabaseSync } from 'node:sqlite';
import { LocationFailure } from './file-failure.ts';
import { NoLedgerError } from './no-ledger.ts';
import { DamagedLedgerError } from './sqlite-failure.ts';
import { insideTransaction } from './sqlite-transaction.ts';
import { dropVersion1, readVersion1, VERSION_1_TABLES, writeFromVersion1 } from './sqlite-version-1.ts';

/** Raised when an older Lastpatch could no longer read what this one writes. */
export const SCHEMA_VERSION = 2;

/** `Last`, by which a file is known as a ledger of whatever version. */
const APPLICATION_ID = 0x4c617374;

/** A ledger of an earlier version of Lastpatch may be without it. */
const ACK_TABLE = `
  CREATE TABLE IF NOT EXISTS ack (
    environment TEXT NOT NULL,
    product TEXT NOT NULL,
    release TEXT NOT NULL,
    until TEXT NOT NULL,
    why TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (environment, product, release)
  ) STRICT, WITHOUT ROWID;
`;

/** A ledger of an earlier version of Lastpatch may be without this one too. */
const NEWS_TABLE = `
  CREATE TABLE IF NOT EXISTS open_news (revision INTEGER PRIMARY KEY, news TEXT NOT NULL) STRICT;
`;

/**
 * `number` is the order in which letters and deliveries were made. What is open, and what was told of late, are looked for
 * every day and never by going through all that was ever sent.
 */
const SCHEMA = `
  CREATE TABLE catalog (hash TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;
  CREATE TABLE head (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    revision INTEGER NOT NULL,
    last_day TEXT NOT NULL,
    catalog TEXT NOT NULL REFERENCES catalog (hash),
    watches TEXT NOT NULL,
    held TEXT NOT NULL,
    sources TEXT NOT NULL DEFAULT '[]'
  ) STRICT;
  CREATE TABLE letter (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    revision INTEGER NOT NULL,
    watch TEXT NOT NULL,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    json TEXT NOT NULL
  ) STRICT;
  CREATE TABLE notice (
    id TEXT NOT NULL,
    letter INTEGER NOT NULL REFERENCES letter (number),
    PRIMARY KEY (id, letter)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE told (day TEXT NOT NULL, watch TEXT NOT NULL, count INTEGER NOT NULL) STRICT;
  CREATE INDEX told_by_day ON told (day);
  CREATE TABLE delivery (
    number INTEGER PRIMARY KEY,
    letter INTEGER NOT NULL REFERENCES letter (number),
    channel TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'claimed', 'sent', 'refused', 'unknown', 'cancelled')),
    attempts INTEGER NOT NULL DEFAULT 0,
    resent INTEGER NOT NULL DEFAULT 0 CHECK (resent IN (0, 1)),
    lease_until INTEGER,
    message TEXT,
    settled_at INTEGER,
    why TEXT,
    UNIQUE (letter, channel)
  ) STRICT;
  CREATE INDEX open_delivery ON delivery (number) WHERE state NOT IN ('sent', 'cancelled');
  CREATE TABLE accepted (
    source TEXT NOT NULL,
    hash TEXT NOT NULL,
    since TEXT NOT NULL,
    why TEXT NOT NULL,
    facts TEXT NOT NULL,
    PRIMARY KEY (source, hash)
  ) STRICT;
  CREATE TABLE heartbeat (only INTEGER PRIMARY KEY CHECK (only = 1), day TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
  ${ACK_TABLE}
  ${NEWS_TABLE}
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/**
 * Makes the tables of a new ledger, and brings an earlier one up to date: wholly or not at all.
 *
 * @throws LocationFailure when a later version of Lastpatch wrote it
 */
export function prepareSchema(database: DatabaseSync, path: string): void {
  if (schemaVersion(database, path) === SCHEMA_VERSION && isComplete(database)) return;
  insideTransaction(database, () => {
    // Another run may have made it since: of two at once, one waits here for the other.
    const version = schemaVersion(database, path);
    if (version === SCHEMA_VERSION) {
      if (!hasSources(database))
        database.exec(`ALTER TABLE head ADD COLUMN sources TEXT NOT NULL DEFAULT '[]'`);
      database.exec(ACK_TABLE);
      database.exec(NEWS_TABLE);
      return;
    }
    const former = version === 0 ? undefined : readVersion1(database);
    if (former) dropVersion1(database);
    database.exec(SCHEMA);
    if (former) writeFromVersion1(database, former);
  });
}

/**
 * Whether a ledger can be read as it is; otherwise an earlier version of Lastpatch wrote it.
 *
 * @throws LocationFailure when there is none yet, or when a later version wrote it
 */
export function isUpToDate(database: DatabaseSync, path: string): boolean {
  const version = schemaVersion(database, path);
  if (version === 0) throw new NoLedgerError(path);
  return version === SCHEMA_VERSION;
}

/** Whether it has all that this version writes: what lacks some is read and written as before by those who know of none. */
function isComplete(database: DatabaseSync): boolean {
  return hasSources(database) && hasAcks(database) && hasNews(database);
}

/** Whether a ledger can hold what is muted: one that an earlier version of Lastpatch left has no such table. */
export function hasAcks(database: DatabaseSync): boolean {
  return hasTable(database, 'ack');
}

/** Whether a ledger can hold what the operators have still to be told. */
export function hasNews(database: DatabaseSync): boolean {
  return hasTable(database, 'open_news');
}

function hasTable(database: DatabaseSync, name: string): boolean {
  const found = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name);
  return found !== undefined;
}

/** Whether the head remembers its sources. */
function hasSources(database: DatabaseSync): boolean {
  return database
    .prepare('PRAGMA table_info(head)')
    .all()
    .some(({ name }) => name === 'sources');
}

/** 0 of an empty file. */
function schemaVersion(database: DatabaseSync, path: string): number {
  const version = pragma(database, 'user_version');
  const tables = new Set(
    database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .all()
      .map(({ name }) => name),
  );
  if (version === 0 && tables.size === 0) return 0;
  const isVersion1 = version === 1 && VERSION_1_TABLES.every((table) => tables.has(table));
  if (!isVersion1 && pragma(database, 'application_id') !== APPLICATION_ID) {
    throw new DamagedLedgerError('the tables are not those of a ledger');
  }
  if (version <= SCHEMA_VERSION) return version;
  throw new LocationFailure(
    `${path}: this ledger was written by a later version of Lastpatch (schema ${version}; this one knows ${SCHEMA_VERSION}): update Lastpatch`,
  );
}

function pragma(database: DatabaseSync, name: 'user_version' | 'application_id'): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0);
}
