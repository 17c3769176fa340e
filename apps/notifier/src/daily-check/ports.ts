import type { CalendarDate, Catalog } from '@lastpatch/release-model';
import type { Letter } from './letter.ts';

/** What is committed: which catalog is valid, and up to which day its facts have been planned. */
export interface Head {
  /** Counted from 1. */
  readonly revision: number;
  readonly lastDay: CalendarDate;
  readonly catalog: Catalog;
}

/**
 * The state of one delivery (a letter on a channel). `pending`: certainly not sent. `claimed`: someone is at it, until its
 * lease ends. `sent`. `refused`: the channel will not take it as it is. `unknown`: it may have gone out.
 */
export type DeliveryState = 'pending' | 'claimed' | 'sent' | 'refused' | 'unknown';

/** A delivery that is not settled for good. */
export interface OpenDelivery {
  readonly letter: Letter;
  readonly channel: string;
  readonly state: Exclude<DeliveryState, 'sent'>;
  /** How often it was claimed. */
  readonly attempts: number;
}

/** What is committed together. */
export interface Commit {
  /** The revision that this commit follows; 0 for the first. */
  readonly after: number;
  readonly day: CalendarDate;
  readonly catalog: Catalog;
  readonly letters: readonly Letter[];
  /** The channels on which each letter is delivered. */
  readonly channels: readonly string[];
}

/** Two runs met: the head is no longer the one that the commit was made for. Nothing was written. */
export class HeadMovedError extends Error {
  readonly code = 'HEAD_MOVED';

  constructor(expected: number) {
    super(
      `Another run has committed after revision ${expected}: nothing was written, and the next run goes on from there.`,
    );
    this.name = 'HeadMovedError';
  }
}

/** What is committed, and who has been told what. */
export interface Outbox {
  /** Undefined before the first run. */
  head(): Promise<Head | undefined>;
  /** The ids of the watches that have had their welcome. */
  welcomed(): Promise<ReadonlySet<string>>;
  /**
   * Makes catalog and letters real in one step, or not at all.
   *
   * @returns the new revision
   * @throws HeadMovedError when the head is another than the one given
   */
  commit(commit: Commit): Promise<number>;
  /** Deliveries that may need an attempt, the oldest first. */
  openDeliveries(): Promise<readonly OpenDelivery[]>;
  /**
   * Takes one delivery for one attempt: at most one claimer gets it.
   *
   * @param now in milliseconds since the epoch
   * @param leaseMs how long the attempt may take; after that another may claim it
   */
  claim(delivery: OpenDelivery, now: number, leaseMs: number): Promise<boolean>;
  /** Ends an attempt. */
  settle(delivery: OpenDelivery, outcome: Outcome): Promise<void>;
}

/** How an attempt to deliver ended. */
export type Outcome =
  { readonly state: 'sent' } | { readonly state: 'pending' | 'refused' | 'unknown'; readonly why: string };

/** A way to people. An attempt never throws: what went wrong is its outcome. */
export interface Channel {
  readonly name: string;
  /** @param today the day from which days are counted in the text */
  deliver(letter: Letter, today: CalendarDate): Promise<Outcome>;
}
