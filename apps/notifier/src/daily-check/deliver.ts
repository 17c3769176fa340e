import { attempt } from './attempt.ts';
import type { CalendarDate, Catalog } from '@lastpatch/release-model';
import type { Letter } from './letter.ts';
import type { Message } from './message.ts';
import type { Channel, Delivery, DeliveryState, Outbox, Outcome, WaitAtMost } from './ports.ts';
import { currentLetter, type OutOfDate } from './current-letter.ts';
import { isLiving } from './delivery-claim.ts';
import { endOfFormer, type FormerSubscribers } from './former-subscribers.ts';
import { inLanes, type Lane } from './in-lanes.ts';
import { serves } from './letter-channels.ts';

/** What became of one letter on one channel. */
export interface DeliveryReport {
  readonly letter: Letter;
  readonly channel: string;
  readonly state: DeliveryState | 'held';
  readonly why?: string;
  /** Whether it went out once more because it may have gone out before. */
  readonly isResent?: boolean;
  /** Whether it may have gone out twice by now, so that only a person sends it again. */
  readonly isGivenUp?: boolean;
  /** Whether the time of the run was over before it came to this one. */
  readonly isCut?: boolean;
  /** Of one that was not tried because its server had not answered others: the sentence of that, the same for all of the server. */
  readonly silence?: string;
}

/** What is needed to deliver. */
export interface Deliveries {
  readonly outbox: Outbox;
  readonly channels: readonly Channel[];
  /** Subscribers who have left; left out where that cannot be told. */
  readonly former?: FormerSubscribers;
  /** The ids of the watches that there are, each with the revision of its welcome: what is left for others is cancelled. */
  readonly watches: ReadonlyMap<string, number>;
  /** What is valid now: reminders that mean nothing any more are dropped. */
  readonly catalog: Catalog;
  /** The day from which days are counted in the text. */
  readonly today: CalendarDate;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Ends the wait for an attempt that hangs. */
  readonly waitAtMost: WaitAtMost;
  /** How many milliseconds the run may still take. */
  readonly timeLeft: () => number;
  /** Makes the message of a letter. */
  readonly render: (letter: Letter, today: CalendarDate) => Message;
}

/** An attempt that takes longer than its channel may take, and this, has died with its run. */
const LEASE_MARGIN_MS = 30_000;

/** What an attempt needs besides the channel: to claim before it, and to settle after it. */
const ROUND_MS = 5000;

/**
 * Delivers what is open, the oldest first: claim, publish, settle. On each channel as many at the same time as it takes, and to
 * one watch one after the other, so that what a later letter says more is told after what an earlier one says. What is open for
 * subscribers who have left is ended first, because others may get it in their place. What goes wrong with one delivery stops
 * no other, except that a server which does not answer is not asked for each of its subscribers. None is begun that could not be
 * ended in the time that is left.
 *
 * @returns the reports, in the order of the deliveries
 * @throws what the outbox throws, once the attempts that were under way have ended; no further ones are begun then
 */
export async function deliverAll(deliveries: Deliveries): Promise<DeliveryReport[]> {
  const { outbox, former } = deliveries;
  const channels = Map.groupBy(deliveries.channels, ({ name }) => name);
  const channelOf = ({ channel, letter }: Delivery): Channel | undefined =>
    channels.get(channel)?.find((some) => serves(some, letter));
  const isLeft = (delivery: Delivery): boolean =>
    former?.isGone(delivery.channel) === true && channelOf(delivery) === undefined;
  const open = await outbox.openDeliveries();
  const left = open.filter(
    (one) => isLeft(one) && !isLiving(one, deliveries.now()) && !isOfRemovedWatch(one, deliveries),
  );
  const ended = former && (await endOfFormer({ ...deliveries, former }, left));
  const all = left.length === 0 ? open : withAdded(open, await outbox.openDeliveries());
  return inLanes(
    all,
    (delivery) => laneOf(delivery, channelOf(delivery)),
    async (delivery): Promise<DeliveryReport> => {
      const { letter, channel } = delivery;
      const end = ended?.get(delivery) ?? (await deliver(deliveries, delivery, channelOf(delivery)));
      return { letter, channel, ...end };
    },
  );
}

/** What was open, and what has been added to the letters since, in its place. */
function withAdded(open: readonly Delivery[], now: readonly Delivery[]): Delivery[] {
  const nameOf = ({ letter, channel }: Delivery): string => JSON.stringify([letter.id, channel]);
  const known = new Set(open.map(nameOf));
  const all = [...open, ...now.filter((delivery) => !known.has(nameOf(delivery)))];
  return [...Map.groupBy(all, ({ letter }) => letter.id).values()].flat();
}

