import {
  deadLetterQueueArnOf,
  operatorsDeadLetterQueueArnOf,
  topicArnOf,
  type TopicKind,
} from '@lastpatch/settings';

/** A topic that people and machines subscribe to. */
export interface SubscriberTopic {
  /** The watch whose letters it carries; null for the operators. */
  readonly watch: string | null;
  /** Of the operators' only topic: letters. */
  readonly kind: TopicKind;
  readonly arn: string;
  /** The ARN of the queue that gets what cannot be handed to a subscriber. */
  readonly deadLetterQueue: string;
}

/** Where the topics of a deployment are. */
export interface TopicPlaces {
  /** What the ARN of every watch's topics begins with. */
  readonly topicPrefix: string;
  /** The ARN of the operators' topic. */
  readonly operatorsTopic: string;
}

/** The two topics of each watch, in the order of the watches, and that of the operators. */
export function subscriberTopics(
  { topicPrefix, operatorsTopic }: TopicPlaces,
  watches: readonly string[],
): SubscriberTopic[] {
  return [
    ...watches.flatMap((watch) =>
      (['letters', 'urgent'] as const).map((kind) => ({
        watch,
        kind,
        arn: topicArnOf(topicPrefix, watch, kind),
        deadLetterQueue: deadLetterQueueArnOf(topicPrefix, watch),
      })),
    ),
    {
      watch: null,
      kind: 'letters',
      arn: operatorsTopic,
      deadLetterQueue: operatorsDeadLetterQueueArnOf(topicPrefix),
    },
  ];
}

/** What people call those who are told when something goes wrong with Lastpatch. */
export const OPERATORS = 'operators';

/** What people call the group of a topic: the id of its watch, or `operators`. */
export function groupName(watch: string | null): string {
  return watch ?? OPERATORS;
}
