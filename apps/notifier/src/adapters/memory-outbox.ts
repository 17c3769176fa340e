import type { CalendarDate } from '@lastpatch/release-model';
import type { Ack, FleetDeadline } from '../daily-check/ack.ts';
import { endedOn, isSameDeadline, withAck } from '../daily-check/kept-acks.ts';
import type { Letter } from '../daily-check/letter.ts';
import { toldCounts } from '../daily-check/notice-groups.ts';
import {
  type Claim,
  type Commit,
  type Delivery,
  type HandOn,
  type Handover,
  type Head,
  HeadMovedError,
  type Heartbeat,
  type HeldReading,
  type Ledger,
  type LedgerEntry,
  type Outbox,
  type Outcome,
  type ToldCount,
} from '../daily-check/ports.ts';
import { isCertainlyUnsent, isClaimable, isLiving, untried } from '../daily-check/delivery-claim.ts';
import { UnknownLetterError } from './unknown-letter.ts';

interface Kept {
  /** Counted over all letters, the oldest first. */
  readonly letter: number;
  /** Counted over all deliveries, the oldest first. */
  readonly number: number;
  delivery: Delivery;
}

interface Entry {
  readonly letter: Letter;
  /** By their channels. */
  readonly deliveries: Map<string, Kept>;
}

/**
 * An outbox and ledger in memory, which keeps what it is given as it is. Each call gives way to others first, as one that is
 * far away would.
 */
export class MemoryOutbox implements Outbox, Handover, Ledger {
  readonly #now: () => number;
  #head: Head | undefined;
  /** By the ids of their letters, the oldest first. */
  readonly #entries = new Map<string, Entry>();
  /** The same, so that the newest are found without going through all. */
  readonly #inOrder: Entry[] = [];
  readonly #byNotice = new Map<string, Set<Entry>>();
  readonly #open = new Set<Kept>();
  #deliveries = 0;
  /** In the order of their days, so that the last months are found without going through all. */
  readonly #told: ToldCount[] = [];
  readonly #accepted = new Map<string, HeldReading>();
  #acks: readonly Ack[] = [];
  #heartbeat: Heartbeat | undefined;

  /** @param now milliseconds since the epoch, to tell whether someone is sending what is to be sent again */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  async head(): Promise<Head | undefined> {
    await others();
    return this.#head;
  }

