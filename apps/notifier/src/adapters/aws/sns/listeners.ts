import { paginateListSubscriptions, GetTopicAttributesCommand, type SNSClient } from '@aws-sdk/client-sns';
import { aFewAtOnce } from '../../a-few-at-once.ts';
import { AwsFailure } from '../aws-failure.ts';

/** A group of people, and the topics by which it is reached. */
export interface Audience {
  /** For messages. */
  readonly name: string;
  readonly topics: readonly string[];
}

/** So many pages of 100 subscriptions each are always looked through. */
const FEWEST_PAGES = 5;

/** How many topics are asked for at the same time. SNS answers some tens of such calls a second, and the SDK asks again. */
const AT_ONCE = 4;

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
      // Once as many pages were looked through as there are topics left to ask for, asking for each costs as much again at most.
      if (pages >= Math.max(FEWEST_PAGES, topicsOf(left))) break;
    }
  } catch (error) {
    throw new AwsFailure({ call: 'SNS ListSubscriptions', on: 'this account and region' }, error);
  }
  const confirmed = await aFewAtOnce(AT_ONCE, left, async ({ topics }) => {
    return Promise.all(topics.map((topic) => confirmedSubscribers(client, topic)));
  });
  return left.filter((_, index) => confirmed[index]?.every((count) => count === 0)).map(({ name }) => name);
}

function topicsOf(audiences: readonly Audience[]): number {
  return audiences.reduce((sum, { topics }) => sum + topics.length, 0);
}

async function confirmedSubscribers(client: SNSClient, topic: string): Promise<number> {
  try {
    const { Attributes = {} } = await client.send(new GetTopicAttributesCommand({ TopicArn: topic }));
    return Number(Attributes['SubscriptionsConfirmed'] ?? 0);
  } catch (error) {
    throw new AwsFailure({ call: 'SNS GetTopicAttributes', on: `the topic ${topic}` }, error);
  }
}
