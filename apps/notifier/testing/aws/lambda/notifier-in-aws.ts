import { SubscribeCommand } from '@aws-sdk/client-sns';
import { ENVIRONMENT } from '@lastpatch/settings';
import { type Deployment, deploymentOf } from '../../../src/adapters/aws/deployment.ts';
import { Bucket } from '../../../src/adapters/aws/s3/bucket.ts';
import { pushSettingsObject } from '../../../src/adapters/aws/s3/settings-object.ts';
import { type AwsAccount, emptyAccount } from '../aws-account.ts';
import { type AwsClients, clientsOf } from '../aws-clients.ts';
import { ledgerPlaceOf } from '../dynamo-outboxes.ts';
import { type SubscribedQueue, queueSubscribed } from '../subscribed-queue.ts';
import { topicIn } from '../topics.ts';

/** The queues that get what one watch is told. */
export interface WatchQueues {
  readonly letters: SubscribedQueue;
  readonly urgent: SubscribedQueue;
}

/** A notifier as it is deployed: table, bucket, topics with subscribers, and what its function is told. */
export interface NotifierInAws {
  readonly account: AwsAccount;
  /** Reach AWS itself, past any proxy. */
  readonly clients: AwsClients;
  readonly deployment: Deployment;
  /** The variables of the function. */
  readonly environment: Readonly<Record<string, string>>;
  readonly bucket: Bucket;
  readonly queues: ReadonlyMap<string, WatchQueues>;
  readonly operators: SubscribedQueue;
}

/** An address that no log may show. */
export const EMAIL = 'person@private.example';
/** A phone that no log may show. */
export const PHONE = '+4915112345678';

/**
 * Deploys a notifier into an account of its own. Each watch has a queue at each of its topics, someone who reads mail, and
 * a phone.
 *
 * @param more further variables of the function
 */
export async function notifierInAws(
  watches: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<NotifierInAws> {
  const account = await emptyAccount();
  const clients = clientsOf(account);
  const place = await ledgerPlaceOf(clients);
  const name = 'lastpatch-test-';
  const queues = new Map<string, WatchQueues>();
  for (const id of watches) {
    const letters = await topicIn(clients, `${name}${id}_letters`);
    const urgent = await topicIn(clients, `${name}${id}_urgent`);
    queues.set(id, {
      letters: await queueSubscribed(clients, letters),
      urgent: await queueSubscribed(clients, urgent),
    });
    await listen(clients, letters, { Protocol: 'email', Endpoint: EMAIL });
    await listen(clients, urgent, { Protocol: 'sms', Endpoint: PHONE });
  }
  const operatorsTopic = await topicIn(clients, `${name}operators`);
  const environment = {
    [ENVIRONMENT.ledgerTable]: place.table,
    [ENVIRONMENT.catalogBucket]: place.bucket,
    [ENVIRONMENT.topicPrefix]: `arn:aws:sns:${account.region}:${account.id}:${name}`,
    [ENVIRONMENT.operatorsTopic]: operatorsTopic,
    ...more,
  };
  return {
    account,
    clients,
    deployment: deploymentOf(environment),
    environment,
    bucket: new Bucket(clients.s3, place.bucket),
    queues,
    operators: await queueSubscribed(clients, operatorsTopic),
  };
}

/** Writes the settings of a deployed notifier, with the text of a certificate authority where one is named. */
export async function pushSettings(
  { bucket }: NotifierInAws,
  text: string,
  certificateAuthorities: string | null = null,
): Promise<void> {
  await pushSettingsObject(bucket, {
    settings: { name: 'lastpatch.yaml', text },
    products: [],
    fleet: [],
    certificateAuthorities,
  });
}

async function listen(
  { sns }: AwsClients,
  TopicArn: string,
  to: { readonly Protocol: 'email' | 'sms'; readonly Endpoint: string },
): Promise<void> {
  await sns.send(new SubscribeCommand({ TopicArn, ...to }));
}
