import { type GetTopicAttributesCommand, ListSubscriptionsCommand, SNSClient } from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { type Audience, unheard } from './listeners.ts';

const LISTED = 100;

/** An SNS in which these topics have a subscriber, one each time that they stand there, and what it was asked. */
function snsOf(subscribed: readonly string[]): { client: SNSClient; lists: () => number; topics: string[] } {
  let lists = 0;
  const topics: string[] = [];
  const send = (command: ListSubscriptionsCommand | GetTopicAttributesCommand): Promise<unknown> => {
    if (command instanceof ListSubscriptionsCommand) {
      lists += 1;
      const from = Number(command.input.NextToken ?? 0);
      const page = subscribed.slice(from, from + LISTED);
      return Promise.resolve({
        Subscriptions: page.map((TopicArn) => ({ TopicArn, SubscriptionArn: `arn:of:${TopicArn}` })),
        ...(from + LISTED < subscribed.length ? { NextToken: String(from + LISTED) } : {}),
      });
    }
    const topic = command.input.TopicArn ?? '';
    topics.push(topic);
    return Promise.resolve({
      Attributes: { SubscriptionsConfirmed: subscribed.includes(topic) ? '1' : '0' },
    });
  };
  const client = Object.assign(new SNSClient({ region: 'eu-central-1' }), { send });
  return { client, lists: () => lists, topics };
}

function audiences(count: number): Audience[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `team-${index}`,
    topics: [`team-${index}_letters`, `team-${index}_urgent`],
  }));
}

describe('who listens', () => {
  it('is found in the list of all, of as many watches as there are, and no topic is asked for', async () => {
    const all = audiences(1000);
    const sns = snsOf(all.slice(1).map(({ topics: [letters = ''] }) => letters));
    expect(await unheard(sns.client, all)).toEqual(['team-0']);
    expect(sns.lists()).toBe(10);
    expect(sns.topics).toEqual([]);
  });

  it('is asked of each topic that is left, once the list is longer than that', async () => {
    const all = audiences(4);
    const others = Array.from({ length: 10_000 }, () => 'of-others');
    const sns = snsOf(['team-1_urgent', ...others, 'team-2_letters']);
    expect(await unheard(sns.client, all)).toEqual(['team-0', 'team-3']);
    expect(sns.lists()).toBe(6);
    expect(sns.topics.toSorted()).toEqual(
      [0, 2, 3].flatMap((index) => [`team-${index}_letters`, `team-${index}_urgent`]),
    );
  });
});
