import { LocationFailure } from './file-failure.ts';

/** There is no ledger where one was looked for: no run has made it. */
export class NoLedgerError extends LocationFailure {
  constructor(path: string) {
    super(`${path}: there is no ledger here yet: the first run makes it`);
  }
}
