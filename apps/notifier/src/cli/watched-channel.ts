import type { Message } from '../daily-check/message.ts';
import type { Channel, Outcome } from '../daily-check/ports.ts';
import type { SubscriberChannel } from '../adapters/transports/subscriber-channel.ts';
import type { Progress } from './progress.ts';

/** The channel of a subscriber, which says to whom it is sending what. */
export function watchedChannel(channel: SubscriberChannel, progress: Progress): Channel {
  const { name, carries, watch, timeLimitMs, maxBytes, masked } = channel;
  return {
    name,
    carries,
    watch,
    timeLimitMs,
    maxBytes,
    publish(message: Message, attempt: { readonly signal: AbortSignal }): Promise<Outcome> {
      progress.begin(`Sending ${message.letter} to ${masked}`);
      return channel.publish(message, attempt);
    },
  };
}
