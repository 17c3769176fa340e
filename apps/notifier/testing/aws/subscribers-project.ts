import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Subscription, ListSubscriptionsByTopicCommand } from '@aws-sdk/client-sns';
import { ENVIRONMENT, topicArnOf, type TopicKind, topicName } from '@lastpatch/settings';
import { onTestFinished, vi } from 'vitest';
import { lastpatchPlain } from '../lastpatch-here.ts';
import type { Finished } from '../lastpatch-process.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { type AwsAccount, emptyAccount, environmentOf } from './aws-account.ts';
import { type AwsClients, clientsOf } from './aws-clients.ts';
import { type FaultProxy, faultProxy } from './fault-proxy.ts';
import { topicIn } from './topics.ts';

const PREFIX = 'lastpatch-test-';

/** A team's folder beside what it has deployed: topics of its watches, and of its operators. */
export interface SubscribersProject {
  readonly folder: string;
  readonly account: AwsAccount;
  /** Without the proxy between. */
  readonly aws: AwsClients;
  readonly proxy: FaultProxy;
  readonly operatorsTopic: string;
  topicOf(watch: string, kind: TopicKind): string;
  /** Writes subscribers.yaml. */
  write(subscribers: string): void;
  /** Runs `lastpatch subscribers …` in the folder, through the proxy. */
  run(...args: readonly string[]): Promise<Finished>;
  /** Who is subscribed to a topic, as `email ops@example.org`. */
  subscribedTo(topicArn: string): Promise<readonly string[]>;
}

/** A new project with these watches, each of which has its topics. */
export async function subscribersProject(...watches: readonly string[]): Promise<SubscribersProject> {
  const folder = temporaryFolder();
  const account = await emptyAccount();
  const aws = clientsOf(account);
  const proxy = await faultProxy();
  const operatorsTopic = await topicIn(aws, `${PREFIX}operators`);
  for (const watch of watches) {
    await topicIn(aws, topicName(PREFIX, watch, 'letters'));
    await topicIn(aws, topicName(PREFIX, watch, 'urgent'));
  }
  const arnPrefix = `arn:aws:sns:${account.region}:${account.id}:${PREFIX}`;
  const config = join(folder, 'lastpatch.yaml');
  const deployment = join(folder, 'deployment.json');
  writeFileSync(config, settingsOf(watches));
  writeFileSync(
    deployment,
    JSON.stringify({
      [ENVIRONMENT.ledgerTable]: 'ledger',
      [ENVIRONMENT.catalogBucket]: 'catalogs',
      [ENVIRONMENT.topicPrefix]: arnPrefix,
      [ENVIRONMENT.operatorsTopic]: operatorsTopic,
    }),
  );
  for (const [name, value] of Object.entries(environmentOf(account, proxy.url))) vi.stubEnv(name, value);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  return {
    folder,
    account,
    aws,
    proxy,
    operatorsTopic,
    topicOf: (watch, kind) => topicArnOf(arnPrefix, watch, kind),
    write: (subscribers) => writeFileSync(join(folder, 'subscribers.yaml'), subscribers),
    run: (command = 'list', ...args) =>
      lastpatchPlain('subscribers', command, ...args, '--config', config, '--deployment', deployment),
    subscribedTo: async (topicArn) =>
      (await subscriptionsTo(aws, topicArn)).map(({ Protocol, Endpoint }) => `${Protocol} ${Endpoint}`),
  };
}

/** What is subscribed to a topic, its first page. */
export async function subscriptionsTo({ sns }: AwsClients, TopicArn: string): Promise<Subscription[]> {
  const { Subscriptions = [] } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  return Subscriptions;
}

function settingsOf(watches: readonly string[]): string {
  return `watches:\n${watches.map((id) => `  - id: ${id}\n    follow: { openstack: supported }\n`).join('')}`;
}
