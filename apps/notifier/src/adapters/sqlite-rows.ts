import { createHash } from 'node:crypto';
import { decodeCatalog } from '@lastpatch/release-catalog/catalog';
import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter } from '../daily-check/letter.ts';
import type { Message } from '../daily-check/message.ts';
import type { PartState } from '../refresh/source-state.ts';
import {
  type Delivery,
  DELIVERY_STATES,
  type Head,
  type HeldReading,
  type KnownWatch,
  type LedgerEntry,
} from '../daily-check/ports.ts';
import { DamagedLedgerError } from './sqlite-failure.ts';
import { decodeLetter } from './sqlite-letter.ts';
import { jsonOf, type Row, textOf } from './sqlite-text.ts';

/** Of what a catalog is found by, and known to be whole. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The head of a row of `head` with its `catalog`. */
export function headOf(row: Row): Head {
  const text = String(row['text']);
  if (hashOf(text) !== row['catalog']) throw new DamagedLedgerError('the catalog is not the one of the head');
  return {
    revision: Number(row['revision']),
    lastDay: String(row['last_day']) as CalendarDate,
    catalog: decodeCatalog(text),
    watches: jsonOf(row['watches']) as KnownWatch[],
    held: jsonOf(row['held']) as HeldReading[],
    ...sourcesOf(row),
  };
}

/** A ledger that is read as an earlier version left it has no such column. */
function sourcesOf({ sources }: Row): Pick<Head, 'sources'> {
  const states = sources === undefined ? [] : (jsonOf(sources) as PartState[]);
  return states.length === 0 ? {} : { sources: states };
}

/** The reading of a row of `accepted`. */
export function heldReadingOf(row: Row): HeldReading {
  return {
    source: textOf(row, 'source'),
    hash: textOf(row, 'hash'),
    since: String(row['since']) as CalendarDate,
    why: textOf(row, 'why'),
    facts: jsonOf(row['facts']) as string[],
  };
}

/** The deliveries of rows of `delivery` with their letters. */
export function deliveriesOf(rows: readonly Row[]): Delivery[] {
  return entriesOf(rows).flatMap(({ deliveries }) => deliveries);
}

/** The letters of rows of `letter`, each with its deliveries, in the order in which they come. */
export function entriesOf(rows: readonly Row[]): LedgerEntry[] {
  return [...Map.groupBy(rows, (row) => row['letter']).values()].map((ofOne) => {
    const letter = decodeLetter(String(ofOne[0]?.['json']));
    const deliveries = ofOne.filter((row) => row['channel'] !== null);
    return { letter, deliveries: deliveries.map((row) => deliveryOf(letter, row)) };
  });
}

function deliveryOf(letter: Letter, row: Row): Delivery {
  const state = DELIVERY_STATES.find((known) => known === row['state']);
  if (!state) throw new DamagedLedgerError('a delivery is in no state that there is');
  return {
    letter,
    channel: textOf(row, 'channel'),
    state,
    attempts: Number(row['attempts']),
    isResent: row['resent'] === 1,
    leaseUntil: numberOrNull(row['lease_until']),
    message: row['message'] === null ? null : (jsonOf(row['message']) as Message),
    settledAt: numberOrNull(row['settled_at']),
    why: row['why'] === null ? null : textOf(row, 'why'),
  };
}

function numberOrNull(value: Row[string] | undefined): number | null {
  return value === null ? null : Number(value);
}
