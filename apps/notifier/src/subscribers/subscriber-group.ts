import { isConfirmed, type SubscriberStanding } from './subscriber-standing.ts';
import type { SubscriberTopic } from './subscriber-topic.ts';

/** Everybody of one watch, or all operators. */
export interface SubscriberGroup {
  /** The watch; null for the operators. */
  readonly watch: string | null;
  readonly standings: readonly SubscriberStanding[];
  /** Whether all of its topics could be asked; else there may be more than is known. */
  readonly isComplete: boolean;
  /** How many are reached by anything at all. */
  readonly confirmed: number;
  /** Whether letters that are not urgent reach somebody. */
  readonly hasReader: boolean;
}

/**
 * The standings by watch, in the order of the topics.
 *
 * @param topics all that there are
 * @param asked those of which it is known who is subscribed
 */
export function subscriberGroups(
  topics: readonly SubscriberTopic[],
  asked: readonly SubscriberTopic[],
  standings: readonly SubscriberStanding[],
): SubscriberGroup[] {
  return [...Map.groupBy(topics, ({ watch }) => watch)].map(([watch, ofWatch]) => {
    const own = standings.filter(({ topic }) => topic.watch === watch);
    const confirmed = own.filter(isConfirmed);
    return {
      watch,
      standings: own,
      isComplete: ofWatch.every(({ arn }) => asked.some((topic) => topic.arn === arn)),
      confirmed: confirmed.length,
      hasReader: confirmed.some(({ topic }) => topic.kind === 'letters'),
    };
  });
}
