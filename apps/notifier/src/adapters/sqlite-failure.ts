import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { CatalogFileError } from '@lastpatch/release-catalog/catalog';
import { fileFailure, LocationFailure } from './file-failure.ts';

/** What a ledger holds is not what a ledger holds. */
export class DamagedLedgerError extends Error {
  readonly code = 'DAMAGED_LEDGER';

  constructor(what: string, options?: ErrorOptions) {
    super(what, options);
    this.name = 'DamagedLedgerError';
  }
}

/** How long one process waits for another to write. */
export const BUSY_SECONDS = 10;

/** The files that SQLite keeps beside a ledger while it is used. */
const BESIDE = ['-wal', '-shm'] as const;

/** SQLite's result codes (https://sqlite.org/rescode.html) of which more can be said than it says itself. */
const CODES = {
  PERM: 3,
  BUSY: 5,
  LOCKED: 6,
  READONLY: 8,
  IOERR: 10,
  CORRUPT: 11,
  FULL: 13,
  CANTOPEN: 14,
  NOTADB: 26,
} as const;

/** There is no room for the index of the write-ahead log. */
const IOERR_SHMSIZE = 4874;

/** How a ledger is used; as `open` takes it. */
export type Use = 'r' | 'a+';

/** Whether another has the ledger to itself. */
export function isBusy(error: unknown): boolean {
  const code = resultCode(error) & KIND;
  return code === CODES.BUSY || code === CODES.LOCKED;
}

/** The sentence for what went wrong with a ledger: it names the file and says what to do. */
export function ledgerFailure(path: string, error: unknown, use: Use = 'a+'): LocationFailure {
  if (error instanceof LocationFailure) return error;
  const told = (what: string): LocationFailure => new LocationFailure(`${path}: ${what}`, { cause: error });
  if (error instanceof CatalogFileError) return told(error.message);
  if (error instanceof DamagedLedgerError) return told(DAMAGED);
  const said = error instanceof Error ? error.message : String(error);
  const code = resultCode(error);
  if (code === IOERR_SHMSIZE) return told(FULL);
  switch (code & KIND) {
    case CODES.CORRUPT:
    case CODES.NOTADB:
      return told(DAMAGED);
    case CODES.FULL:
      return told(FULL);
    case CODES.BUSY:
    case CODES.LOCKED:
      return told(
        `another process has kept the ledger to itself for ${BUSY_SECONDS} seconds: nothing was written; try again when that one is done`,
      );
    case CODES.IOERR:
      // So says SQLite of a folder, too.
      return (
        refusal(path, use) ??
        told(`its disk cannot be read or written (${said}): see to the disk, then try again`)
      );
    case CODES.PERM:
    case CODES.READONLY:
    case CODES.CANTOPEN:
      return refusal(path, use) ?? told(`the ledger cannot be used (${said}): its folder must be writable`);
    default:
      return told(`the ledger cannot be used (${said})`);
  }
}

/** Of a result code, what says what it is; the rest says more of it. */
const KIND = 0xff;

function resultCode(error: unknown): number {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
}

const DAMAGED = 'it is damaged or is no ledger: move it away to begin anew, or bring back a copy';
const FULL = 'the disk is full: nothing was written; make space, then try again';

/** Why a file cannot be used, by the operating system, which says more than SQLite; undefined when it can. */
function refusal(path: string, use: Use): LocationFailure | undefined {
  const beside = BESIDE.map((suffix) => path + suffix).filter((file) => existsSync(file));
  for (const file of [path, ...beside]) {
    try {
      // A ledger that is to be made is tried by making it; of a folder it says that it is one.
      const descriptor = openSync(file, use);
      try {
        readSync(descriptor, Buffer.alloc(1));
      } finally {
        closeSync(descriptor);
      }
    } catch (error) {
      return fileFailure(file, error);
    }
  }
  return undefined;
}
