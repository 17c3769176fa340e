import type { Day } from './days.ts';
import { type Fact, factText } from './fact.ts';
import { beliefsOf, firstProductMemory, productFacts, type ProductMemory } from './product-memory.ts';
import type { ProductRead } from './reading.ts';
import { type LineStanding, standingsOn, whereItStands } from './standing.ts';
import { isNamed, SUBSCRIPTIONS, type Subscription, urgentOf } from './subscriber.ts';
import { nameOf, toldReader } from './widened-reader.ts';

/** What a run had to go by when it committed. */
export interface CommittedRun {
  readonly today: Day;
  readonly read: readonly ProductRead[];
  /** Each watch with the number of its subscription. */
  readonly watches: ReadonlyMap<string, number>;
}

/** A letter that must be there. */
export interface ExpectedLetter {
  readonly watch: string;
  readonly kind: 'welcome' | 'news' | 'urgent';
  readonly revision: number;
  /** The day of the run that committed it. */
  readonly on: Day;
  readonly facts: readonly Fact[];
  /** Where releases stand, as texts. */
  readonly standings: readonly string[];
}

/** A watch as the run before left it. */
interface Reader {
  readonly subscription: Subscription;
  /** Releases that it has named, and that could not be heard of yet: what reads them first was no reading. */
  readonly unheard: ReadonlySet<string>;
}

/** What must have been told, from what could be read and from the runs that committed. */
export class Reference {
  #lastDay: Day | undefined;
  #revision = 0;
  #products: ReadonlyMap<string, ProductMemory> = new Map();
  #readers: ReadonlyMap<string, Reader> = new Map();

  get lastDay(): Day | undefined {
    return this.#lastDay;
  }

  /** The letters that a run must have committed. */
  committed({ today, read, watches }: CommittedRun): ExpectedLetter[] {
    const facts = this.#facts(read, today);
    const lines = this.#lines(read, today);
    const before = this.#readers;
    this.#revision += 1;
    this.#lastDay = today;
    this.#readers = new Map(
      [...watches].map(([watch, number]) => [watch, readerOf(number, before.get(watch), { read, lines })]),
    );
    return [...this.#readers].flatMap(([watch, { subscription }]) => {
      const letters = lettersFor(subscription, before.get(watch), { facts, lines, today });
      return letters.map((letter) => ({ ...letter, watch, revision: this.#revision, on: today }));
    });
  }

  /** Whether a run may leave everything as it is: its day was told, it has read nothing newer, and nobody reads otherwise. */
  mayRest({ today, read, watches }: CommittedRun): boolean {
    const isRead = read.every(({ name, asOf }) => asOf <= (this.#products.get(name)?.asOf ?? -Infinity));
    const reading = (subscription: Subscription | undefined): string =>
      JSON.stringify(subscription?.wishes.map(({ product, releases }) => [product, releases]));
    const now = [...watches].map(([watch, number]) => `${watch} ${reading(SUBSCRIPTIONS[number])}`);
    const then = [...this.#readers].map(([watch, { subscription }]) => `${watch} ${reading(subscription)}`);
    const isSame = now.join() === then.join();
    return (
      this.#lastDay !== undefined && (today < this.#lastDay || (today === this.#lastDay && isRead && isSame))
    );
  }

  /** Whether what a reminder counts down to is still ahead by what is believed, or has come and nobody has said more. */
  stands({ kind, product, release, phase, date }: Fact, today: Day): boolean {
    if (kind !== 'reminder') return true;
    const memory = this.#products.get(product);
    const beliefs = memory && release !== null ? beliefsOf(memory, release) : undefined;
    const belief = phase === null ? undefined : beliefs?.get(phase);
    if (beliefs === undefined || phase === null || date === null || belief?.day !== date) return false;
    const isBegun = [...beliefs].some(([other, { isSaid }]) => isSaid && other > phase);
    return !isBegun && !(belief.isSaid && date <= today);
  }

  #lines(read: readonly ProductRead[], today: Day): LineStanding[] {
    return read.flatMap(({ name, declares }) => {
      const memory = this.#products.get(name);
      return memory ? standingsOn(today, { name, declares, memory }) : [];
    });
  }

  #facts(read: readonly ProductRead[], today: Day): Fact[] {
    const since = this.#lastDay;
    const products = new Map(this.#products);
    const facts = read.flatMap((product) => {
      const memory = products.get(product.name);
      if (since === undefined || !memory) {
        products.set(product.name, firstProductMemory(product, today));
        return [];
      }
      const told = productFacts(memory, product, { since, today });
      products.set(product.name, told.memory);
      return told.facts;
    });
    this.#products = products;
    return facts;
  }
}

/** What can be heard and read of on a day. */
interface Known {
  readonly read: readonly ProductRead[];
  readonly lines: readonly LineStanding[];
}

function readerOf(number: number, before: Reader | undefined, { read, lines }: Known): Reader {
  const subscription = SUBSCRIPTIONS[number];
  if (!subscription) throw new Error(`there is no subscription ${number}`);
  const there = new Set(lines.map(nameOf));
  const named = ({ wishes }: Subscription, name: string): boolean =>
    wishes.some((wish) => isNamed(wish, name.replace(`${wish.product} `, '')));
  const unheard = read
    .flatMap(({ name: product, releases }) =>
      releases.map(({ key: release }) => nameOf({ product, release })),
    )
    .filter((name) => !there.has(name) && named(subscription, name))
    .filter((name) => !before || before.unheard.has(name) || !named(before.subscription, name));
  return { subscription, unheard: new Set(unheard) };
}

/** What there is to tell on a day. */
interface Heard {
  readonly facts: readonly Fact[];
  readonly lines: readonly LineStanding[];
  readonly today: Day;
}

function lettersFor(
  now: Subscription,
  reader: Reader | undefined,
  { facts, lines, today }: Heard,
): Omit<ExpectedLetter, 'watch' | 'revision' | 'on'>[] {
  const nobody = { subscription: { wishes: [], reminders: [] }, unheard: new Set<string>() };
  const { subscription: before, unheard } = reader ?? nobody;
  const told = toldReader({ before, now, unheard }, reader ? facts : [], lines);
  const standings = told.standings.map((standing) =>
    whereItStands({ ...standing, isNew: reader !== undefined }),
  );
  if (!reader) return [{ kind: 'welcome', facts: [], standings }];
  const urgent = urgentOf(told.facts, today);
  const kind = told.facts.length > 0 ? 'news' : 'welcome';
  return [
    ...(told.facts.length > 0 || told.isWidened ? [{ kind, facts: told.facts, standings } as const] : []),
    ...(urgent.length === 0 ? [] : [{ kind: 'urgent', facts: urgent, standings: [] } as const]),
  ];
}

/** Facts as a text that can be compared, in one order. */
export function factsText(facts: readonly Fact[]): string[] {
  return facts.map(factText).sort();
}
