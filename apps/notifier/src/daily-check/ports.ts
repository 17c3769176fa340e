import type { CalendarDate, Catalog, ChosenVendors } from '@lastpatch/release-model';
import type { Ack, FleetDeadline } from './ack.ts';
import type { Letter } from './letter.ts';
import type { Message } from './message.ts';
import type { PartState } from '../refresh/source-state.ts';
import type { Followed } from './watch.ts';

/** What is committed: which catalog is valid, and up to which day its facts have been planned. */
export interface Head {
  /** Counted from 1. */
  readonly revision: number;
  readonly lastDay: CalendarDate;
  /** Merged from all readings so far. */
  readonly catalog: Catalog;
  /** The watches that were there at the last run; each had its welcome by then. */
  readonly watches: readonly KnownWatch[];
  /** Readings that were held, by their sources, until someone lets them through or upstream takes them back. */
  readonly held: readonly HeldReading[];
  /** What the catalog was made of, as far as it was read from sources that can be read again; left out where none was. */
  readonly sources?: readonly PartState[];
  /** What the operators have still to be told; left out where that is nothing. */
  readonly news?: readonly OpenNews[];
}

/** Something that needs the operators. What is said of it is worked out anew whenever it is told. */
export interface OpenNews {
  /** What it is about: the same in all runs. */
  readonly about: string;
  /** The day of the run that found it. */
  readonly on: CalendarDate;
}

/** A watch that has had its welcome. */
export interface KnownWatch {
  readonly id: string;
  /** The revision of its welcome: what an earlier watch of that id left open is not for it. */
  readonly since: number;
  /**
   * What its settings followed at the last run, in one form for what is written in several ways: with it, what settings have
   * added since is told from what upstream has. Left out where an earlier version of Lastpatch committed the head: then
   * nothing is known to have been added.
   */
  readonly followed?: readonly Followed[];
  /** By whose dates it went then, of which products, in lower case; left out where `followed` is, and by earlier versions. */
  readonly dates?: ChosenVendors;
}

/** A reading that would have told too much at once. */
export interface HeldReading {
  readonly source: string;
  /** Of what it says, apart from the day on which it was read. */
  readonly hash: string;
  /** The first of the runs without a break that held readings of this source. */
  readonly since: CalendarDate;
  /** What is wrong with it, as a sentence. */
  readonly why: string;
  /** The ids of the notices that it would tell, and what it lacks: who lets it through lets these through. */
  readonly facts: readonly string[];
}

/**
 * The state of one delivery (a letter on a channel). `pending`: certainly not sent. `claimed`: someone is at it, until its
 * lease ends. `sent`. `refused`: the channel will not take it as it is. `unknown`: it may have gone out. `cancelled`: nobody
 * is to get it any more.
 */
export const DELIVERY_STATES = ['pending', 'claimed', 'sent', 'refused', 'unknown', 'cancelled'] as const;

export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** One letter on one channel, and how far it has come. */
export interface Delivery {
  readonly letter: Letter;
  readonly channel: string;
  readonly state: DeliveryState;
  /** How often it was claimed. */
  readonly attempts: number;
  /** Whether it has been sent once more after it may have gone out. */
  readonly isResent: boolean;
  /** The end of the claimer's lease, in milliseconds since the epoch; null unless it is claimed. */
  readonly leaseUntil: number | null;
  /** What the last attempt tried to send, to be sent again byte for byte; null before the first. */
  readonly message: Message | null;
  /** When it was last settled, in milliseconds since the epoch; null before. */
  readonly settledAt: number | null;
  /** Why it is not sent; null when that is not known, or when it is. */
  readonly why: string | null;
}

