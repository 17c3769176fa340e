import type { Subscribers } from '@lastpatch/settings';
import { describe, expect, it } from 'vitest';
import { subscriberDifference } from './subscriber-changes.ts';
import { type FoundSubscription, subscriberStandings, wantedSubscriptions } from './subscriber-standing.ts';
import { subscriberTopics } from './subscriber-topic.ts';

const PREFIX = 'arn:aws:sns:eu-central-1:123456789012:lastpatch-';
const TOPICS = subscriberTopics({ topicPrefix: PREFIX, operatorsTopic: `${PREFIX}operators` }, ['platform']);
const [LETTERS, URGENT, OPERATORS] = TOPICS as [(typeof TOPICS)[0], (typeof TOPICS)[0], (typeof TOPICS)[0]];

const WANTED: Subscribers = {
  watches: new Map([['platform', [{ protocol: 'email', endpoint: 'ops@example.org', isUrgent: false }]]]),
  operators: [],
};

type There = Partial<FoundSubscription> & {
  readonly queue?: string | null;
  readonly hasDeliveryPolicy?: boolean;
  readonly isRaw?: boolean;
};

function there({
  queue = LETTERS.deadLetterQueue,
  hasDeliveryPolicy = true,
  isRaw = false,
  ...rest
}: There = {}): FoundSubscription {
  return {
    topic: LETTERS,
    protocol: 'email',
    endpoint: 'ops@example.org',
    confirmed: { arn: 'arn:one', deadLetterQueue: queue, hasDeliveryPolicy, isRaw },
    ...rest,
  };
}

function changes(found: readonly FoundSubscription[], wanted = WANTED, isResend = false): string[] {
  const standings = subscriberStandings(TOPICS, wantedSubscriptions(wanted, TOPICS), found);
  return subscriberDifference(standings, { isResend }).changes.map((change) =>
    [
      change.kind,
      change.standing.endpoint,
      ...(change.kind === 'set' ? Object.keys(change.attributes) : []),
      ...(change.kind === 'remove' ? [change.arn] : []),
    ].join(' '),
  );
}

const waiting = { confirmed: null };

describe('what has to be done', () => {
  it.each<[string, readonly FoundSubscription[], readonly string[]]>([
    ['is to subscribe whoever is not', [], ['add ops@example.org']],
    ['is nothing for whoever is as wanted', [there()], []],
    ['is nothing where only the case of a letter differs', [there({ endpoint: 'Ops@Example.org' })], []],
    [
      'is to set the queue where there is none',
      [there({ queue: null })],
      ['set ops@example.org RedrivePolicy'],
    ],
    ['and where it is another', [there({ queue: 'arn:other' })], ['set ops@example.org RedrivePolicy']],
    ['is nothing while somebody has yet to confirm', [there(waiting)], []],
    [
      'is to end what is not in the file',
      [
        there(),
        there({
          endpoint: 'x@example.org',
          confirmed: { arn: 'arn:x', deadLetterQueue: null, hasDeliveryPolicy: false, isRaw: false },
        }),
      ],
      ['remove x@example.org arn:x'],
    ],
    [
      'is nothing for what is not in the file and waits',
      [there(), there({ endpoint: 'x@example.org', ...waiting })],
      [],
    ],
    [
      'is to move whoever is at the other topic',
      [there({ topic: URGENT, queue: URGENT.deadLetterQueue })],
      ['add ops@example.org', 'remove ops@example.org arn:one'],
    ],
    ['is nothing where a confirmed one was asked again', [there(waiting), there()], []],
    [
      'is to end the second of two spellings',
      [
        there({ endpoint: 'OPS@example.org' }),
        there({
          confirmed: {
            arn: 'arn:two',
            deadLetterQueue: LETTERS.deadLetterQueue,
            hasDeliveryPolicy: false,
            isRaw: false,
          },
        }),
      ],
      ['remove OPS@example.org arn:one'],
    ],
    [
      'is nothing for the doing of Amazon Q',
      [
        there(),
        there({ protocol: 'https', endpoint: 'https://global.sns-api.chatbot.amazonaws.com', queue: null }),
      ],
      [],
    ],
    [
      'is to end an address that only looks like that',
      [
        there(),
        there({
          protocol: 'https',
          endpoint: 'https://global.sns-api.chatbot.amazonaws.com.evil.example/',
          confirmed: { arn: 'arn:evil', deadLetterQueue: null, hasDeliveryPolicy: false, isRaw: false },
        }),
      ],
      ['remove https://global.sns-api.chatbot.amazonaws.com.evil.example/ arn:evil'],
    ],
  ])('%s', (_, found, expected) => {
    expect(changes(found)).toEqual(expected);
  });

  it('is to ask again whoever has not confirmed, where that is wanted', () => {
    expect(changes([there(waiting)], WANTED, true)).toEqual(['resend ops@example.org']);
    expect(changes([there()], WANTED, true)).toEqual([]);
  });

  it.each([
    {
      protocol: 'https' as const,
      endpoint: 'https://hooks.example.org/',
      expected: ['set https://hooks.example.org/ RawMessageDelivery'],
    },
    { protocol: 'sqs' as const, endpoint: 'arn:aws:sqs:eu-central-1:123456789012:queue', expected: [] },
  ])('of raw letters is told by $protocol', ({ protocol, endpoint, expected }) => {
    const wanted: Subscribers = {
      watches: new Map([['platform', [{ protocol, endpoint, isUrgent: false }]]]),
      operators: [],
    };
    expect(changes([there({ protocol, endpoint, isRaw: true })], wanted)).toEqual(expected);
  });

  it.each([
    {
      protocol: 'https' as const,
      endpoint: 'https://hooks.example.org/',
      expected: ['set https://hooks.example.org/ DeliveryPolicy'],
    },
    { protocol: 'sqs' as const, endpoint: 'arn:aws:sqs:eu-central-1:123456789012:queue', expected: [] },
    { protocol: 'email' as const, endpoint: 'ops@example.org', expected: [] },
  ])('without a delivery policy is told by $protocol', ({ protocol, endpoint, expected }) => {
    const wanted: Subscribers = {
      watches: new Map([['platform', [{ protocol, endpoint, isUrgent: false }]]]),
      operators: [],
    };
    expect(changes([there({ protocol, endpoint, hasDeliveryPolicy: false })], wanted)).toEqual(expected);
  });

  it('is found by phone numbers however SNS writes them', () => {
    const wanted: Subscribers = {
      watches: new Map([['platform', [{ protocol: 'sms', endpoint: '+4915112345678', isUrgent: true }]]]),
      operators: [],
    };
    expect(changes([there({ topic: URGENT, protocol: 'sms', endpoint: '4915112345678' })], wanted)).toEqual(
      [],
    );
  });

  it('sets the queue of the operators, which is no watch’s', () => {
    const wanted: Subscribers = {
      watches: new Map(),
      operators: [{ protocol: 'email', endpoint: 'ops@example.org', isUrgent: false }],
    };
    expect(OPERATORS.deadLetterQueue).toBe(
      'arn:aws:sqs:eu-central-1:123456789012:lastpatch-_operators_undelivered',
    );
    expect(changes([there({ topic: OPERATORS })], wanted)).toEqual(['set ops@example.org RedrivePolicy']);
  });
});
