import { paginateListSubscriptions, GetTopicAttributesCommand, type SNSClient } from '@aws-sdk/client-sns';
import { AwsFailure } from '../aws-failure.ts';

/** A group of people, and the topics by which it is reached. */
export interface Audience {
  /** For messages. */
  readonly name: string;
  readonly topics: readonly string[];
}

/** So many pages of 100 subscriptions each are read in any case. */
const FEW_PAGES = 5;

/**
 * The groups to which nobody listens: none of their topics has a confirmed subscriber.
 *
 * @throws AwsFailure when SNS cannot be asked, or refuses
 */
export async function unheard(client: SNSClient, audiences: readonly Audience[]): Promise<readonly string[]> {
  let left = [...audiences];
  let pages = 0;
  try {
    for await (const { Subscriptions = [], NextToken } of paginateListSubscriptions({ client }, {})) {
      const heard = new Set(
        Subscriptions.flatMap(({ SubscriptionArn, TopicArn }) =>
          SubscriptionArn?.startsWith('arn:') === true && TopicArn !== undefined ? [TopicArn] : [],
        ),
      );
      left = left.filter(({ topics }) => !topics.some((topic) => heard.has(topic)));
      pages += 1;
      if (left.length === 0 || NextToken === undefined) return left.map(({ name }) => name);
      // The account may hold any number of subscriptions that are not ours: beyond as many pages as there are topics left, it is
      // better to ask for each of these.
      if (pages >= Math.max(FEW_PAGES, left.flatMap(({ topics }) => topics).length)) break;
    }
  } catch (error) {
    throw new AwsFailure({ call: 'SNS ListSubscriptions', on: 'this account and region' }, error);
  }
  const unheardNames: string[] = [];
  for (const { name, topics } of left) {
    const confirmed = await Promise.all(topics.map((topic) => confirmedSubscribers(client, topic)));
    if (confirmed.every((count) => count === 0)) unheardNames.push(name);
  }
  return unheardNames;
}

async function confirmedSubscribers(client: SNSClient, topic: string): Promise<number> {
  try {
    const { Attributes = {} } = await client.send(new GetTopicAttributesCommand({ TopicArn: topic }));
    return Number(Attributes['SubscriptionsConfirmed'] ?? 0);
  } catch (error) {
    throw new AwsFailure({ call: 'SNS GetTopicAttributes', on: `the topic ${topic}` }, error);
  }
}
