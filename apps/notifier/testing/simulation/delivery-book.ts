import type { DeliveryReport } from '../../src/daily-check/deliver.ts';
import type { Message } from '../../src/daily-check/message.ts';
import type { Outcome } from '../../src/daily-check/ports.ts';
import type { Counts } from './counts.ts';
import { written } from './days.ts';
import { type Attempt, type BookedRun, isRead, mayBeHandedOn, newRow, type Row } from './delivery-row.ts';
import { type BookedLetter, standingText } from './letter-book.ts';
import { readersOf } from './people.ts';
import type { Reference } from './reference.ts';
import { saysMore } from './says-more.ts';
import { standingsBy, toldBy } from './told.ts';
import { Violation } from './violation.ts';

/** Holds every message that leaves against what was committed, and against those that left before. */
export class DeliveryBook {
  readonly #rows = new Map<string, Row>();
  readonly #reference: Reference;
  readonly #counts: Counts;

  constructor(reference: Reference, counts: Counts) {
    this.#reference = reference;
    this.#counts = counts;
  }

  /** @param watches those that the run had: what is left for others is for nobody */
  committed(letters: readonly BookedLetter[], watches: ReadonlyMap<string, number>): void {
    for (const row of this.#rows.values()) row.isForNobody ||= !watches.has(row.letter.expected.watch);
    for (const letter of letters) this.#add(letter, letter.channels);
  }

  claimed(
    run: BookedRun,
    channel: string,
    claim: { readonly message: Message; readonly leaseUntil: number },
  ): void {
    const row = this.#row(claim.message.letter, channel);
    if (run.silent.has(channel)) throw new Violation(`claimed though nobody answers there: ${channel}`);
    // Whoever was at it before has died, or has taken too long.
    if (row.attempt) this.#doubt(row, row.attempt);
    row.attempt = { run: run.number, message: JSON.stringify(claim.message), leaseUntil: claim.leaseUntil };
  }

  published(
    run: BookedRun,
    channel: string,
    sent: {
      readonly message: Message;
      readonly at: number;
      readonly ends: Outcome['state'];
      /** How many messages the channel takes at the same time. */
      readonly atOnce: number;
    },
  ): void {
    const { message, at, ends, atOnce } = sent;
    const row = this.#row(message.letter, channel);
    const name = `${message.letter} on ${channel}`;
    const bytes = JSON.stringify(message);
    if (row.state === 'sent') throw new Violation(`repeated: ${name}`);
    if (row.state === 'cancelled') throw new Violation(`sent after it was cancelled: ${name}`);
    if (row.attempt?.run !== run.number) throw new Violation(`sent without a claim: ${name}`);
    if (row.attempt.message !== bytes) throw new Violation(`not what was claimed: ${name}`);
    if (!run.watches.has(row.letter.expected.watch)) throw new Violation(`sent to a removed watch: ${name}`);
    if (row.isForNobody) throw new Violation(`sent although its watch was removed: ${name}`);
    if (!isRead(row, run)) throw new Violation(`sent to somebody who has left: ${name}`);
    if (row.doubts > 1) throw new Violation(`resent more than once: ${name}`);
    if (row.leaseUntil >= at) throw new Violation(`sent while another may be sending it: ${name}`);
    const isCopy = row.doubts > 0;
    if (isCopy && row.doubted !== bytes) throw new Violation(`resent with other bytes: ${name}`);
    if (row.doubted !== bytes) this.#checkText(row, run, message);
    this.#checkOrder(row, run, atOnce);
    row.runs.set(run.number, { isResent: isCopy, ends });
    this.#counts.messages += 1;
    this.#counts.resent += row.doubts;
  }

  settled(
    run: BookedRun,
    letter: string,
    { channel, state }: { channel: string; state: Outcome['state'] },
  ): void {
    const row = this.#row(letter, channel);
    const publish = row.runs.get(run.number);
    if (!publish) throw new Violation(`settled as ${state} before it was sent: ${letter} on ${channel}`);
    if (publish.ends !== state)
      throw new Violation(`settled as ${state} and not as ${publish.ends}: ${letter} on ${channel}`);
    publish.outcome = state;
    if (row.attempt?.run !== run.number) return;
    if (state === 'unknown') this.#doubt(row, { ...row.attempt, leaseUntil: -Infinity });
    row.attempt = undefined;
    row.leaseUntil = -Infinity;
    if (state === 'sent') row.state = 'sent';
  }

  cancelled(run: BookedRun, letter: string, channel: string): void {
    const row = this.#row(letter, channel);
    const { expected } = row.letter;
    const isStanding =
      expected.kind === 'welcome' || expected.standings.length > 0 || this.#standingText(row, run).length > 0;
    if (run.watches.has(expected.watch) && isRead(row, run) && !row.isForNobody && isStanding) {
      throw new Violation(`cancelled though someone waits for it: ${letter} on ${channel}`);
    }
    if (row.state === 'open' && mayBeHandedOn(row, run) && this.#newReaders(row, run).length > 0) {
      throw new Violation(`lost though somebody has come since: ${letter} on ${channel}`);
    }
    row.state = 'cancelled';
  }

  /** @param to the channels to which it went on; none where it did not */
  handedOn(
    run: BookedRun,
    { letter, channel, to }: { letter: string; channel: string; to: readonly string[] },
  ): void {
    if (to.length === 0) return;
    const row = this.#row(letter, channel);
    const name = `${letter} on ${channel}`;
    if (row.state !== 'open' || !mayBeHandedOn(row, run)) throw new Violation(`handed on: ${name}`);
    if (to.join() !== this.#newReaders(row, run).join())
      throw new Violation(`handed on to ${to.join()}: ${name}`);
    row.state = 'cancelled';
    this.#add(row.letter, to);
  }

  /** What a dead run was at may have gone out. */
  died(run: BookedRun): void {
    for (const row of this.#rows.values()) {
      if (row.attempt?.run !== run.number) continue;
      this.#doubt(row, row.attempt);
      row.attempt = undefined;
    }
  }

  /**
   * What holds once runs have come to their end, at least one of them alive: nothing that could be sent was left lying.
   *
   * @param began when the first of them began
   */
  ended(runs: readonly BookedRun[], began: number): void {
    for (const row of this.#rows.values()) {
      const isTried = runs.some(({ number }) => row.runs.has(number));
      const isSpared = runs.some(({ silent }) => silent.has(row.channel));
      if (row.state !== 'open' || isTried || isSpared || row.leaseUntil >= began) continue;
      const { watch } = row.letter.expected;
      const isThere = runs.every((run) => run.watches.has(watch) && isRead(row, run));
      if (row.doubts < 2 || !isThere) throw new Violation(`left lying: ${row.letter.id} on ${row.channel}`);
    }
  }

  /**
   * The report of a run tells how each attempt ended, what was sent once more, and what nobody knows, in the order in which the
   * letters were committed.
   */
  reported(run: BookedRun, reports: readonly DeliveryReport[]): void {
    const names = reports.map(({ letter, channel }) => `${letter.id} ${channel}`);
    const places = [...Map.groupBy(this.#rows, ([, { letter }]) => letter.id).values()]
      .flat()
      .map(([name]) => name);
    let last = -1;
    for (const name of names) {
      const place = places.indexOf(name, last + 1);
      if (place < 0) throw new Violation(`reported out of order: ${name}`);
      last = place;
    }
    for (const row of this.#rows.values()) {
      const report = reports.find(
        ({ letter, channel }) => letter.id === row.letter.id && channel === row.channel,
      );
      const publish = row.runs.get(run.number);
      const name = `${row.letter.id} on ${row.channel}`;
      const isMarked = (report?.isResent ?? false) === publish?.isResent;
      if (publish && (report?.state !== publish.outcome || !isMarked)) {
        throw new Violation(
          `reported wrongly: ${name}: ${JSON.stringify(report?.state)} ${report?.isResent}`,
        );
      }
      if (!publish && report?.state === 'sent') throw new Violation(`said to be sent untried: ${name}`);
      if (report?.silence !== undefined && !run.silent.has(row.channel)) {
        throw new Violation(`not tried though somebody answers there: ${name}`);
      }
      if (row.state === 'open' && row.doubts > 1 && row.leaseUntil < 0 && !report?.why) {
        throw new Violation(`nobody hears that it may be lost: ${name}`);
      }
    }
  }

  /** At the very end, after good days: all is sent, or someone knows that it may not be. */
  finished(): void {
    for (const { letter, channel, state, doubts, isForNobody } of this.#rows.values()) {
      if (state === 'open' && doubts < 2 && !isForNobody)
        throw new Violation(`lost: ${letter.id} on ${channel}`);
    }
  }

  #add(letter: BookedLetter, channels: readonly string[]): void {
    for (const channel of channels) {
      this.#rows.set(`${letter.id} ${channel}`, newRow(letter, channel));
    }
  }

  /** Who reads what a letter is, and was not there when it was made. */
  #newReaders({ letter: { id, expected } }: Row, { people }: BookedRun): string[] {
    return readersOf(expected, people).filter((name) => !this.#rows.has(`${id} ${name}`));
  }

  #doubt(row: Row, { message, leaseUntil }: Attempt): void {
    row.doubts += 1;
    row.doubted ??= message;
    row.leaseUntil = leaseUntil;
  }

  /** The day that letters are written for: a clock that has jumped back takes back no day that has come. */
  #dayOf({ today }: BookedRun): number {
    return Math.max(today, this.#reference.lastDay ?? today);
  }

  /** What a letter must tell now: all but reminders that mean nothing any more, or of which a later letter says more. */
  #standingText({ letter, channel }: Row, run: BookedRun): string[] {
    const today = this.#dayOf(run);
    const { watch, revision } = letter.expected;
    const later = [...this.#rows.values()]
      .filter((row) => row.channel === channel && row.state !== 'cancelled')
      .map((row) => row.letter.expected)
      .filter((expected) => expected.watch === watch && expected.revision > revision);
    return standingText(
      letter.expected,
      (fact) => this.#reference.stands(fact, today) && !later.some((other) => saysMore(other, fact, today)),
    );
  }

  #checkText(row: Row, run: BookedRun, message: Message): void {
    const { letter } = row;
    const today = this.#dayOf(run);
    const wanted = [...this.#standingText(row, run), ...letter.expected.standings].sort();
    const told = [...toldBy(message).map(({ text }) => text), ...standingsBy(message)].sort();
    if (wanted.join('; ') !== told.join('; ')) {
      throw new Violation(`${letter.id} tells: ${told.join('; ')}\n  instead of: ${wanted.join('; ')}`);
    }
    if (message.text !== `written on ${written(today)}`) throw new Violation(`${letter.id}: ${message.text}`);
  }

  /** A channel takes no more at once than it can, and of one watch one after the other, the oldest first. */
  #checkOrder(row: Row, run: BookedRun, atOnce: number): void {
    const name = `${row.letter.id} on ${row.channel}`;
    const others = [...this.#rows.values()].filter(
      (other) => other.channel === row.channel && other.runs.has(run.number),
    );
    const underWay = others.filter((other) => other.runs.get(run.number)?.outcome === undefined);
    if (underWay.length >= atOnce) throw new Violation(`sent beside ${underWay.length} others: ${name}`);
    const ofWatch = others.filter(({ letter }) => letter.expected.watch === row.letter.expected.watch);
    if (ofWatch.some((other) => underWay.includes(other))) {
      throw new Violation(`sent beside another letter to its watch: ${name}`);
    }
    if (ofWatch.some(({ letter }) => letter.expected.revision > row.letter.expected.revision)) {
      throw new Violation(`sent after a later letter to its watch: ${name}`);
    }
  }

  #row(letter: string, channel: string): Row {
    const row = this.#rows.get(`${letter} ${channel}`);
    if (!row) throw new Violation(`sent before it was committed: ${letter} on ${channel}`);
    return row;
  }
}
