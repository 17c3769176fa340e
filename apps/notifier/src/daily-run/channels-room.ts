import type { Message } from '../daily-check/message.ts';
import type { Channel } from '../daily-check/ports.ts';
import { messageBytes } from '../letters/message.ts';

/** How much of a letter goes into one message. */
export interface ChannelsRoom {
  /** In bytes of the channel that takes the least; null where none has a limit. */
  readonly maxBytes: number | null;
  readonly bytesOf: (message: Message) => number;
}

/**
 * The room that all of the channels have for a message. Each is asked for itself: what fills half of one that takes 1 MiB counts
 * as half of one that takes 256 KiB, and one without a limit does not count.
 */
export function roomOn(channels: readonly Channel[]): ChannelsRoom {
  const limited = channels.flatMap((channel) =>
    channel.maxBytes === null ? [] : [{ channel, maxBytes: channel.maxBytes }],
  );
  if (limited.length === 0) return { maxBytes: null, bytesOf: messageBytes };
  const least = Math.min(...limited.map(({ maxBytes }) => maxBytes));
  return {
    maxBytes: least,
    bytesOf: (message) => {
      const shares = limited.map(({ channel, maxBytes }) => {
        const bytes = channel.bytesOf?.(message) ?? messageBytes(message);
        return Math.ceil((bytes * least) / maxBytes);
      });
      return Math.max(...shares);
    },
  };
}
