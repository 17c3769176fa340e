import type { Outcome } from '../../src/daily-check/ports.ts';
import type { BookedLetter } from './letter-book.ts';
import { isPerson, type Person, readersOf } from './people.ts';

/** A run as the books know it. */
export interface BookedRun {
  readonly number: number;
  readonly today: number;
  readonly watches: ReadonlyMap<string, number>;
  readonly people: ReadonlySet<Person>;
  /** The channels whose servers do not answer. */
  readonly silent: ReadonlySet<string>;
}

/** An attempt that has been begun. */
export interface Attempt {
  readonly run: number;
  readonly message: string;
  readonly leaseUntil: number;
}

/** What a run has published. */
interface Published {
  readonly isResent: boolean;
  /** As what the attempt must be taken. */
  readonly ends: Outcome['state'];
  outcome?: Outcome['state'];
}

/** A letter on a channel, as the books know it. */
export interface Row {
  readonly letter: BookedLetter;
  readonly channel: string;
  state: 'open' | 'sent' | 'cancelled';
  /** How many attempts may have sent it without anyone knowing. */
  doubts: number;
  /** What the first of those tried to send. */
  doubted: string | undefined;
  /** Whether its watch has been removed since. */
  isForNobody: boolean;
  /** Until when the last doubtful attempt may have been at it. */
  leaseUntil: number;
  attempt: Attempt | undefined;
  /** The runs that have published it. */
  readonly runs: Map<number, Published>;
}

/** A row that nobody has touched. */
export function newRow(letter: BookedLetter, channel: string): Row {
  return {
    letter,
    channel,
    state: 'open',
    doubts: 0,
    doubted: undefined,
    isForNobody: false,
    leaseUntil: -Infinity,
    attempt: undefined,
    runs: new Map(),
  };
}

/** Whether whoever was to get it has left their watch, and it has certainly not reached them. */
export function mayBeHandedOn(row: Row, run: BookedRun): boolean {
  const isThere = run.watches.has(row.letter.expected.watch) && !row.isForNobody;
  return isThere && !isRead(row, run) && row.doubts === 0 && row.attempt === undefined;
}

/** Whether somebody reads what comes on the channel of a row, in the settings of a run. */
export function isRead({ letter, channel }: Row, { people }: BookedRun): boolean {
  return !isPerson(channel) || readersOf(letter.expected, people).includes(channel);
}
