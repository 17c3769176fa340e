import { refusedOnAws } from '@lastpatch/settings';
import type { Deployment } from '../adapters/aws/deployment.ts';
import { isDeploymentSaid } from '../adapters/aws/deployment-file.ts';
import { AwsFailure } from '../adapters/aws/aws-failure.ts';
import { SnsSubscriptions } from '../adapters/aws/sns/subscriptions.ts';
import { loadSubscribers } from '../adapters/subscribers-file.ts';
import {
  type FoundSubscription,
  type SubscriberStanding,
  subscriberStandings,
  wantedSubscriptions,
} from '../subscribers/subscriber-standing.ts';
import { type SubscriberTopic, subscriberTopics } from '../subscribers/subscriber-topic.ts';
import { deploymentFor, type DeploymentOption } from './deployment-for.ts';
import { UsageFailure } from './failure.ts';
import type { GlobalOptions } from './global-options.ts';
import { writtenSettings } from './written-settings.ts';

/** The options of `lastpatch subscribers …`. */
export type SubscribersOptions = GlobalOptions & DeploymentOption;

/** The options of those that read the file of subscribers. */
export interface SubscribersFileOptions extends SubscribersOptions {
  readonly subscribers?: string;
  readonly showAddresses?: boolean;
}

/** Who is subscribed at topics that could be asked, and what became of the others. */
export interface FoundAtTopics {
  readonly asked: readonly SubscriberTopic[];
  readonly found: readonly FoundSubscription[];
  /** A sentence for each topic that could not be asked. */
  readonly failures: readonly string[];
}

/** Everybody who is wanted or there. */
export interface ReadSubscribers {
  /** All topics. */
  readonly topics: readonly SubscriberTopic[];
  /** Those that could be asked. */
  readonly asked: readonly SubscriberTopic[];
  /** A sentence for each of the others. */
  readonly failures: readonly string[];
  readonly standings: readonly SubscriberStanding[];
}

/**
 * Who the file asks for and who is subscribed.
 *
 * @throws SettingsError with all problems of the settings, or of the file of subscribers
 * @throws UsageFailure when it is not said where the deployment is
 */
export async function readAllSubscribers(
  options: SubscribersFileOptions,
  work: (read: ReadSubscribers, subscriptions: SnsSubscriptions) => Promise<void>,
): Promise<void> {
  const { settings } = await writtenSettings(options);
  const watches = settings.watches.map(({ id }) => id);
  const wanted = await loadSubscribers(options, { watches, refused: refusedOnAws });
  if (!(await isDeploymentSaid(options.deployment, process.env))) throw new UsageFailure(NO_DEPLOYMENT);
  const deployment = await deploymentFor(options);
  await withSubscriptions(deployment, async (subscriptions) => {
    const topics = subscriberTopics(deployment, watches);
    const { asked, found, failures } = await foundAt(subscriptions, topics);
    const standings = subscriberStandings(asked, wantedSubscriptions(wanted, asked), found);
    await work({ topics, asked, standings, failures }, subscriptions);
  });
}

const NO_DEPLOYMENT =
  'This is about a deployment on AWS, and nothing says where one is: there is no .lastpatch/deployment.json here, and LASTPATCH_TOPIC_PREFIX is not set. --deployment names a file that says it. On a machine of your own "lastpatch run" reads subscribers.yaml itself, and "lastpatch subscribers test" shows that letters arrive.';

/** Does something with the subscriptions of a deployment, and lets go of them. */
export async function withSubscriptions<T>(
  { topicPrefix }: Deployment,
  work: (subscriptions: SnsSubscriptions) => Promise<T>,
): Promise<T> {
  const subscriptions = SnsSubscriptions.inRegionOf(topicPrefix);
  try {
    return await work(subscriptions);
  } finally {
    subscriptions.close();
  }
}

/** Asks every topic who is subscribed; one that cannot be asked does not stop the others. */
export async function foundAt(
  subscriptions: SnsSubscriptions,
  all: readonly SubscriberTopic[],
): Promise<FoundAtTopics> {
  const asked: SubscriberTopic[] = [];
  const found: FoundSubscription[] = [];
  const failures: string[] = [];
  for (const topic of all) {
    try {
      found.push(...(await subscriptions.of(topic)));
      asked.push(topic);
    } catch (error) {
      if (!(error instanceof AwsFailure)) throw error;
      failures.push(error.message);
    }
  }
  return { asked, found, failures };
}
