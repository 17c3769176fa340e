import { topicNameIn } from './deployed.ts';

/** The topics that a template wants, by their names. */
export type WantedTopics = Pick<ReadonlyMap<string, string>, 'has'>;

/**
 * The topics that are deployed and no longer wanted: they stay, and get nothing any more.
 *
 * @param deployed the ARNs of the topics in the deployed stack
 */
export function droppedTopics(deployed: readonly string[], wanted: WantedTopics): readonly string[] {
  return deployed.filter((arn) => !wanted.has(topicNameIn(arn)));
}

/**
 * The topics that are wanted and there, but in no stack: those of a watch that was taken out and comes back, or of a notifier
 * that was taken away. CloudFormation refuses to make them, and must be told that they are its own.
 *
 * @param present the ARNs of all topics of this deployment's prefix, in whichever stack or none
 * @param deployed the ARNs of the topics in the deployed stack
 */
export function adoptedTopics(
  present: readonly string[],
  deployed: readonly string[],
  wanted: WantedTopics,
): readonly string[] {
  return present.filter((arn) => wanted.has(topicNameIn(arn)) && !deployed.includes(arn));
}
