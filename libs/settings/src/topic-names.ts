/** What goes to a topic: all letters, or the urgent ones alone. */
export type TopicKind = 'letters' | 'urgent';

/** The longest name that SQS gives a queue. Topics may have 256 characters. */
export const LONGEST_QUEUE_NAME = 80;

/**
 * The name of a watch's topic. Ids of watches have no underscore, so that no watch's urgent topic is another watch's.
 *
 * @param prefix of one deployment, such as `lastpatch-production-`
 */
export function topicName(prefix: string, watch: string, kind: TopicKind): string {
  return `${prefix}${watch}_${kind}`;
}

/**
 * The ARN of a watch's topic.
 *
 * @param arnPrefix what the ARN of every topic of a deployment begins with
 */
export function topicArnOf(arnPrefix: string, watch: string, kind: TopicKind): string {
  return topicName(arnPrefix, watch, kind);
}

/**
 * The name of the queue that gets what could not be handed to the subscribers of a watch.
 *
 * @param prefix as {@link topicName}
 */
export function deadLetterQueueName(prefix: string, watch: string): string {
  return `${prefix}${watch}_undelivered`;
}

/**
 * The ARN of that queue, which lies in the account and region of the topics.
 *
 * @param arnPrefix as {@link topicArnOf}
 */
export function deadLetterQueueArnOf(arnPrefix: string, watch: string): string {
  return deadLetterQueueName(arnPrefix.replace(/^(arn:[^:]*):sns:/, '$1:sqs:'), watch);
}

/**
 * The name of the queue that gets what could not be handed to the operators. It is no watch's: ids of watches have no
 * underscore.
 *
 * @param prefix as {@link topicName}
 */
export function operatorsDeadLetterQueueName(prefix: string): string {
  return deadLetterQueueName(prefix, '_operators');
}

/**
 * The ARN of that queue.
 *
 * @param arnPrefix as {@link topicArnOf}
 */
export function operatorsDeadLetterQueueArnOf(arnPrefix: string): string {
  return deadLetterQueueArnOf(arnPrefix, '_operators');
}
