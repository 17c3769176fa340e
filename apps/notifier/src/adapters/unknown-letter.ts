import { plainLine } from '../letters/plain-line.ts';

/** A letter that the ledger does not hold, or does not deliver on that channel. The message is a sentence that says so. */
export class UnknownLetterError extends Error {
  readonly code = 'UNKNOWN_LETTER';

  constructor(id: string, channel?: string) {
    // Both are what someone has typed.
    super(
      plainLine(
        channel === undefined
          ? `There is no letter ${id} in the ledger to send: "lastpatch ledger list" shows those that there are.`
          : `There is no letter ${id} in the ledger that goes to ${channel}: "lastpatch ledger show ${id}" shows where it goes.`,
      ),
    );
    this.name = 'UnknownLetterError';
  }
}
