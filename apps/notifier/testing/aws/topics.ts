import { randomUUID } from 'node:crypto';
import { CreateTopicCommand, SubscribeCommand } from '@aws-sdk/client-sns';
import type { AwsClients } from './aws-clients.ts';

/** A new topic. @returns its ARN */
export async function topicIn({ sns }: AwsClients, name = `topic-${randomUUID()}`): Promise<string> {
  const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: name }));
  return TopicArn;
}

/** Subscribes an address to a topic; it is confirmed at once. @returns the subscription's ARN */
export async function subscribed(
  { sns }: AwsClients,
  TopicArn: string,
  to: { readonly protocol: 'email' | 'sms' | 'http' | 'https' | 'sqs'; readonly endpoint: string },
): Promise<string> {
  const { SubscriptionArn = '' } = await sns.send(
    new SubscribeCommand({
      TopicArn,
      Protocol: to.protocol,
      Endpoint: to.endpoint,
      ReturnSubscriptionArn: true,
    }),
  );
  return SubscriptionArn;
}
