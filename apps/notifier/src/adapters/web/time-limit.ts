import { ReadFailure } from './read-failure.ts';

/** Ends work that takes too long, or that what it is a part of ends. Its signal's reason is the ReadFailure to report. */
export class TimeLimit {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #whole: AbortSignal | undefined;
  readonly #endsAt: number;

  /**
   * @param ms how long it may take, in milliseconds
   * @param message what to report when it takes longer
   * @param whole ends this part too
   */
  constructor(ms: number, message: string, whole?: AbortSignal) {
    this.#endsAt = performance.now() + ms;
    this.#timer = setTimeout(() => {
      this.#controller.abort(new ReadFailure(message, { isWorthRetry: true }));
    }, ms);
    this.#whole = whole;
    whole?.addEventListener('abort', this.#onWholeEnded);
    if (whole?.aborted === true) this.#onWholeEnded();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Of the time given at first, in milliseconds. */
  get left(): number {
    return this.#endsAt - performance.now();
  }

  /** Counts the time from now on. */
  startAnew(): void {
    this.#timer.refresh();
  }

  /** Lets go of what it holds. */
  end(): void {
    clearTimeout(this.#timer);
    this.#whole?.removeEventListener('abort', this.#onWholeEnded);
  }

  readonly #onWholeEnded = (): void => {
    const reason: unknown = this.#whole?.reason;
    this.#controller.abort(
      reason instanceof ReadFailure ? reason : new ReadFailure('the read was called off'),
    );
  };
}
