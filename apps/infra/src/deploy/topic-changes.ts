import { topicNameIn } from './deployed.ts';

/** What becomes of topics that people may be subscribed to. */
export interface TopicChanges {
  /** ARNs of topics that are deployed and no longer wanted: they stay, and get nothing any more. */
  readonly dropped: readonly string[];
  /**
   * ARNs of topics that are wanted and there, but in no stack: those of a watch that was taken out and comes back, or of a
   * notifier that was taken away. CloudFormation refuses to make them, and must be told that they are its own.
   */
  readonly adopted: readonly string[];
}

/** What there is, and what is wanted. */
export interface Topics {
  /** ARNs of the topics in the deployed stack. */
  readonly deployed: readonly string[];
  /** ARNs of all topics of this deployment's prefix, in whichever stack or none. */
  readonly present: readonly string[];
  /** The names of the topics in the new template. */
  readonly wanted: ReadonlySet<string>;
}

/** Compares the topics that there are with those that are wanted. */
export function topicChanges({ deployed, present, wanted }: Topics): TopicChanges {
  return {
    dropped: deployed.filter((arn) => !wanted.has(topicNameIn(arn))),
    adopted: present.filter((arn) => wanted.has(topicNameIn(arn)) && !deployed.includes(arn)),
  };
}
