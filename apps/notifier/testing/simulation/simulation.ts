import { calendarDate } from '@lastpatch/release-model';
import type { Message } from '../../src/daily-check/message.ts';
import { type Channel, type Handover, HeadMovedError, type Outbox } from '../../src/daily-check/ports.ts';
import { runDailyCheck } from '../../src/daily-check/run-daily-check.ts';
import { catalogOf } from './catalog-of.ts';
import type { Counts } from './counts.ts';
import { beginningOf, type Day, written } from './days.ts';
import { DeliveryBook } from './delivery-book.ts';
import type { BookedRun } from './delivery-row.ts';
import { type Crash, Died, GuardedChannel, GuardedOutbox, Power, type Witness } from './guard.ts';
import { FOLLOWS_ALL, LetterBook } from './letter-book.ts';
import { type Course, Network } from './network.ts';
import { Patience } from './patience.ts';
import { isPerson, type Person } from './people.ts';
import type { ProductRead } from './reading.ts';
import { type CommittedRun, Reference } from './reference.ts';
import type { Turn } from './stack-line.ts';
import { messageOf, settingsOf } from './told.ts';
import { Violation } from './violation.ts';
import { DATED, STACK, type UpstreamTurn, World } from './world.ts';

/** What may happen to a run. */
export interface RunFaults {
  readonly crash?: Crash | undefined;
  /** After how many turns of the others each of its calls is made. */
  readonly pace?: readonly number[];
}

const HOUR_MS = 3_600_000;
/** Channels that take several letters at once, one that takes one, and one that shares its place with people. */
const CHANNELS = [
  { name: 'mail', carries: 'letters', atOnce: 2 },
  { name: 'hook', carries: 'letters', atOnce: 1 },
  { name: 'sms', carries: 'urgent' },
] as const;

/** After so many good days all that is open has been sent, and every lease has ended. */
const QUIET_DAYS = 3;

/** A team's notifier, upstream, and everything that goes wrong between them, day by day. */
export class Simulation {
  readonly #patience = new Patience();
  readonly network = new Network(this.#patience);
  readonly watches = new Map([
    [FOLLOWS_ALL, 3],
    ['team', 0],
  ]);
  /** Who is subscribed. */
  readonly people = new Set<Person>();
  readonly #world = new World();
  readonly #reference = new Reference();
  readonly #outbox: Outbox & Handover;
  readonly #counts: Counts;
  readonly #letters: LetterBook;
  readonly #deliveries: DeliveryBook;
  readonly #stale = new Map<string, { readonly read: ProductRead; readonly until: Day }>();
  #day: Day = -1;
  #clock = 0;
  #runs = 0;
  /** What was found wrong at a place from which it cannot be thrown. */
  #found: Violation | undefined;

  constructor(outbox: Outbox & Handover, counts: Counts) {
    this.#outbox = outbox;
    this.#counts = counts;
    this.#letters = new LetterBook(counts);
    this.#deliveries = new DeliveryBook(this.#reference, counts);
  }

  /** Upstream does something that tomorrow can be read. */
  upstream(does: UpstreamTurn, turn: Turn): void {
    this.#counts.upstream += 1;
    this.#world.turn(does, turn, this.#day + 1);
  }

  /** Days on which all goes as it should, as far as the network and the sources do. */
  async live(days: number): Promise<void> {
    for (let day = 0; day < days; day += 1) await this.nextDay({});
  }

  /** A day with one run. */
  async nextDay(faults: RunFaults): Promise<void> {
    this.#turnPage(1);
    await this.again(faults);
  }

  /** The machine is off for some days, and the clock goes on. */
  off(days: number): void {
    this.#turnPage(days);
    this.#counts.daysOff += days;
    this.#counts.faults += 1;
  }

  /** A run on the day that it is, some time after the one before. */
  async again(faults: RunFaults, afterMs = 2 * HOUR_MS): Promise<void> {
    this.#clock += afterMs;
    await this.#together([faults], this.#day);
  }

  /** Two runs at once. */
  async atOnce(one: RunFaults, other: RunFaults): Promise<void> {
    this.#clock += HOUR_MS;
    this.#counts.faults += 1;
    await this.#together([one, other], this.#day);
  }

  /** A run while the clock is wrong, by so many days. */
  async clockBack(days: number): Promise<void> {
    const right = this.#clock;
    this.#clock = beginningOf(this.#day - days);
    this.#counts.faults += 1;
    await this.#together([{}], this.#day - days);
    this.#clock = right;
  }

  /** For some days a source is read as it was today. */
  stale(product: typeof STACK | typeof DATED, days: number): void {
    this.#counts.faults += 1;
    const read = this.#stale.get(product)?.read ?? this.#world.read(Math.max(this.#day, 0))[product];
    this.#stale.set(product, { read, until: this.#day + days });
  }

  /** Good days until all is told, and what must hold then. */
  async finish(): Promise<void> {
    this.network.clear();
    this.#stale.clear();
    await this.live(QUIET_DAYS);
    this.#deliveries.finished();
  }

  #turnPage(days: number): void {
    this.#day += days;
    this.#clock = Math.max(this.#clock, beginningOf(this.#day) + 16 * HOUR_MS);
    this.#counts.days += days === 1 ? 1 : 0;
  }

