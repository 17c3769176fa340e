const MOST = 10_000;

/**
 * Which letters were handed over already. It remembers the last 10,000 and forgets them when the program ends: whoever
 * must never act twice keeps the ids where the work itself is kept.
 */
export class ToldLetters {
  readonly #told = new Map<string, Promise<void>>();
  readonly #most: number;

  constructor(most = MOST) {
    this.#most = most;
  }

  /**
   * Does the work unless it was done for this id, and says which. A copy that comes while the first is at work waits for
   * it. Work that fails is forgotten, so that the next copy gets it done, and its error is thrown to all who wait.
   */
  async once(id: string, work: () => void | Promise<void>): Promise<'done' | 'copy'> {
    const earlier = this.#told.get(id);
    if (earlier !== undefined) {
      await earlier;
      return 'copy';
    }
    const done = Promise.resolve().then(work);
    this.#told.set(id, done);
    try {
      await done;
    } catch (error) {
      this.#told.delete(id);
      throw error;
    }
    const [oldest] = this.#told.keys();
    if (this.#told.size > this.#most && oldest !== undefined) this.#told.delete(oldest);
    return 'done';
  }
}
