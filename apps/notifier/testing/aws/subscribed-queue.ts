import { randomUUID } from 'node:crypto';
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import type { AwsClients } from './aws-clients.ts';
import { subscribed } from './topics.ts';

/** What a topic puts into a queue: the parts that tests look at. */
export interface QueuedMessage {
  readonly MessageId: string;
  readonly TopicArn: string;
  readonly Subject?: string;
  /** The body for SQS, or the default one. */
  readonly Message: string;
  readonly MessageAttributes?: Readonly<Record<string, { readonly Type: string; readonly Value: string }>>;
}

/** A queue that gets what a topic is told. */
export interface SubscribedQueue {
  readonly url: string;
  readonly arn: string;
  /** Takes all messages out of it, in the order in which they were published. */
  received(): Promise<readonly QueuedMessage[]>;
}

/** A new queue, subscribed to a topic. */
export async function queueSubscribed(clients: AwsClients, topicArn: string): Promise<SubscribedQueue> {
  const { sqs } = clients;
  const { QueueUrl: url = '' } = await sqs.send(
    new CreateQueueCommand({ QueueName: `queue-${randomUUID()}` }),
  );
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn'] }),
  );
  const arn = Attributes?.QueueArn ?? '';
  await subscribed(clients, topicArn, { protocol: 'sqs', endpoint: arn });
  return { url, arn, received: () => received(clients, url) };
}

async function received({ sqs }: AwsClients, QueueUrl: string): Promise<readonly QueuedMessage[]> {
  const all: QueuedMessage[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 0 }),
    );
    if (Messages.length === 0) return all;
    all.push(...Messages.map(({ Body = '' }) => JSON.parse(Body) as QueuedMessage));
    await sqs.send(
      new DeleteMessageBatchCommand({
        QueueUrl,
        Entries: Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })),
      }),
    );
  }
}
