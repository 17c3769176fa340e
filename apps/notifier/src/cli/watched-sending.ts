import type { Message } from '../daily-check/message.ts';
import type { Channel, Outcome } from '../daily-check/ports.ts';
import type { SubscriberChannel } from '../adapters/transports/subscriber-channel.ts';
import type { Progress } from './progress.ts';

/** Says what is being sent to whom; of several at the same time one that is still under way. */
export class WatchedSending {
  readonly #progress: Pick<Progress, 'begin' | 'end'>;
  readonly #underWay = new Set<string>();

  constructor(progress: Pick<Progress, 'begin' | 'end'>) {
    this.#progress = progress;
  }

  /** The channel of a subscriber, whose messages are watched. */
  channel(channel: SubscriberChannel): Channel {
    const { name, carries, watch, way, timeLimitMs, maxBytes, bytesOf, masked } = channel;
    return {
      name,
      carries,
      watch,
      way,
      timeLimitMs,
      maxBytes,
      ...(bytesOf === undefined ? {} : { bytesOf }),
      silence: () => channel.silence(),
      publish: (message: Message, attempt: { readonly signal: AbortSignal }): Promise<Outcome> =>
        this.#during(`Sending ${message.letter} to ${masked}`, () => channel.publish(message, attempt)),
    };
  }

  async #during<T>(step: string, work: () => Promise<T>): Promise<T> {
    this.#underWay.add(step);
    this.#progress.begin(step);
    try {
      return await work();
    } finally {
      this.#underWay.delete(step);
      const [other] = this.#underWay;
      if (other === undefined) this.#progress.end();
      else this.#progress.begin(other);
    }
  }
}
