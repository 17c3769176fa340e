import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  accessDenied,
  type Fault,
  gone,
  lateReply,
  replyCutShort,
  replyLost,
  reset,
  serverError,
  serverErrorAfterDone,
  slowTrickle,
  throttled,
} from '../../testing/aws/fault-proxy/faults.ts';
import { faultRow, type FaultRow, rowsBelow } from '../../testing/aws/lambda/fault-table.ts';
import { type CallName, CALLS, faultyDay, REFUSED } from '../../testing/aws/lambda/faulty-day.ts';

const page = readFileSync(new URL('../../../../docs/aws-faults.md', import.meta.url), 'utf8');

const FAULTS: readonly Fault[] = [
  replyLost,
  reset,
  serverError(500),
  serverErrorAfterDone(500),
  throttled,
  accessDenied,
  gone,
];

/** Longer than the clients of the tests wait. */
const LATE = lateReply(2500);

/** Calls that change something, of which it matters whether they were done when nobody heard of it. */
const DECISIVE: readonly CallName[] = ['commit', 'claim', 'publish', 'settle'];

/** What else Publish is tried with: it alone cannot be done again without anybody noticing. */
const MORE_OF_PUBLISH: readonly Fault[] = [
  serverError(503),
  serverErrorAfterDone(503),
  replyCutShort,
  slowTrickle(1),
];

async function rowsOf(call: CallName): Promise<FaultRow[]> {
  const rows: FaultRow[] = [];
  const faults = FAULTS.toSpliced(1, 0, ...(DECISIVE.includes(call) ? [LATE] : []));
  if (call === 'publish') faults.push(...MORE_OF_PUBLISH);
  for (const fault of faults) rows.push(faultRow(fault.name, await faultyDay(call, fault)));
  if (call === 'publish') rows.push(faultRow(REFUSED, await faultyDay(call, REFUSED)));
  return rows;
}

describe('docs/aws-faults.md', () => {
  it.each(Object.keys(CALLS) as CallName[])('says what happens when the run is to %s', async (call) => {
    expect(await rowsOf(call)).toEqual(rowsBelow(page, call));
  });
});
