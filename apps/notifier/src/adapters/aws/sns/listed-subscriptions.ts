import { paginateListSubscriptionsByTopic, type SNSClient, type Subscription } from '@aws-sdk/client-sns';

/** Stands in the place of an ARN for a while after somebody has unsubscribed. */
const GONE = 'Deleted';

/**
 * All that is subscribed to a topic, confirmed or not, as SNS lists it.
 *
 * @param topic its ARN
 * @throws what the SDK throws
 */
export async function listedSubscriptions(client: SNSClient, topic: string): Promise<Subscription[]> {
  const listed: Subscription[] = [];
  for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic(
    { client },
    { TopicArn: topic },
  )) {
    listed.push(...Subscriptions.filter(({ SubscriptionArn }) => SubscriptionArn !== GONE));
  }
  return listed;
}
