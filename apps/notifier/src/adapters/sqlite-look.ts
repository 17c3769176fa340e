import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { copyInMemory, stampOf } from './sqlite-copy.ts';
import { isUpToDate, prepareSchema } from './sqlite-schema.ts';

/**
 * Reads what was committed to a ledger and leaves no trace: SQLite would make two files beside the one that it reads, and
 * leave them there, or write into them. One of an earlier version is brought up to date in memory alone.
 *
 * @throws LocationFailure, or what SQLite or the work throws
 */
export function look<T>(path: string, work: (database: DatabaseSync) => T): T {
  const seen = lookInPlace(path, work);
  if (seen) return seen.result;
  return using(copyInMemory(path), (database) => {
    if (!isUpToDate(database, path)) prepareSchema(database, path);
    return work(database);
  });
}

/**
 * When nobody writes to the file, it can be read where it is, however large. Undefined when someone does, may have begun to
 * meanwhile, or when it is not up to date.
 */
function lookInPlace<T>(
  path: string,
  work: (database: DatabaseSync) => T,
): { readonly result: T } | undefined {
  const before = stampOf(path).stamp;
  if (isInUse(path)) return undefined;
  const isStill = (): boolean => !isInUse(path) && stampOf(path).stamp === before;
  const url = pathToFileURL(path);
  url.searchParams.set('immutable', '1');
  try {
    const seen = using(new DatabaseSync(url, { readOnly: true }), (database) =>
      isUpToDate(database, path) ? { result: work(database) } : undefined,
    );
    return isStill() ? seen : undefined;
  } catch (error) {
    // What was read may have been a mixture.
    if (isStill()) throw error;
    return undefined;
  }
}

/** Whether someone writes to a file, or has died writing to it. */
function isInUse(path: string): boolean {
  return [`${path}-wal`, `${path}-journal`].some((beside) => existsSync(beside));
}

function using<T>(database: DatabaseSync, work: (database: DatabaseSync) => T): T {
  try {
    return work(database);
  } finally {
    database.close();
  }
}
