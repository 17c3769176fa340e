import type { FaultyDay } from './faulty-day.ts';
import { tableRows } from '../../table-rows.ts';

/** What a table of faults says of one: the fault, what the run said, what the ledger held, and which letters came. */
export type FaultRow = readonly [fault: string, said: string, ledger: string, came: string];

/** What came of a fault, in the words of the page. */
export function faultRow(fault: string, day: FaultyDay): FaultRow {
  return [fault, saidOf(day), ledgerOf(day), cameOf(day)];
}

/** The rows of the table below a heading of a page of Markdown, without what stands above them. */
export function rowsBelow(page: string, heading: string): string[][] {
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  const [own = ''] = section.split('\n## ');
  return tableRows(own);
}

function saidOf({ said, isFailed }: FaultyDay): string {
  const lines = said.map((line) => line.replace(/^\w+: /, '').replace(/ \{[^{}]*\}$/, ''));
  if (lines.length === 0) return isFailed ? 'nothing, and failed' : 'nothing was wrong';
  return `${lines.join(' ')}${isFailed ? ' It failed.' : ''}`;
}

function ledgerOf({ ledger }: FaultyDay): string {
  if (ledger.length === 0) return 'nothing new';
  return ledger
    .map((line) => line.replace('platform-2-urgent', 'urgent').replace('platform-2', 'letter'))
    .join(', ');
}

function cameOf({ received, isSame, next, isNextDone }: FaultyDay): string {
  const times = (id: string): string => {
    const count = received.filter((letter) => letter === id).length;
    if (count === 1) return 'once';
    return count === 2 && isSame ? 'twice, byte for byte' : `${count} times`;
  };
  const both = [times('platform-2'), times('platform-2-urgent')];
  const came =
    both[0] === both[1] ? `each ${both[0] ?? ''}` : `letter ${both[0] ?? ''}, urgent ${both[1] ?? ''}`;
  return isNextDone && next.length === 0 ? came : `${came}; the next run: ${next.join(' ')}`;
}
