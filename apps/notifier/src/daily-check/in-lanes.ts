/** Where a piece of work stands among others. */
export interface Lane {
  /** By which way it goes. */
  readonly way: string;
  /** How many pieces may be under way on it at the same time, at least 1: the same for all of one way. */
  readonly atOnce: number;
  /** Of one lane of a way, one piece is done after the other, in their order. */
  readonly lane: string;
}

/**
 * Does something with each item, several at the same time: on each way as many as it takes, so that one that is slow holds up
 * no other; of one lane one after the other. On each way, whatever may be begun is begun in the order of the items.
 *
 * @returns the results, in the order of the items
 * @throws what the first one that failed threw, once those that were under way have ended; no further ones are begun then
 */
export async function inLanes<T, R>(
  items: readonly T[],
  laneOf: (item: T) => Lane,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const failed: unknown[] = [];
  const placed = items.map((item, index) => ({ item, index, ...laneOf(item) }));
  const ways = [...Map.groupBy(placed, ({ way }) => way).values()].map((waiting) => new Way(waiting));
  await Promise.all(
    ways.map((way) =>
      way.run(async ({ item, index }) => {
        try {
          results[index] = await work(item);
        } catch (error) {
          failed.push(error);
        }
        return failed.length === 0;
      }),
    ),
  );
  if (failed.length > 0) throw failed[0];
  return results;
}

/** What waits for one way, and what of it is under way. */
class Way<P extends Lane> {
  /** In their order; what has been begun is left out. */
  readonly #waiting: (P | undefined)[];
  /** None before it waits. */
  #first = 0;
  readonly #busy = new Set<string>();
  readonly #atOnce: number;

  constructor(waiting: readonly P[]) {
    this.#waiting = [...waiting];
    this.#atOnce = waiting[0]?.atOnce ?? 1;
  }

  /** @param work does one, and says whether others are to be begun after it */
  async run(work: (one: P) => Promise<boolean>): Promise<void> {
    const ended = Promise.withResolvers<undefined>();
    let underWay = 0;
    let isGoingOn = true;
    const begin = (): void => {
      while (isGoingOn && underWay < this.#atOnce) {
        const next = this.#next();
        if (!next) break;
        underWay += 1;
        void work(next).then((isGoodSoFar) => {
          underWay -= 1;
          this.#busy.delete(next.lane);
          isGoingOn &&= isGoodSoFar;
          begin();
        });
      }
      if (underWay === 0) ended.resolve(undefined);
    };
    begin();
    await ended.promise;
  }

  /** The first that waits for no other of its lane. */
  #next(): P | undefined {
    while (this.#first < this.#waiting.length && !this.#waiting[this.#first]) this.#first += 1;
    for (let place = this.#first; place < this.#waiting.length; place += 1) {
      const one = this.#waiting[place];
      if (!one || this.#busy.has(one.lane)) continue;
      this.#waiting[place] = undefined;
      this.#busy.add(one.lane);
      return one;
    }
    return undefined;
  }
}
