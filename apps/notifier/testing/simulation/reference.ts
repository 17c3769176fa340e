import type { Day } from './days.ts';
import { type Fact, factText } from './fact.ts';
import { beliefsOf, firstProductMemory, productFacts, type ProductMemory } from './product-memory.ts';
import type { ProductRead } from './reading.ts';
import { SUBSCRIPTIONS, toldTo, urgentOf } from './subscriber.ts';

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
}

/** What must have been told, from what could be read and from the runs that committed. */
export class Reference {
  #lastDay: Day | undefined;
  #revision = 0;
  #products: ReadonlyMap<string, ProductMemory> = new Map();
  #watches: ReadonlySet<string> = new Set();

  get lastDay(): Day | undefined {
    return this.#lastDay;
  }

  /** The letters that a run must have committed. */
  committed({ today, read, watches }: CommittedRun): ExpectedLetter[] {
    const facts = this.#facts(read, today);
    const welcomed = this.#watches;
    this.#revision += 1;
    this.#lastDay = today;
    this.#watches = new Set(watches.keys());
    return [...watches].flatMap(([watch, number]): ExpectedLetter[] => {
      const letter = { watch, revision: this.#revision, on: today };
      if (!welcomed.has(watch)) return [{ ...letter, kind: 'welcome', facts: [] }];
      const subscription = SUBSCRIPTIONS[number];
      const told = subscription ? toldTo(subscription, facts) : [];
      const urgent = urgentOf(told, today);
      return [
        ...(told.length === 0 ? [] : [{ ...letter, kind: 'news' as const, facts: told }]),
        ...(urgent.length === 0 ? [] : [{ ...letter, kind: 'urgent' as const, facts: urgent }]),
      ];
    });
  }

  /** Whether a run may leave everything as it is: its day was told, it has read nothing newer, and nobody is new or gone. */
  mayRest({ today, read, watches }: CommittedRun): boolean {
    const isRead = read.every(({ name, asOf }) => asOf <= (this.#products.get(name)?.asOf ?? -Infinity));
    const isSame = [...watches.keys()].join() === [...this.#watches].join();
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

/** Facts as a text that can be compared, in one order. */
export function factsText(facts: readonly Fact[]): string[] {
  return facts.map(factText).sort();
}
