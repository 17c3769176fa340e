import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileFailure, LocationFailure } from './file-failure.ts';
import { BUSY_SECONDS, isBusy, ledgerFailure, type Use } from './sqlite-failure.ts';
import { look } from './sqlite-look.ts';
import { prepareSchema } from './sqlite-schema.ts';
import { insideTransaction } from './sqlite-transaction.ts';

/** The file of a ledger, open in SQLite. What goes wrong with it is told in a sentence that names it. */
export class SqliteFile {
  readonly #path: string;
  readonly #use: Use;
  /** Of one that is written to. */
  #database: DatabaseSync | undefined;

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
   * @throws NoLedgerError when it is not there
   * @throws LocationFailure when it cannot be read, is damaged, or is of a later version of Lastpatch
   */
  static openReadOnly(path: string): SqliteFile {
    return new SqliteFile(path, 'r');
  }

  close(): void {
    this.#database?.close();
    this.#database = undefined;
  }

  /** Reads what was committed. */
  read<T>(work: (database: DatabaseSync) => T): T {
    try {
      if (this.#use === 'r') return look(this.#path, work);
      return work((this.#database ??= connect(this.#path)));
    } catch (error) {
      throw ledgerFailure(this.#path, error, this.#use);
    }
  }

  /** Writes wholly or not at all. */
  write<T>(work: (database: DatabaseSync) => T): T {
    if (this.#use === 'r') throw new LocationFailure(`${this.#path}: the ledger was opened for reading only`);
    return this.read((database) => insideTransaction(database, () => work(database)));
  }
}

const BUSY = { timeout: BUSY_SECONDS * 1000 };
const RETRY_MS = 20;

function connect(path: string): DatabaseSync {
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
