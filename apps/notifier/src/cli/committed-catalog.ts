import type { Catalog } from '@lastpatch/release-model';
import { NoLedgerError } from '../adapters/no-ledger.ts';
import { ledgerPath } from './open-ledger.ts';

/**
 * The catalog that the daily check has committed on this machine, with what earlier readings have shown; undefined where it has
 * never run. The ledger is left as it is.
 *
 * @throws LocationFailure when the ledger cannot be read
 */
export async function committedCatalog(state: string): Promise<Catalog | undefined> {
  const { SqliteOutbox } = await import('../adapters/sqlite-outbox.ts');
  try {
    const ledger = SqliteOutbox.openReadOnly(ledgerPath(state));
    try {
      return (await ledger.head())?.catalog;
    } finally {
      ledger.close();
    }
  } catch (error) {
    if (error instanceof NoLedgerError) return undefined;
    throw error;
  }
}
