/** SNS ends a subscription by email that gets more than 10 mails a second: numbered parts of a letter keep below that. */
const BETWEEN_OF_A_TOPIC_MS = 120;

/**
 * SNS takes 300 publications a second from an account in most regions, and refuses more: 200 a second leave something for
 * others in the account.
 * https://docs.aws.amazon.com/general/latest/gr/sns.html
 */
const BETWEEN_MS = 5;

/** The pace of all publications of a run, whatever channel they go by. */
export class PublishPace {
  readonly #now: () => number;
  readonly #wait: (ms: number) => Promise<void>;
  readonly #ofTopics = new Map<string, number>();
  /** When the next one may be, in milliseconds since the epoch. */
  #next = -Infinity;

  /** @param now milliseconds since the epoch */
  constructor(now: () => number, wait: (ms: number) => Promise<void>) {
    this.#now = now;
    this.#wait = wait;
  }

  /** Waits until something may be published to a topic. */
  async turn(topic: string): Promise<void> {
    await this.#until((this.#ofTopics.get(topic) ?? -Infinity) + BETWEEN_OF_A_TOPIC_MS);
    const at = Math.max(this.#now(), this.#next);
    this.#next = at + BETWEEN_MS;
    await this.#until(at);
    this.#ofTopics.set(topic, this.#now());
  }

  async #until(at: number): Promise<void> {
    const left = at - this.#now();
    if (left > 0) await this.#wait(left);
  }
}
