/** What ends a run as a power cut does: nothing catches it. */
export class Crash extends Error {}

/**
 * Counts the calls of everything that it guards together, and crashes at one of them: just before it has an effect, or
 * just after.
 */
export class CrashPoint {
  readonly #at: number;
  readonly #when: 'before' | 'after';
  #calls = 0;

  constructor(at: number, when: 'before' | 'after') {
    this.#at = at;
    this.#when = when;
  }

  get calls(): number {
    return this.#calls;
  }

  /** The same object, whose methods may crash. */
  guard<T extends object>(target: T): T {
    return new Proxy(target, {
      get: (object, name) => {
        const value: unknown = Reflect.get(object, name, object);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]): Promise<unknown> => {
          const isHere = this.#calls++ === this.#at;
          if (isHere && this.#when === 'before') throw new Crash();
          const result: unknown = await Reflect.apply(value, object, args);
          if (isHere) throw new Crash();
          return result;
        };
      },
    });
  }
}
