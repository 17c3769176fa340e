import type { DatabaseSync } from 'node:sqlite';

/** Does something wholly or not at all. */
export function insideTransaction<T>(database: DatabaseSync, work: () => T): T {
  // A transaction that begins by reading could find that another has written before it writes itself.
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk has ended it already.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
