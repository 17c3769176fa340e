import type { SNSClient } from '@aws-sdk/client-sns';
import { maskedEndpoint } from '@lastpatch/settings';
import { awsErrorCode, AwsFailure } from '../aws-failure.ts';
import { listedSubscriptions } from './listed-subscriptions.ts';

/**
 * Who subscribes to a topic, confirmed or yet to confirm: each as anybody may see it, such as `email o…@example.org`.
 *
 * @param topic its ARN
 * @returns nobody when there is no such topic
 * @throws AwsFailure when SNS cannot be asked, or refuses
 */
export async function topicAudience(client: SNSClient, topic: string): Promise<readonly string[]> {
  try {
    const listed = await listedSubscriptions(client, topic);
    return listed.map(
      ({ Protocol = '', Endpoint = '' }) => `${Protocol} ${maskedEndpoint(Protocol, Endpoint)}`,
    );
  } catch (error) {
    if (awsErrorCode(error).includes('NotFound')) return [];
    throw new AwsFailure({ call: 'SNS ListSubscriptionsByTopic', on: `the topic ${topic}` }, error);
  }
}