  async commit({ after, head, letters, taken }: Commit): Promise<number> {
    await others();
    if ((this.#head?.revision ?? 0) !== after) throw new HeadMovedError(after);
    this.#refuseDoubles(letters);
    this.#head = { ...head, revision: after + 1 };
    for (const { letter, channels } of letters) this.#keep(letter, channels);
    for (const told of toldCounts(letters.map(({ letter }) => letter))) this.#count(told);
    for (const [key, { source }] of this.#accepted) if (taken.includes(source)) this.#accepted.delete(key);
    return after + 1;
  }

  async toldSince(day: CalendarDate): Promise<readonly ToldCount[]> {
    await others();
    return this.#told.slice(this.#told.findLastIndex(({ on }) => on < day) + 1);
  }

  async openDeliveries(): Promise<readonly Delivery[]> {
    await others();
    // Few are open, of however many there were.
    return [...this.#open]
      .sort((a, b) => a.letter - b.letter || a.number - b.number)
      .map(({ delivery }) => delivery);
  }

  async laterLetters({ letter, channel }: Delivery): Promise<readonly Letter[]> {
    await others();
    const before = this.#inOrder.findLastIndex(({ letter: { revision } }) => revision <= letter.revision);
    return this.#inOrder
      .slice(before + 1)
      .filter(({ letter: { watch }, deliveries }) => {
        const state = deliveries.get(channel)?.delivery.state;
        return watch === letter.watch && state !== undefined && state !== 'cancelled';
      })
      .map((entry) => entry.letter);
  }

  async claim(delivery: Delivery, { now, leaseMs, message }: Claim): Promise<number | undefined> {
    await others();
    const kept = this.#find(delivery.letter.id, delivery.channel);
    if (!kept || !isClaimable(kept.delivery, now)) return undefined;
    const { state, attempts, isResent } = kept.delivery;
    if (attempts !== delivery.attempts) return undefined;
    this.#change(kept, {
      state: 'claimed',
      attempts: attempts + 1,
      isResent: isResent || state === 'unknown' || state === 'claimed',
      leaseUntil: now + leaseMs,
      message,
      why: null,
    });
    return attempts + 1;
  }

  async settle(
    { letter, channel }: Delivery,
    attempt: number,
    outcome: Outcome & { readonly at: number },
  ): Promise<void> {
    await others();
    const kept = this.#find(letter.id, channel);
    if (kept?.delivery.state !== 'claimed' || kept.delivery.attempts !== attempt) return;
    const why = outcome.state === 'sent' ? null : outcome.why;
    this.#change(kept, { state: outcome.state, leaseUntil: null, settledAt: outcome.at, why });
  }

  async cancel(
    delivery: Delivery,
    { why, at }: { readonly why: string; readonly at: number },
  ): Promise<void> {
    await others();
    const kept = this.#find(delivery.letter.id, delivery.channel);
    if (!kept || !this.#open.has(kept) || isLiving(kept.delivery, at)) return;
    if (kept.delivery.state !== delivery.state || kept.delivery.attempts !== delivery.attempts) return;
    this.#change(kept, { state: 'cancelled', leaseUntil: null, settledAt: at, why });
  }

  async handOn(delivery: Delivery, { to, why, at }: HandOn): Promise<readonly string[]> {
    await others();
    const entry = this.#entries.get(delivery.letter.id);
    const kept = entry?.deliveries.get(delivery.channel);
    if (!entry || !kept || !isCertainlyUnsent(kept.delivery)) return [];
    if (kept.delivery.state !== delivery.state || kept.delivery.attempts !== delivery.attempts) return [];
    const added = to.filter((channel) => !entry.deliveries.has(channel));
    if (added.length === 0) return [];
    this.#change(kept, { state: 'cancelled', settledAt: at, why });
    for (const channel of added) this.#add(entry, channel, kept.letter);
    return added;
  }

  async accept(reading: HeldReading): Promise<void> {
    await others();
    this.#accepted.set(JSON.stringify([reading.source, reading.hash]), reading);
  }

  async accepted(): Promise<readonly HeldReading[]> {
    await others();
    return [...this.#accepted.values()];
  }

  async acks(): Promise<readonly Ack[]> {
    await others();
    return this.#acks;
  }

  async acknowledge(ack: Ack, today: CalendarDate): Promise<void> {
    await others();
    this.#acks = withAck(this.#acks, ack, today);
  }

  async unacknowledge(deadline: FleetDeadline, from: CalendarDate): Promise<Ack | undefined> {
    await others();
    this.#acks = this.#acks.map((ack) => (isSameDeadline(ack, deadline) ? endedOn(ack, from) : ack));
    return this.#acks.find((ack) => isSameDeadline(ack, deadline));
  }

  async newsTold(revision: number): Promise<void> {
    await others();
    if (this.#head?.revision !== revision) return;
    const { news, ...head } = this.#head;
    if (news) this.#head = head;
  }

  async heartbeat(beat: Heartbeat): Promise<void> {
    await others();
    this.#heartbeat = beat;
  }

  async lastHeartbeat(): Promise<Heartbeat | undefined> {
    await others();
    return this.#heartbeat;
  }

  async letters(limit: number): Promise<readonly LedgerEntry[]> {
    await others();
    const first = Math.max(0, this.#inOrder.length - limit);
    return this.#inOrder.slice(first).reverse().map(shown);
  }

  async letter(id: string): Promise<LedgerEntry | undefined> {
    await others();
    const entry = this.#entries.get(id);
    return entry && shown(entry);
  }

  async lettersWith(noticeId: string): Promise<readonly LedgerEntry[]> {
    await others();
    return [...(this.#byNotice.get(noticeId) ?? [])].map(shown);
  }

  async resend(id: string, channel?: string): Promise<readonly string[]> {
    await others();
    const all = [...(this.#entries.get(id)?.deliveries.values() ?? [])];
    const wanted = all.filter(({ delivery }) => channel === undefined || delivery.channel === channel);
    if (wanted.length === 0) throw new UnknownLetterError(id, channel);
    const anew = wanted.filter(({ delivery }) => !isLiving(delivery, this.#now()));
    for (const kept of anew) {
      this.#change(kept, { state: 'pending', isResent: false, leaseUntil: null, why: null });
    }
    return anew.map(({ delivery }) => delivery.channel);
  }

  #refuseDoubles(letters: Commit['letters']): void {
    const ids = new Set<string>();
    for (const { letter, channels } of letters) {
      if (this.#entries.has(letter.id) || ids.has(letter.id)) throw new Error('two letters have one id');
      if (new Set(channels).size < channels.length) throw new Error('a letter has one channel twice');
      ids.add(letter.id);
    }
  }

  #keep(letter: Letter, channels: readonly string[]): void {
    const entry: Entry = { letter, deliveries: new Map() };
    const number = this.#inOrder.length;
    this.#entries.set(letter.id, entry);
    this.#inOrder.push(entry);
    for (const channel of channels) this.#add(entry, channel, number);
    for (const { id } of letter.notices) {
      const letters = this.#byNotice.get(id) ?? new Set();
      this.#byNotice.set(id, letters.add(entry));
    }
  }

  #add({ letter, deliveries }: Entry, channel: string, number: number): void {
    const kept: Kept = { letter: number, number: this.#deliveries++, delivery: untried(letter, channel) };
    deliveries.set(channel, kept);
    this.#open.add(kept);
  }

  #count(told: ToldCount): void {
    const place = this.#told.findLastIndex(({ on }) => on <= told.on) + 1;
    this.#told.splice(place, 0, told);
  }

  #find(id: string, channel: string): Kept | undefined {
    return this.#entries.get(id)?.deliveries.get(channel);
  }

  #change(kept: Kept, change: Partial<Delivery>): void {
    kept.delivery = { ...kept.delivery, ...change };
    if (kept.delivery.state === 'sent' || kept.delivery.state === 'cancelled') this.#open.delete(kept);
    else this.#open.add(kept);
  }
}

function shown({ letter, deliveries }: Entry): LedgerEntry {
  return { letter, deliveries: [...deliveries.values()].map(({ delivery }) => delivery) };
}

function others(): Promise<void> {
  return Promise.resolve();
}
