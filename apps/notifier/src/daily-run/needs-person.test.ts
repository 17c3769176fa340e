import { calendarDate } from '@lastpatch/release-model';
import { catalogWith, productWith } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { HEAD, HELD, READ_SOURCE } from '../../testing/outbox-contract/samples.ts';
import { letterOf } from '../../testing/sample-letters.ts';
import type { Delivery, Head } from '../daily-check/ports.ts';
import { type KnownToLedger, needsPerson } from './needs-person.ts';

const TODAY = calendarDate('2026-09-10');
const YESTERDAY = calendarDate('2026-09-09');

function delivery(parts: Partial<Delivery>): Delivery {
  return {
    letter: letterOf({ id: 'platform-2', on: YESTERDAY }),
    channel: 'email-1a2b3c4d',
    state: 'pending',
    attempts: 1,
    isResent: false,
    leaseUntil: null,
    message: null,
    settledAt: 1,
    why: 'no answer',
    ...parts,
  };
}

function headWith(asOf: string, parts: Partial<Head> = {}): Head {
  const catalog = catalogWith(productWith({ asOf: calendarDate(asOf) }));
  return { ...HEAD, revision: 1, catalog, ...parts };
}

function said(known: Partial<KnownToLedger>): string[] {
  return needsPerson({
    head: undefined,
    beat: { day: TODAY, at: 1 },
    open: [],
    isRefreshDaily: false,
    today: TODAY,
    ...known,
  });
}

describe('what needs a person', () => {
  it.each<[string, Partial<Delivery>, string]>([
    ['is refused', { state: 'refused' }, 'letter platform-2 is refused (email-1a2b3c4d): no answer'],
    [
      'may have gone out twice',
      { state: 'unknown', isResent: true },
      'letter platform-2 may not have arrived (email-1a2b3c4d): no answer: if it did not, send it again with "lastpatch ledger resend platform-2", and if it did, say so with "lastpatch ledger arrived platform-2"',
    ],
    [
      'was left over by a later run',
      {},
      'letter platform-2 of 2026-09-09 has still not gone out (email-1a2b3c4d): no answer',
    ],
    [
      'has no channel any more',
      { attempts: 0, why: null },
      'letter platform-2 of 2026-09-09 has still not gone out (email-1a2b3c4d)',
    ],
  ])('is a letter that %s', (_, parts, sentence) => {
    expect(said({ open: [delivery(parts)] })).toEqual([sentence]);
  });

  it.each<[string, Partial<Delivery>]>([
    ['is of this very day', { letter: letterOf({ on: TODAY }) }],
    ['is to be sent again by hand', { why: null }],
    ['may be out and goes out once more', { state: 'unknown' }],
    ['someone is at', { state: 'claimed' }],
  ])('is no letter that %s', (_, parts) => {
    expect(said({ open: [delivery(parts)] })).toEqual([]);
  });

  it('is no letter of a run that has not ended yet', () => {
    expect(said({ open: [delivery({})], beat: undefined })).toEqual([]);
  });

  it('is a change that is held', () => {
    expect(said({ head: headWith('2026-09-10', { held: [HELD] }) })).toEqual([
      'a change of openstack is held since 2026-08-21: "lastpatch accept openstack@3f2a91c07d5e" lets it through',
    ]);
  });

  it.each([
    ['2026-09-03', []],
    ['2026-09-02', ['openstack could not be read since 2026-09-02']],
  ])('is a source that is to be read anew, last read on %s: %j', (asOf, expected) => {
    expect(said({ head: headWith(asOf), isRefreshDaily: true })).toEqual(expected);
    expect(said({ head: headWith(asOf, { sources: [READ_SOURCE] }) })).toEqual(expected);
  });

  it('is no source that is never read anew, or that nobody follows', () => {
    expect(said({ head: headWith('2026-01-01') })).toEqual([]);
    expect(said({ head: headWith('2026-01-01', { watches: [] }), isRefreshDaily: true })).toEqual([]);
  });
});
