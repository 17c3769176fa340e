import { ListSubscriptionsByTopicCommand, type Subscription } from '@aws-sdk/client-sns';
import { topicArnOf, type TopicKind, topicName } from '@lastpatch/settings';
import { type AwsAccount, emptyAccount, environmentOf } from './aws-account.ts';
import { type AwsClients, clientsOf } from './aws-clients.ts';
import { type FaultProxy, faultProxy } from './fault-proxy.ts';
import { type SubscribersFolder, subscribersFolder } from './subscribers-folder.ts';
import { topicIn } from './topics.ts';

const PREFIX = 'lastpatch-test-';

/** A team's folder beside what it has deployed: topics of its watches, and of its operators. */
export interface SubscribersProject extends SubscribersFolder {
  readonly account: AwsAccount;
  /** Without the proxy, which stands before all that the folder's commands ask. */
  readonly aws: AwsClients;
  readonly proxy: FaultProxy;
  readonly operatorsTopic: string;
  topicOf(watch: string, kind: TopicKind): string;
  /** Who is subscribed to a topic, as `email ops@example.org`. */
  subscribedTo(topicArn: string): Promise<readonly string[]>;
}

/** A new project with these watches, each of which has its topics. */
export async function subscribersProject(...watches: readonly string[]): Promise<SubscribersProject> {
  const account = await emptyAccount();
  const aws = clientsOf(account);
  const proxy = await faultProxy();
  const operatorsTopic = await topicIn(aws, `${PREFIX}operators`);
  for (const watch of watches) {
    await topicIn(aws, topicName(PREFIX, watch, 'letters'));
    await topicIn(aws, topicName(PREFIX, watch, 'urgent'));
  }
  const topicPrefix = `arn:aws:sns:${account.region}:${account.id}:${PREFIX}`;
  const environment = environmentOf(account, proxy.url);
  return {
    ...subscribersFolder({ watches, topicPrefix, operatorsTopic, environment }),
    account,
    aws,
    proxy,
    operatorsTopic,
    topicOf: (watch, kind) => topicArnOf(topicPrefix, watch, kind),
    subscribedTo: async (topicArn) =>
      (await subscriptionsTo(aws, topicArn)).map(({ Protocol, Endpoint }) => `${Protocol} ${Endpoint}`),
  };
}

/** What is subscribed to a topic, its first page. */
export async function subscriptionsTo({ sns }: AwsClients, TopicArn: string): Promise<Subscription[]> {
  const { Subscriptions = [] } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  return Subscriptions;
}