/** What is committed together. */
export interface Commit {
  /** The revision that this commit follows; 0 for the first. */
  readonly after: number;
  readonly head: Omit<Head, 'revision'>;
  /** The channels on which each letter is delivered. */
  readonly letters: readonly { readonly letter: Letter; readonly channels: readonly string[] }[];
  /** The sources that were taken, so that nothing of them waits to be let through any more. */
  readonly taken: readonly string[];
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

/** A claim on one delivery. */
export interface Claim {
  /** In milliseconds since the epoch. */
  readonly now: number;
  /** How long the attempt may take; after that it may have gone out, and another may claim it. */
  readonly leaseMs: number;
  /** What will be sent. */
  readonly message: Message;
}

/** How many notices a watch was told in one run. */
export interface ToldCount {
  readonly watch: string;
  readonly on: CalendarDate;
  /** Versions and ends that are told as one group count once. */
  readonly count: number;
}

/** What is committed, and who has been told what. */
export interface Outbox {
  /** Undefined before the first run. */
  head(): Promise<Head | undefined>;
  /**
   * Makes head and letters real in one step, or not at all.
   *
   * @returns the new revision
   * @throws HeadMovedError when the head is another than the one given
   */
  commit(commit: Commit): Promise<number>;
  /** How many notices each watch was told in each run from a day on, that day included. */
  toldSince(day: CalendarDate): Promise<readonly ToldCount[]>;
  /** Deliveries that are neither sent nor cancelled, the oldest first. */
  openDeliveries(): Promise<readonly Delivery[]>;
  /**
   * The letters of later revisions to the watch of a delivery, on its channel, that were not cancelled there, the oldest
   * first: what else the reader has been told since, or will be.
   */
  laterLetters(delivery: Delivery): Promise<readonly Letter[]>;
  /**
   * Takes one delivery for one attempt: at most one claimer gets it, and nobody does when it was claimed since it was read,
   * so that a claimer knows whether it may have gone out before. A delivery that may have gone out (`unknown`, or a claim
   * whose lease has ended) can be claimed once more and then never again by itself.
   *
   * @returns the number of the attempt; undefined when it cannot be had
   */
  claim(delivery: Delivery, claim: Claim): Promise<number | undefined>;
  /** Ends an attempt; does nothing when the delivery has since been claimed by another, or settled. */
  settle(delivery: Delivery, attempt: number, outcome: Outcome & { readonly at: number }): Promise<void>;
  /** Ends a delivery that nobody claims: it will not be sent. Does nothing when someone has claimed it since. */
  cancel(delivery: Delivery, outcome: { readonly why: string; readonly at: number }): Promise<void>;
  /** Lets what a held reading says through: the next run takes it. */
  accept(reading: HeldReading): Promise<void>;
  /** What was let through and has not been taken yet. */
  accepted(): Promise<readonly HeldReading[]>;
  /** What is muted, and what was of late, by environment, product and release. */
  acks(): Promise<readonly Ack[]>;
  /**
   * Mutes a deadline. What muted it before is replaced, and what is long over is dropped.
   *
   * @param today what is long over is counted from there
   */
  acknowledge(ack: Ack, today: CalendarDate): Promise<void>;
  /**
   * Ends a mute: the deadline is told again from a day on. One that ends before stays as it is. It is kept, because a run has
   * to know what was muted to tell what was not told meanwhile.
   *
   * @returns the mute as it is now; undefined when there is none
   */
  unacknowledge(deadline: FleetDeadline, from: CalendarDate): Promise<Ack | undefined>;
  /** Records that the operators have been told what the head of that revision has for them. Does nothing once it has moved on. */
  newsTold(revision: number): Promise<void>;
  /** Records that a run has done all that it should: the very last thing that it does. */
  heartbeat(beat: Heartbeat): Promise<void>;
}

/** What else an outbox does where it is known who has left. */
export interface Handover {
  /**
   * Hands on what certainly has not reached somebody who has left: ends their delivery, and has its letter delivered on those
   * of some channels on which it has no delivery in whatever state, in one step. Does nothing when there is no such channel,
   * when the letter may have gone out, and when someone has claimed the delivery since it was read.
   *
   * @returns the channels on which it is delivered from now on; none where nothing was done
   */
  handOn(delivery: Delivery, end: HandOn): Promise<readonly string[]>;
}

/** How a delivery ends that is handed on. */
export interface HandOn {
  /** The channels of those who may get the letter in place of whoever has left. */
  readonly to: readonly string[];
  /** Why it is not sent. */
  readonly why: string;
  /** In milliseconds since the epoch. */
  readonly at: number;
}

/** A run that has done all that it should. */
export interface Heartbeat {
  readonly day: CalendarDate;
  /** In milliseconds since the epoch. */
  readonly at: number;
}

/** What can be asked of an outbox about the past. */
export interface Ledger {
  /** All letters, the newest first, each with its deliveries. */
  letters(limit: number): Promise<readonly LedgerEntry[]>;
  letter(id: string): Promise<LedgerEntry | undefined>;
  /** The letters that tell a notice, the oldest first. */
  lettersWith(noticeId: string): Promise<readonly LedgerEntry[]>;
  /**
   * Has a letter delivered anew by the next run, on all of its channels or on one; what someone is sending at this moment is
   * left to them.
   *
   * @returns the channels on which it will be delivered
   * @throws an error with a sentence when there is no such letter, or it does not go to that channel
   */
  resend(id: string, channel?: string): Promise<readonly string[]>;
  lastHeartbeat(): Promise<Heartbeat | undefined>;
}

/** A letter and how far it has come on each channel. */
export interface LedgerEntry {
  readonly letter: Letter;
  readonly deliveries: readonly Delivery[];
}

/** How an attempt to deliver ended. */
export type Outcome =
  { readonly state: 'sent' } | { readonly state: 'pending' | 'refused' | 'unknown'; readonly why: string };

/**
 * Does something and waits for it, but no longer than so many milliseconds: then the signal that it was handed is raised.
 * What comes of it after that, a result or an error, is nobody's.
 *
 * @returns what it gives; undefined when that took longer
 * @throws what it throws until then
 */
export type WaitAtMost = <T>(ms: number, work: (signal: AbortSignal) => Promise<T>) => Promise<T | undefined>;

/** A way to people. An attempt never throws: what went wrong is its outcome. */
export interface Channel {
  readonly name: string;
  /** Which letters it carries: all but the urgent ones, or those alone. */
  readonly carries: 'letters' | 'urgent';
  /** The id of the only watch whose letters it carries; left out where it carries those of all. */
  readonly watch?: string;
  /** How long an attempt may take, in milliseconds: after that nobody waits for it, and it may have gone out. */
  readonly timeLimitMs: number;
  /**
   * How many attempts it takes at the same time, beside those of other channels, each to another watch; left out where its
   * attempts wait for each other, and for those of all channels of the same `way` that leave it out.
   */
  readonly atOnce?: number;
  /** What it shares with other channels, such as a server: one that hangs holds up none of another way. All that leave it out are of one. */
  readonly way?: string;
  /** The most bytes of one message; null when there is no limit. */
  readonly maxBytes: number | null;
  /** How many of those a message takes; left out where that is all its forms, each once. */
  bytesOf?(message: Message): number;
  /**
   * Why nothing more is tried in this run: a sentence without a stop that names the server which does not answer, the same for
   * all channels to it. Undefined while its server may answer; left out where there is none. Once said, it stays so for the
   * run, or a later letter would go out before an earlier one.
   */
  silence?(): string | undefined;
  /** @param attempt its signal is raised when nobody waits for it any more, so that it can stop */
  publish(message: Message, attempt: { readonly signal: AbortSignal }): Promise<Outcome>;
}
