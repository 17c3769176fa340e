import type { Catalog } from '@lastpatch/release-model';
import { NoLedgerError } from '../adapters/no-ledger.ts';
import { ledgerPath } from './open-ledger.ts';

/** What the daily check has left on this machine. */
export interface Committed {
  /** With what earlier readings have shown. */
  readonly catalog: Catalog;
  /** When a run last did all that it should, in milliseconds since the epoch; undefined where none has. */
  readonly lastRun: number | undefined;
}

/**
 * What the daily check has committed on this machine; undefined where it has never run. The ledger is left as it is.
 *
 * @throws LocationFailure when the ledger cannot be read
 */
export async function committedOn(state: string): Promise<Committed | undefined> {
  const { SqliteOutbox } = await import('../adapters/sqlite-outbox.ts');
  try {
    const ledger = SqliteOutbox.openReadOnly(ledgerPath(state));
    try {
      const [head, beat] = [await ledger.head(), await ledger.lastHeartbeat()];
      return head && { catalog: head.catalog, lastRun: beat?.at };
    } finally {
      ledger.close();
    }
  } catch (error) {
    if (error instanceof NoLedgerError) return undefined;
    throw error;
  }
}
