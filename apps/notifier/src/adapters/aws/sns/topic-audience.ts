import { paginateListSubscriptionsByTopic, type SNSClient } from '@aws-sdk/client-sns';
import { maskedEndpoint } from '@lastpatch/settings';
import { awsErrorCode, AwsFailure } from '../aws-failure.ts';
import { GONE } from './subscriptions.ts';

/**
 * Who subscribes to a topic, confirmed or yet to confirm: each as anybody may see it, such as `email o…@example.org`.
 *
 * @param topic its ARN
 * @returns nobody when there is no such topic
 * @throws AwsFailure when SNS cannot be asked, or refuses
 */
export async function topicAudience(client: SNSClient, topic: string): Promise<readonly string[]> {
  const found: string[] = [];
  try {
    for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic(
      { client },
      { TopicArn: topic },
    )) {
      for (const { Protocol = '', Endpoint = '', SubscriptionArn } of Subscriptions) {
        if (SubscriptionArn !== GONE) found.push(`${Protocol} ${maskedEndpoint(Protocol, Endpoint)}`);
      }
    }
  } catch (error) {
    if (awsErrorCode(error).includes('NotFound')) return [];
    throw new AwsFailure({ call: 'SNS ListSubscriptionsByTopic', on: `the topic ${topic}` }, error);
  }
  return found;
}