  async #together(all: readonly RunFaults[], today: Day): Promise<void> {
    const began = this.#clock;
    const products = this.#read(today);
    const runs = all.map((faults) => {
      if (faults.crash) this.#counts.faults += 1;
      const run: BookedRun = {
        number: this.#runs++,
        today,
        watches: new Map(this.watches),
        people: new Set(this.people),
        silent: this.network.silent,
      };
      return { faults, run, products };
    });
    const ends = await Promise.all(runs.map((run) => this.#run(run)));
    const living = runs.filter((_, index) => ends[index] === true).map(({ run }) => run);
    if (living.length > 0)
      this.#deliveries.ended(
        runs.map(({ run }) => run),
        began,
      );
  }

  /** @returns whether it came to its end */
  async #run(going: {
    readonly run: BookedRun;
    readonly faults: RunFaults;
    readonly products: readonly ProductRead[];
  }): Promise<boolean> {
    const { run, faults, products } = going;
    const goneBy: CommittedRun = { today: run.today, read: products, watches: run.watches };
    const power: Power = new Power(this.#witness(goneBy, run), faults.crash, faults.pace ?? []);
    const outbox = new GuardedOutbox(this.#outbox, power, this.#witness(goneBy, run));
    try {
      const running = runDailyCheck({
        outbox,
        channels: [...CHANNELS, ...run.people].map((channel) => {
          const send = (message: Message): Course => this.#publish(run, channel, message);
          const silence = (): string | undefined =>
            run.silent.has(channel.name) ? `${channel.name} did not answer` : undefined;
          return new GuardedChannel({ ...channel, silence }, power, send);
        }),
        former: { isGone: isPerson, outbox },
        settings: { watches: settingsOf(run.watches), settlingDays: 14 },
        brake: null,
        catalog: catalogOf(products),
        reimport: () => Promise.resolve(undefined),
        fingerprint: () => '',
        render: messageOf,
        parts: (letter) => [letter],
        today: calendarDate(written(run.today)),
        now: () => (this.#clock += 1),
        waitAtMost: this.#patience.waitAtMost,
        dryRun: false,
      });
      const { deliveries } = await withoutWaiting(running);
      if (this.#found === undefined) this.#deliveries.reported(run, deliveries);
    } catch (error) {
      if (this.#found !== undefined) throw this.#found;
      if (error instanceof Violation) throw error;
      if (error instanceof Died || (error instanceof HeadMovedError && power.isOut)) return false;
      // That is a mistake in the source, and not in what it does.
      if (error instanceof ReferenceError) throw error;
      throw new Violation(`a run fails: ${String(error)}`);
    }
    if (this.#found !== undefined) throw this.#found;
    if (power.isOut) throw new Violation('a run goes on without power');
    if (!this.#reference.mayRest(goneBy)) throw new Violation(`nobody planned day ${run.today}`);
    return true;
  }

  #publish(run: BookedRun, { name, atOnce = 1 }: Pick<Channel, 'name' | 'atOnce'>, message: Message): Course {
    const course = this.network.course(name, message.letter);
    try {
      this.#deliveries.published(run, name, { message, at: this.#clock, ends: course.state, atOnce });
    } catch (error) {
      // The product takes what a channel throws for a broken connection.
      if (error instanceof Violation) this.#found ??= error;
      else throw error;
    }
    return course;
  }

  #witness(goneBy: CommittedRun, run: BookedRun): Witness {
    return {
      committed: ({ letters }) => {
        const expected = this.#reference.committed(goneBy);
        this.#deliveries.committed(this.#letters.committed(letters, expected, run.people), run.watches);
      },
      claimed: (channel, claim) => {
        this.#deliveries.claimed(run, channel, claim);
      },
      settled: (letter, end) => {
        this.#deliveries.settled(run, letter, end);
      },
      cancelled: (letter, channel) => {
        this.#deliveries.cancelled(run, letter, channel);
      },
      handedOn: (letter, channel, to) => {
        this.#deliveries.handedOn(run, { letter, channel, to });
      },
      died: () => {
        this.#deliveries.died(run);
      },
    };
  }

  /** What can be read on a day; of a source that is not read, what was read last. */
  #read(today: Day): ProductRead[] {
    const now = this.#world.read(today);
    return ([STACK, DATED] as const).map((product) => {
      const stale = this.#stale.get(product);
      return stale !== undefined && stale.until >= today ? stale.read : now[product];
    });
  }
}

/** Whatever runs needs no time here: what has not ended when all turns are taken waits for what never comes. */
async function withoutWaiting<T>(running: Promise<T>): Promise<T> {
  const idle = Promise.withResolvers<never>();
  const turn = setImmediate(() => {
    idle.reject(new Violation('a run waits for ever'));
  });
  try {
    return await Promise.race([running, idle.promise]);
  } finally {
    clearImmediate(turn);
  }
}
