import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { fileFailure, LocationFailure } from './file-failure.ts';
import { BUSY_SECONDS, isBusy, ledgerFailure, type Use } from './sqlite-failure.ts';
import { checkSchema, noLedgerYet, prepareSchema } from './sqlite-schema.ts';
import { insideTransaction } from './sqlite-transaction.ts';

interface Connection {
  readonly database: DatabaseSync;
  /** Of one that takes the file for one that nobody writes to: how the file was then. */
  readonly stamp?: string;
}

/** The file of a ledger, open in SQLite. What goes wrong with it is told in a sentence that names it. */
export class SqliteFile {
  readonly #path: string;
  readonly #use: Use;
  #connection: Connection | undefined;

  private constructor(path: string, use: Use) {
    this.#path = path;
    this.#use = use;
    this.read(() => undefined);
  }

  /**
   * Opens the file, or makes it, and brings it up to date.
   *
   * @throws LocationFailure when it cannot be used, is damaged, or is of a later version of Lastpatch
   */
  static open(path: string): SqliteFile {
    try {
      mkdirSync(dirname(path), { recursive: true });
    } catch (error) {
      throw fileFailure(dirname(path), error);
    }
    return new SqliteFile(path, 'a+');
  }

  /**
   * Opens the file for reading alone: nothing is written, not even a file beside it.
   *
   * @throws LocationFailure when it is not there, cannot be read, is damaged, or is of another version of Lastpatch
   */
  static openReadOnly(path: string): SqliteFile {
    return new SqliteFile(path, 'r');
  }

  close(): void {
    this.#connection?.database.close();
    this.#connection = undefined;
  }

  /** Reads what was committed. */
  read<T>(work: (database: DatabaseSync) => T): T {
    for (;;) {
      try {
        const { database } = (this.#connection ??= connect(this.#path, this.#use));
        // What is only read is not brought up to date, and another may do that meanwhile.
        if (this.#use === 'r') checkSchema(database, this.#path);
        const result = work(database);
        if (!this.#hasMoved()) return result;
      } catch (error) {
        if (!this.#hasMoved()) throw ledgerFailure(this.#path, error, this.#use);
      }
      this.close();
    }
  }

  /** Writes wholly or not at all. */
  write<T>(work: (database: DatabaseSync) => T): T {
    if (this.#use === 'r') throw new LocationFailure(`${this.#path}: the ledger was opened for reading only`);
    return this.read((database) => insideTransaction(database, () => work(database)));
  }

  /** Whether a file that nobody wrote to is written to after all: what was read of it may be a mixture. */
  #hasMoved(): boolean {
    const stamp = this.#connection?.stamp;
    return stamp !== undefined && (isInUse(this.#path) || stampOf(this.#path) !== stamp);
  }
}

function connect(path: string, use: Use): Connection {
  return use === 'r' ? connectToRead(path) : { database: connectToWrite(path) };
}

const BUSY = { timeout: BUSY_SECONDS * 1000 };
const RETRY_MS = 20;

function connectToWrite(path: string): DatabaseSync {
  const database = new DatabaseSync(path, BUSY);
  try {
    database.exec('PRAGMA synchronous = FULL; PRAGMA cell_size_check = ON;');
    logAhead(database);
    prepareSchema(database, path);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** SQLite itself waits for others everywhere but here, where two make a ledger at once. */
function logAhead(database: DatabaseSync): void {
  const until = performance.now() + BUSY.timeout;
  for (;;) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
    }
  }
}

/**
 * SQLite makes two files beside the one that it reads, and leaves them there: where the folder may not be written, that
 * fails, and made by another user they would keep the next run from writing. When they are not there, nobody writes to the
 * file, and it can be read without them for as long as that stays so.
 */
function connectToRead(path: string): Connection {
  const stamp = stampOf(path);
  if (isInUse(path)) return { database: new DatabaseSync(path, { ...BUSY, readOnly: true }) };
  const url = pathToFileURL(path);
  url.searchParams.set('immutable', '1');
  return { database: new DatabaseSync(url, { readOnly: true }), stamp };
}

/** Whether someone writes to a file, or has died writing to it. */
function isInUse(path: string): boolean {
  return [`${path}-wal`, `${path}-journal`].some((beside) => existsSync(beside));
}

/** Another when the file was written to. */
function stampOf(path: string): string {
  const file = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (!file) throw new LocationFailure(noLedgerYet(path));
  return [file.ino, file.size, file.mtimeNs].join();
}
