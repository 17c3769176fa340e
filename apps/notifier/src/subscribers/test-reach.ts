import type { FoundSubscription } from './subscriber-standing.ts';
import type { SubscriberTopic } from './subscriber-topic.ts';

/** Whom a test letter to a topic reaches. */
export interface TestReach {
  readonly topic: SubscriberTopic;
  /** How many get it, by protocol, in the order in which SNS lists them. */
  readonly byProtocol: ReadonlyMap<string, number>;
  readonly confirmed: number;
  /** How many have yet to confirm, and get nothing. */
  readonly waiting: number;
  readonly phones: number;
  /** Why none is sent; null when one is. */
  readonly skipped: 'nobody' | 'no sms' | null;
}

/**
 * Whom a test letter reaches.
 *
 * @param found all that is subscribed, at this topic and at others
 * @param isSms whether phones may get it; else topics of urgent letters are left out, and every topic that has a phone
 */
export function reachOf(
  topic: SubscriberTopic,
  found: readonly FoundSubscription[],
  isSms: boolean,
): TestReach {
  const here = found.filter((one) => one.topic.arn === topic.arn);
  const reached = here.filter(({ confirmed }) => confirmed !== null);
  const byProtocol = new Map(
    [...Map.groupBy(reached, ({ protocol }) => protocol)].map(([protocol, all]) => [protocol, all.length]),
  );
  const phones = byProtocol.get('sms') ?? 0;
  const isLeftOut = !isSms && (topic.kind === 'urgent' || phones > 0);
  return {
    topic,
    byProtocol,
    confirmed: reached.length,
    waiting: here.length - reached.length,
    phones,
    skipped: reached.length === 0 ? 'nobody' : isLeftOut ? 'no sms' : null,
  };
}
