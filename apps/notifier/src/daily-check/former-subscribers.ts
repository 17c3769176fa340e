import { channelsOf } from './letter-channels.ts';
import type { Channel, Delivery, Handover, Outbox } from './ports.ts';

/** Subscribers who have left. */
export interface FormerSubscribers {
  /** Whether a channel that is not there was one of them. */
  readonly isGone: (channel: string) => boolean;
  /** Hands their letters on. */
  readonly outbox: Handover;
}

/** By what the deliveries of subscribers who have left are ended. */
interface Ending {
  readonly outbox: Outbox;
  readonly former: FormerSubscribers;
  /** Those that are there now. */
  readonly channels: readonly Channel[];
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** How one of them has ended. */
export interface EndedDelivery {
  readonly state: 'cancelled';
  readonly why: string;
}

/**
 * Ends deliveries to subscribers who have left. A letter that certainly has not reached one of them goes to those subscribers
 * of its watch who have come since it was made: an address that was mended counts as somebody else, and what was refused at
 * the wrong one must not be lost.
 *
 * @param deliveries as they were read; what someone has claimed since is left to them
 * @returns how each of them has ended
 */
export async function endOfFormer(
  { outbox, former, channels, now }: Ending,
  deliveries: readonly Delivery[],
): Promise<ReadonlyMap<Delivery, EndedDelivery>> {
  const ended = new Map<Delivery, EndedDelivery>();
  for (const delivery of deliveries) {
    const to = subscribersOf(channels, delivery);
    const handedOn = await former.outbox.handOn(delivery, { to, why: HANDED_ON, at: now() });
    if (handedOn.length === 0) await outbox.cancel(delivery, { why: GONE, at: now() });
    ended.set(delivery, { state: 'cancelled', why: handedOn.length === 0 ? GONE : HANDED_ON });
  }
  return ended;
}

/** Channels of all watches are nobody's in particular: they do not come in anybody's place. */
function subscribersOf(channels: readonly Channel[], { letter }: Delivery): string[] {
  return channelsOf(channels, letter)
    .filter(({ watch }) => watch !== undefined)
    .map(({ name }) => name);
}

const GONE = 'nobody is subscribed there any more';

const HANDED_ON = `${GONE}: it goes to whoever has come since`;
