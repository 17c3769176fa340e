import type { CalendarDate } from '@lastpatch/release-model';
import type { Ack, FleetDeadline } from '../../src/daily-check/ack.ts';
import type {
  Channel,
  Claim,
  Commit,
  Delivery,
  HandOn,
  Handover,
  Head,
  Heartbeat,
  HeldReading,
  Outbox,
  Outcome,
  ToldCount,
} from '../../src/daily-check/ports.ts';
import type { Letter } from '../../src/daily-check/letter.ts';
import type { Message } from '../../src/daily-check/message.ts';
import type { Course } from './network.ts';

/** The calls at which a machine can die. */
export const CALLS = [
  'head',
  'commit',
  'openDeliveries',
  'claim',
  'publish',
  'settle',
  'cancel',
  'handOn',
  'heartbeat',
] as const;

/** How long an attempt on any channel may take. */
const TIME_LIMIT_MS = 10_000;

/** A claim ends with the claimer's own time limit, and this: the reference counts it for itself. */
const MARGIN_MS = 30_000;

/** At which call a machine dies. */
export interface Crash {
  readonly call: (typeof CALLS)[number];
  /** The how manieth of that name, from 0. */
  readonly nth: number;
  /** Once the call has had its effect, or before. */
  readonly isAfter: boolean;
}

/** The machine has lost its power. */
export class Died extends Error {}

/** What someone who looks on sees of a run. */
export interface Witness {
  committed(commit: Commit): void;
  claimed(channel: string, claim: { readonly message: Message; readonly leaseUntil: number }): void;
  settled(letter: string, end: { readonly channel: string; readonly state: Outcome['state'] }): void;
  cancelled(letter: string, channel: string): void;
  /** @param to the channels that were added */
  handedOn(letter: string, channel: string, to: readonly string[]): void;
  died(): void;
}

/** The power of a machine: every call goes through it, and after it has failed none does. */
export class Power {
  readonly #crash: Crash | undefined;
  readonly #witness: Witness;
  readonly #pace: readonly number[];
  readonly #counts = new Map<string, number>();
  #isOut = false;
  #calls = 0;
  /** How many calls have been made and have not come back. */
  #underWay = 0;

  /** @param pace after how many turns of others each call is made, over and over */
  constructor(witness: Witness, crash: Crash | undefined, pace: readonly number[]) {
    this.#crash = crash;
    this.#witness = witness;
    this.#pace = pace;
  }

  get isOut(): boolean {
    return this.#isOut;
  }

  async call<T>(name: Crash['call'], work: () => Promise<T>, seen?: (result: T) => void): Promise<T> {
    const turns = this.#pace[this.#calls++ % (this.#pace.length || 1)] ?? 0;
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    const nth = this.#counts.get(name) ?? 0;
    this.#counts.set(name, nth + 1);
    const isHere = this.#crash?.call === name && this.#crash.nth === nth;
    if (this.#isOut) throw new Died();
    if (isHere && !this.#crash.isAfter) this.#fail();
    this.#underWay += 1;
    try {
      const result = await work();
      seen?.(result);
      if (isHere) this.#isOut = true;
      if (!this.#isOut) return result;
    } finally {
      this.#underWay -= 1;
    }
    this.#fail();
  }

  /** What is under way arrives all the same: so it is seen before the end. */
  #fail(): never {
    this.#isOut = true;
    if (this.#underWay === 0) this.#witness.died();
    throw new Died();
  }
}

/** An outbox that is watched, on a machine that may die. */
export class GuardedOutbox implements Outbox, Handover {
  readonly #inner: Outbox & Handover;
  readonly #power: Power;
  readonly #witness: Witness;

  constructor(inner: Outbox & Handover, power: Power, witness: Witness) {
    this.#inner = inner;
    this.#power = power;
    this.#witness = witness;
  }

  head(): Promise<Head | undefined> {
    return this.#power.call('head', () => this.#inner.head());
  }

  commit(commit: Commit): Promise<number> {
    return this.#power.call(
      'commit',
      () => this.#inner.commit(commit),
      () => this.#witness.committed(commit),
    );
  }

  openDeliveries(): Promise<readonly Delivery[]> {
    return this.#power.call('openDeliveries', () => this.#inner.openDeliveries());
  }

  laterLetters(delivery: Delivery): Promise<readonly Letter[]> {
    return this.#inner.laterLetters(delivery);
  }

  claim(delivery: Delivery, claim: Claim): Promise<number | undefined> {
    const leaseUntil = claim.now + TIME_LIMIT_MS + MARGIN_MS;
    return this.#power.call(
      'claim',
      () => this.#inner.claim(delivery, claim),
      (attempt) => {
        if (attempt !== undefined) {
          this.#witness.claimed(delivery.channel, { message: claim.message, leaseUntil });
        }
      },
    );
  }

  settle(delivery: Delivery, attempt: number, outcome: Outcome & { readonly at: number }): Promise<void> {
    const { letter, channel } = delivery;
    return this.#power.call(
      'settle',
      () => this.#inner.settle(delivery, attempt, outcome),
      () => this.#witness.settled(letter.id, { channel, state: outcome.state }),
    );
  }

