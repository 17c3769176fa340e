import { plainLine } from '../../letters/plain-line.ts';
import { UsageFailure } from '../failure.ts';
import { entryJson, explainLines } from '../output/ledger-lines.ts';
import { say, sayJson } from '../write.ts';
import { type LedgerOptions, withLedger } from '../open-ledger.ts';

/** `lastpatch explain NOTICE-ID`: from which upstream fact and revision a notice comes, who was told, and when. */
export async function explain(id: string, options: LedgerOptions): Promise<void> {
  const entries = await withLedger(options, (ledger) => ledger.lettersWith(id));
  const notice = entries[0]?.letter.notices.find((told) => told.id === id);
  if (!notice) {
    throw new UsageFailure(
      `No letter tells ${JSON.stringify(plainLine(id).slice(0, 120))}. "lastpatch ledger show LETTER" lists the ids of what a letter tells.`,
    );
  }
  if (options.json) sayJson({ notice, letters: entries.map(entryJson) });
  else say(...explainLines(notice, entries));
}
