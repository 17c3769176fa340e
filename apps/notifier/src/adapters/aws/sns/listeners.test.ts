import { GetTopicAttributesCommand, ListSubscriptionsCommand, SNSClient } from '@aws-sdk/client-sns';
import { describe, expect, it, test, vi } from 'vitest';
import { type Audience, unheard } from './listeners.ts';

const PAGE = 100;

/** An account that lists subscriptions to these topics, in this order; and how often each action was called. */
function accountWith(subscribed: readonly string[]): { client: SNSClient; calls: Map<string, number> } {
  const client = new SNSClient({ region: 'eu-central-1' });
  const calls = new Map<string, number>();
  vi.spyOn(client, 'send').mockImplementation((command: unknown) => {
    const action = (command as object).constructor.name.replace('Command', '');
    calls.set(action, (calls.get(action) ?? 0) + 1);
    if (command instanceof ListSubscriptionsCommand) {
      const from = Number(command.input.NextToken ?? 0);
      const page = subscribed.slice(from, from + PAGE);
      const Subscriptions = page.map((TopicArn) => ({ TopicArn, SubscriptionArn: 'arn:confirmed' }));
      return { Subscriptions, ...(from + PAGE < subscribed.length ? { NextToken: `${from + PAGE}` } : {}) };
    }
    if (!(command instanceof GetTopicAttributesCommand)) throw new Error(action);
    const confirmed = subscribed.filter((topic) => topic === command.input.TopicArn).length;
    return { Attributes: { SubscriptionsConfirmed: String(confirmed) } };
  });
  return { client, calls };
}

function audiences(count: number): Audience[] {
  return Array.from({ length: count }, (_, index) => {
    return { name: `team-${index}`, topics: [`${index}-letters`, `${index}-urgent`] };
  });
}

/** Everybody listens to letters. */
const letters = (count: number): string[] => Array.from({ length: count }, (_, index) => `${index}-letters`);
const others = (count: number): string[] => Array.from({ length: count }, () => 'of-another');

describe('whether anybody listens', () => {
  test.each([
    ['to one', 1, letters(1), { ListSubscriptions: 1 }],
    ['to a hundred', 100, letters(100), { ListSubscriptions: 1 }],
    // Asking for each topic would take 1,000 calls more.
    ['to a thousand', 1000, letters(1000), { ListSubscriptions: 10 }],
    ['to two, after 400 others', 2, [...others(400), ...letters(2)], { ListSubscriptions: 5 }],
    // The account is full of others: of each topic is asked.
    [
      'to two, after 600 others',
      2,
      [...others(600), ...letters(2)],
      { ListSubscriptions: 5, GetTopicAttributes: 4 },
    ],
    ['to four, after 600 others', 4, [...others(600), ...letters(4)], { ListSubscriptions: 7 }],
  ])('%s is asked in as few calls as may be', async (_, count, subscribed, expected) => {
    const { client, calls } = accountWith(subscribed);
    expect(await unheard(client, audiences(count))).toEqual([]);
    expect(Object.fromEntries(calls)).toEqual(expected);
  });

  it('is known of those whom nobody hears, wherever the listing ended', async () => {
    for (const many of [0, 700]) {
      const { client } = accountWith([...others(many), ...letters(2)]);
      expect(await unheard(client, audiences(3))).toEqual(['team-2']);
    }
  });
});