  cancel(delivery: Delivery, outcome: { readonly why: string; readonly at: number }): Promise<void> {
    return this.#power.call(
      'cancel',
      () => this.#inner.cancel(delivery, outcome),
      () => this.#witness.cancelled(delivery.letter.id, delivery.channel),
    );
  }

  handOn(delivery: Delivery, end: HandOn): Promise<readonly string[]> {
    return this.#power.call(
      'handOn',
      () => this.#inner.handOn(delivery, end),
      (to) => this.#witness.handedOn(delivery.letter.id, delivery.channel, to),
    );
  }

  newsTold(revision: number): Promise<void> {
    return this.#inner.newsTold(revision);
  }

  heartbeat(beat: Heartbeat): Promise<void> {
    return this.#power.call('heartbeat', () => this.#inner.heartbeat(beat));
  }

  toldSince(): Promise<readonly ToldCount[]> {
    return Promise.resolve([]);
  }

  accept(reading: HeldReading): Promise<void> {
    return this.#inner.accept(reading);
  }

  accepted(): Promise<readonly HeldReading[]> {
    return Promise.resolve([]);
  }

  acks(): Promise<readonly Ack[]> {
    return this.#inner.acks();
  }

  acknowledge(ack: Ack, today: CalendarDate): Promise<void> {
    return this.#inner.acknowledge(ack, today);
  }

  unacknowledge(deadline: FleetDeadline, from: CalendarDate): Promise<Ack | undefined> {
    return this.#inner.unacknowledge(deadline, from);
  }
}

/** A channel on a machine that may die. */
export class GuardedChannel implements Channel {
  readonly maxBytes = null;
  readonly timeLimitMs = TIME_LIMIT_MS;
  readonly name: string;
  readonly carries: Channel['carries'];
  readonly watch?: string;
  readonly atOnce?: number;
  readonly silence?: () => string | undefined;
  readonly #power: Power;
  readonly #send: (message: Message) => Course;

  /** @param send hands a message over, and says how that goes */
  constructor(
    of: Pick<Channel, 'name' | 'carries' | 'watch' | 'atOnce' | 'silence'>,
    power: Power,
    send: (message: Message) => Course,
  ) {
    this.name = of.name;
    this.carries = of.carries;
    if (of.watch !== undefined) this.watch = of.watch;
    if (of.atOnce !== undefined) this.atOnce = of.atOnce;
    if (of.silence !== undefined) this.silence = of.silence.bind(of);
    this.#power = power;
    this.#send = send;
  }

  async publish(message: Message, { signal }: { readonly signal: AbortSignal }): Promise<Outcome> {
    const course = await this.#power.call('publish', () => Promise.resolve(this.#send(message)));
    return course.answer(signal);
  }
}
