import { endpointKey, type SubscriberProtocol, type Subscribers } from '@lastpatch/settings';
import type { SubscriberTopic } from './subscriber-topic.ts';

/** A subscription that the file asks for. */
export interface WantedSubscription {
  readonly topic: SubscriberTopic;
  readonly protocol: SubscriberProtocol;
  readonly endpoint: string;
  /** Its place in the list of its watch or of the operators, counted from 1. */
  readonly place: number;
}

/** A subscription that is there. */
export interface FoundSubscription {
  readonly topic: SubscriberTopic;
  /** Any of SNS's. */
  readonly protocol: string;
  readonly endpoint: string;
  /** Null until it is confirmed: SNS tells none before, and lets nobody change or end it. */
  readonly confirmed: ConfirmedSubscription | null;
}

/** What is known of a confirmed subscription. */
export interface ConfirmedSubscription {
  readonly arn: string;
  /** The ARN of the queue that gets what cannot be delivered; null when there is none. */
  readonly deadLetterQueue: string | null;
  /** Whether it says how often SNS tries again, which it can over HTTPS alone. */
  readonly hasDeliveryPolicy: boolean;
  /** Whether the letter comes by itself, without SNS's envelope and signature. */
  readonly isRaw: boolean;
}

/** How one endpoint stands at one topic. */
export interface SubscriberStanding {
  readonly topic: SubscriberTopic;
  readonly protocol: string;
  /** As it is written in the file; as SNS has it when it is not in the file. */
  readonly endpoint: string;
  /** Its place in the file; null when it is not there. */
  readonly place: number | null;
  /** Undefined when it is not subscribed. */
  readonly found: FoundSubscription | undefined;
  /** Whether it is another service's own doing, which the file does not tell of. */
  readonly isManagedElsewhere: boolean;
}

/** What the file asks for at these topics; phones and urgent ones at the watch's topic of urgent letters. */
export function wantedSubscriptions(
  { watches, operators }: Subscribers,
  topics: readonly SubscriberTopic[],
): WantedSubscription[] {
  return topics.flatMap((topic) => {
    const list = topic.watch === null ? operators : (watches.get(topic.watch) ?? []);
    return list.flatMap(({ protocol, endpoint, isUrgent }, index) =>
      isUrgent === (topic.kind === 'urgent') ? [{ topic, protocol, endpoint, place: index + 1 }] : [],
    );
  });
}

/**
 * How everybody stands who is wanted or there: watch by watch in the order of the topics, those of the file first, in its
 * order.
 *
 * @param topics those of which it is known who is subscribed
 */
export function subscriberStandings(
  topics: readonly SubscriberTopic[],
  wanted: readonly WantedSubscription[],
  found: readonly FoundSubscription[],
): SubscriberStanding[] {
  const standings = topics.flatMap((topic) => {
    const there = Map.groupBy(
      found.filter((one) => one.topic.arn === topic.arn),
      keyOf,
    );
    const asked = wanted.filter((one) => one.topic.arn === topic.arn);
    const ofFile = asked.map(({ protocol, endpoint, place }): SubscriberStanding => {
      const [best, ...others] = bestFirst(there.get(endpointKey(protocol, endpoint)) ?? [], endpoint);
      there.set(endpointKey(protocol, endpoint), others);
      return { topic, protocol, endpoint, place, found: best, isManagedElsewhere: false };
    });
    const others = [...there.values()].flat().map((one) => notInFile(one));
    return [...ofFile, ...others];
  });
  return [...Map.groupBy(standings, ({ topic }) => topic.watch).values()].flatMap((group) =>
    group.toSorted((a, b) => (a.place ?? LAST) - (b.place ?? LAST)),
  );
}

const LAST = Number.MAX_SAFE_INTEGER;

function keyOf({ protocol, endpoint }: FoundSubscription): string {
  return endpointKey(protocol, endpoint);
}

/**
 * SNS may list an endpoint twice: as one that is confirmed, and as one that was asked again. The latter then means nothing,
 * and is left out.
 */
function bestFirst(same: readonly FoundSubscription[], endpoint: string): FoundSubscription[] {
  const worth = (one: FoundSubscription): number =>
    (one.confirmed ? 2 : 0) + (one.endpoint === endpoint ? 1 : 0);
  const [best, ...others] = [...same].sort((a, b) => worth(b) - worth(a));
  return best ? [best, ...others.filter(({ confirmed }) => confirmed !== null)] : [];
}

function notInFile(found: FoundSubscription): SubscriberStanding {
  const { topic, protocol, endpoint } = found;
  return {
    topic,
    protocol,
    endpoint,
    place: null,
    found,
    isManagedElsewhere: isOfAmazonQ(protocol, endpoint),
  };
}

/** Amazon Q Developer in chat applications subscribes itself to the topics of its channels, and ends that itself too. */
function isOfAmazonQ(protocol: string, endpoint: string): boolean {
  return (
    protocol === 'https' &&
    URL.canParse(endpoint) &&
    new URL(endpoint).host === 'global.sns-api.chatbot.amazonaws.com'
  );
}

/** Whether a letter would reach it. */
export function isConfirmed({ found }: SubscriberStanding): boolean {
  return found !== undefined && found.confirmed !== null;
}