/** Channels that do not say how much they take at once take one after the other, together with those of their way. */
function laneOf({ letter, channel }: Delivery, { atOnce, way = '' }: Partial<Channel> = {}): Lane {
  const lane = JSON.stringify([letter.watch, channel]);
  return atOnce === undefined
    ? { way: `by ${way}`, atOnce: 1, lane }
    : { way: `on ${channel}`, atOnce, lane };
}

type Ended = Pick<DeliveryReport, 'state' | 'why' | 'isResent' | 'isGivenUp' | 'isCut' | 'silence'>;

async function deliver(
  deliveries: Deliveries,
  delivery: Delivery,
  channel: Channel | undefined,
): Promise<Ended> {
  const { outbox, now } = deliveries;
  const { letter } = delivery;
  if (isLiving(delivery, now())) return TAKEN;
  if (isOfRemovedWatch(delivery, deliveries))
    return cancel(deliveries, delivery, 'its watch is no longer there');
  if (!channel) return { state: delivery.state, why: `the channel ${delivery.channel} is not set up` };
  const mayBeOut = delivery.state === 'unknown' || delivery.state === 'claimed';
  if (mayBeOut && delivery.isResent) {
    return {
      state: 'unknown',
      isGivenUp: true,
      why: `it may have gone out, and so may its copy${delivery.why === null ? '' : ` (${delivery.why})`}: see whether it arrived, and send it again with "lastpatch ledger resend ${letter.id}" if not, or say with "lastpatch ledger arrived ${letter.id}" that it did`,
    };
  }
  if (deliveries.timeLeft() < channel.timeLimitMs + ROUND_MS)
    return { state: delivery.state, ...OUT_OF_TIME };
  // A copy of what may be out is the same byte for byte, also when it could not be sent at once.
  const isCopy = mayBeOut || delivery.isResent;
  const message = isCopy && delivery.message !== null ? delivery.message : await fresh(deliveries, delivery);
  if ('outOfDate' in message) return cancel(deliveries, delivery, message.outOfDate);
  if ('broken' in message) return { state: 'refused', why: message.broken };
  // Before the claim: what is not tried is no attempt, and does not use up the one copy of what may be out.
  const silence = channel.silence?.();
  if (silence !== undefined) return { state: delivery.state, why: `not tried: ${silence}`, silence };
  const leaseMs = channel.timeLimitMs + LEASE_MARGIN_MS;
  const attempt = await outbox.claim(delivery, { now: now(), leaseMs, message });
  if (attempt === undefined) return TAKEN;
  const outcome = await published(deliveries, channel, message);
  await outbox.settle(delivery, attempt, { ...outcome, at: now() });
  const isGivenUp = isCopy && outcome.state === 'unknown';
  return { ...outcome, ...(isCopy ? { isResent: true } : {}), ...(isGivenUp ? { isGivenUp } : {}) };
}

/** Whether the watch that it was for is there no more; one that has come back since is another. */
function isOfRemovedWatch({ letter }: Delivery, { watches }: Deliveries): boolean {
  return letter.revision < (watches.get(letter.watch) ?? Infinity);
}

const OUT_OF_TIME = { why: 'the time of this run was over: the next one sends it', isCut: true } as const;

/** Whoever has claimed it sends it; if that run has died, the claim ends with its lease. */
const TAKEN: Ended = { state: 'claimed', why: 'another run is sending it, or was until it died' };

async function cancel({ outbox, now }: Deliveries, delivery: Delivery, why: string): Promise<Ended> {
  await outbox.cancel(delivery, { why, at: now() });
  return { state: 'cancelled', why };
}

/** The message of what is still worth telling of a letter. One that cannot be made stops no other. */
async function fresh(
  { outbox, catalog, today, now, render }: Deliveries,
  delivery: Delivery,
): Promise<Message | OutOfDate | { readonly broken: string }> {
  const { letter } = delivery;
  const isOfReminders = letter.notices.some(({ kind }) => kind === 'reminder');
  const later = isOfReminders ? await outbox.laterLetters(delivery) : [];
  const current = currentLetter(letter, { catalog, today, later });
  if ('outOfDate' in current) return current;
  try {
    return { ...render(current, today), madeAt: now() };
  } catch (error) {
    return { broken: `its text cannot be made: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function published({ waitAtMost }: Deliveries, channel: Channel, message: Message): Promise<Outcome> {
  return attempt(waitAtMost, channel, message);
}
