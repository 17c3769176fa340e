import type { CalendarDate } from '@lastpatch/release-model';
import type {
  Head,
  Heartbeat,
  HeldReading,
  KnownWatch,
  OpenNews,
  ToldCount,
} from '../../../daily-check/ports.ts';
import type { PartState } from '../../../refresh/source-state.ts';
import { LocationFailure } from '../../file-failure.ts';
import type { StoredCatalog } from '../s3/catalog-objects.ts';
import { type PackedAcks, packedAcksOf } from './ack-store.ts';
import { type Item, numberOf, textOf } from './ledger-table.ts';
import { type PackedValues, writtenValue } from './packed-value.ts';
import type { OpenLetters } from './stored-letters.ts';

/** Raised when an older Lastpatch could no longer read what this one writes. */
export const FORMAT = 1;

/** What the head says besides its revision and its day, packed into one attribute. */
export interface HeadBody {
  readonly catalog: StoredCatalog;
  readonly watches: readonly KnownWatch[];
  readonly held: readonly HeldReading[];
  readonly sources: readonly PartState[];
  /** What was found that needs the operators; left out where that is nothing. */
  readonly news?: readonly OpenNews[];
  /** What each watch was told in the runs of the last months. */
  readonly told: readonly ToldCount[];
  /** The oldest first. */
  readonly open: readonly OpenLetters[];
}

/** What is let through, with its place among what was let through. */
export interface AcceptedReading {
  /** The name of its attribute. */
  readonly name: string;
  readonly place: number;
  readonly reading: HeldReading;
}

/** A letter that is to be delivered anew on a channel. */
export interface ReopenedDelivery {
  /** The name of its attribute. */
  readonly name: string;
  /** Of the commit of the letter. */
  readonly revision: number;
  readonly letter: string;
  readonly channel: string;
}

/** The one item that says what is committed. */
export interface HeadItem {
  /** Undefined before the first commit. */
  readonly committed:
    | (Pick<Head, 'revision' | 'lastDay'> & {
        /** Made by the run that committed it, so that it knows its own. */
        readonly attempt: string;
        readonly body: HeadBody;
      })
    | undefined;
  readonly accepted: readonly AcceptedReading[];
  readonly reopened: readonly ReopenedDelivery[];
  readonly acks: PackedAcks;
  readonly heartbeat: Heartbeat | undefined;
  /** The revision whose news the operators have been told last. */
  readonly newsTold: number | undefined;
}

const NOTHING: HeadItem = {
  committed: undefined,
  accepted: [],
  reopened: [],
  acks: packedAcksOf(undefined),
  heartbeat: undefined,
  newsTold: undefined,
};

/**
 * Reads the item.
 *
 * @param where what is said of it in messages
 * @throws LocationFailure when it is damaged, or a later version of Lastpatch wrote it
 */
export async function headItemOf(
  item: Item | undefined,
  values: PackedValues,
  where: string,
): Promise<HeadItem> {
  if (!item) return NOTHING;
  const format = numberOf(item, 'format') ?? FORMAT;
  if (format > FORMAT) {
    throw new LocationFailure(
      `${where}: this ledger was written by a later version of Lastpatch (format ${format}; this one knows ${FORMAT}): deploy that version`,
    );
  }
  return {
    committed: await committedOf(item, values, where),
    accepted: await acceptedOf(item, values, where),
    reopened: reopenedOf(item, where),
    acks: packedAcksOf(item),
    heartbeat: heartbeatOf(item),
    newsTold: numberOf(item, 'newsTold') ?? undefined,
  };
}

async function committedOf(item: Item, values: PackedValues, where: string): Promise<HeadItem['committed']> {
  const revision = numberOf(item, 'revision');
  if (revision === null) return undefined;
  return {
    revision,
    lastDay: textOf(item, 'lastDay') as CalendarDate,
    attempt: textOf(item, 'attempt'),
    body: (await values.unpack(item['body'], where)) as HeadBody,
  };
}

async function acceptedOf(
  item: Item,
  values: PackedValues,
  where: string,
): Promise<readonly AcceptedReading[]> {
  const readings = Object.entries(item['accepted']?.M ?? {}).map(async ([name, { M = {} }]) => ({
    name,
    place: numberOf(M, 'place') ?? 0,
    reading: (await values.unpack(M['reading'], where)) as HeldReading,
  }));
  return (await Promise.all(readings)).sort((a, b) => a.place - b.place);
}

function reopenedOf(item: Item, where: string): ReopenedDelivery[] {
  return Object.entries(item['reopened']?.M ?? {}).map(([name, { S = '' }]) => {
    return { ...(writtenValue(S, where) as Omit<ReopenedDelivery, 'name'>), name };
  });
}

function heartbeatOf(item: Item): Heartbeat | undefined {
  const at = numberOf(item, 'heartbeatAt');
  return at === null ? undefined : { day: textOf(item, 'heartbeatDay') as CalendarDate, at };
}
