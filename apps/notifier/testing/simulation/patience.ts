import type { WaitAtMost } from '../../src/daily-check/ports.ts';

/** Nothing in a simulation takes time: a wait is over when it is said to be. */
export class Patience {
  readonly #waits = new Map<AbortSignal, () => void>();

  readonly waitAtMost: WaitAtMost = async (_, work) => {
    const attempt = new AbortController();
    const over = Promise.withResolvers<undefined>();
    this.#waits.set(attempt.signal, () => {
      over.resolve(undefined);
      attempt.abort();
    });
    try {
      return await Promise.race([work(attempt.signal), over.promise]);
    } finally {
      this.#waits.delete(attempt.signal);
    }
  };

  /** Ends the wait for the attempt that was handed this signal. */
  end(signal: AbortSignal): void {
    this.#waits.get(signal)?.();
  }
}
