import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { fileFailure, LocationFailure } from './file-failure.ts';
import { NoLedgerError } from './no-ledger.ts';
import { withLog } from './sqlite-log.ts';

/** Of a file's header, what says whether it has a log: 2 with one, 1 without (https://sqlite.org/fileformat2.html). */
const VERSIONS = [18, 19] as const;
const WITHOUT_LOG = 1;

/** A log is begun anew with other random numbers in these first bytes. */
const LOG_HEADER_BYTES = 32;

/**
 * What was committed to a ledger at one moment, in memory, whether someone writes to it or has died writing to it: nothing
 * is locked and nothing is written.
 *
 * @throws LocationFailure when it cannot be read, or is not there
 */
export function copyInMemory(path: string): DatabaseSync {
  const bytes = bytesOf(path);
  if (bytes.length === 0) throw new NoLedgerError(path);
  for (const at of VERSIONS) bytes[at] = WITHOUT_LOG;
  const database = new DatabaseSync(':memory:');
  try {
    database.deserialize(bytes);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * A log only grows until all of it is in the file; then it is begun anew, or is taken away. So for as long as it is the same
 * log, whatever was written into the file while it was read is in the log as well, and stands from there.
 */
function bytesOf(path: string): Buffer {
  for (;;) {
    const before = lookOf(path);
    const file = bytesIn(path);
    const log = bytesIn(`${path}-wal`);
    if (lookOf(path) === before) return withLog(file, log);
  }
}

/** Another when what was read in between may be a mixture. */
function lookOf(path: string): string {
  const file = stampOf(path);
  if (file.size > 0 && firstBytes(`${path}-journal`, 1)[0]) throw unfinished(path);
  const log = firstBytes(`${path}-wal`, LOG_HEADER_BYTES);
  return log.length === 0 ? file.stamp : log.toString('hex');
}

/** What SQLite would have to take back first: it writes so only while it makes a ledger. */
function unfinished(path: string): LocationFailure {
  return new LocationFailure(
    `${path}: a run is making this ledger, or was ended while it did: try again, and if it stays so, let the next run mend it`,
  );
}

/** The size of a ledger's file, and a text that is another when the file was written to. */
export function stampOf(path: string): { readonly size: number; readonly stamp: string } {
  const file = ifThere(path, () => statSync(path, { bigint: true }));
  if (!file) throw new NoLedgerError(path);
  return { size: Number(file.size), stamp: [file.ino, file.size, file.mtimeNs].join() };
}

/** Empty when it is not there. */
function firstBytes(path: string, most: number): Buffer {
  const found = ifThere(path, () => {
    const descriptor = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(most);
      return bytes.subarray(0, readSync(descriptor, bytes));
    } finally {
      closeSync(descriptor);
    }
  });
  return found ?? Buffer.alloc(0);
}

/** Empty when it is not there. */
function bytesIn(path: string): Buffer {
  return ifThere(path, () => readFileSync(path)) ?? Buffer.alloc(0);
}

/** Undefined when there is no such file. */
function ifThere<T>(path: string, look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw fileFailure(path, error);
  }
}
