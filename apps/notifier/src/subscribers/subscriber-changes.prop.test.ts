import { endpointKey, PROTOCOLS, type Subscriber, type Subscribers } from '@lastpatch/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SubscriberChange, subscriberDifference } from './subscriber-changes.ts';
import {
  type FoundSubscription,
  type SubscriberStanding,
  subscriberStandings,
  wantedSubscriptions,
} from './subscriber-standing.ts';
import { subscriberTopics } from './subscriber-topic.ts';

const PREFIX = 'arn:aws:sns:eu-central-1:123456789012:lastpatch-';
const WATCHES = ['platform', 'storage'];
const TOPICS = subscriberTopics({ topicPrefix: PREFIX, operatorsTopic: `${PREFIX}operators` }, WATCHES);

/** Few endpoints, so that the same ones are wanted and there; some differ by the case of a letter only. */
const endpoints = fc.constantFrom('a', 'A', 'b', 'c');

const subscriber = fc
  .record({ protocol: fc.constantFrom(...PROTOCOLS), endpoint: endpoints, isUrgent: fc.boolean() })
  .map((one): Subscriber => ({ ...one, isUrgent: one.isUrgent || one.protocol === 'sms' }));

/** What the file lets through: no endpoint twice in a watch. */
const group = fc.uniqueArray(subscriber, {
  selector: ({ protocol, endpoint }) => endpointKey(protocol, endpoint),
  maxLength: 6,
});

const subscribers = fc
  .record({ platform: group, storage: group, operators: group })
  .map(({ platform, storage, operators }): Subscribers => ({
    watches: new Map([
      ['platform', platform],
      ['storage', storage],
    ]),
    operators: operators.map((one) => ({ ...one, isUrgent: false })),
  }));

/** What SNS may have: any protocol, confirmed or not, an endpoint twice where one of the two waits. */
const found = fc.array(
  fc.record({
    topic: fc.constantFrom(...TOPICS),
    protocol: fc.constantFrom(...PROTOCOLS, 'http', 'firehose'),
    endpoint: endpoints,
    isConfirmed: fc.boolean(),
    queue: fc.constantFrom('own', 'other', null),
    hasDeliveryPolicy: fc.boolean(),
    isRaw: fc.boolean(),
  }),
  { maxLength: 12 },
);

type Drawn = Parameters<Parameters<typeof found.map>[0]>[0];

function subscriptionsOf(drawn: Drawn): FoundSubscription[] {
  const confirmed = new Map<string, FoundSubscription>();
  const waiting = new Map<string, FoundSubscription>();
  drawn.forEach(({ topic, protocol, endpoint, isConfirmed, queue, hasDeliveryPolicy, isRaw }, index) => {
    const deadLetterQueue = queue === 'own' ? topic.deadLetterQueue : queue;
    const one = {
      topic,
      protocol,
      endpoint,
      confirmed: isConfirmed ? { arn: `arn:${index}`, deadLetterQueue, hasDeliveryPolicy, isRaw } : null,
    };
    (isConfirmed ? confirmed : waiting).set(`${topic.arn} ${protocol} ${endpoint}`, one);
  });
  return [...confirmed.values(), ...waiting.values()];
}

function standingsOf(wanted: Subscribers, there: readonly FoundSubscription[]): SubscriberStanding[] {
  return subscriberStandings(TOPICS, wantedSubscriptions(wanted, TOPICS), there);
}

/** What SNS does with a change: mail and web addresses wait to be confirmed. */
function after(there: readonly FoundSubscription[], change: SubscriberChange): FoundSubscription[] {
  const { topic, protocol, endpoint } = change.standing;
  switch (change.kind) {
    case 'resend':
      return [...there];
    case 'remove':
      return there.filter(({ confirmed }) => confirmed?.arn !== change.arn);
    case 'set':
      return there.map((one) =>
        one.confirmed?.arn === change.arn
          ? {
              ...one,
              confirmed: {
                arn: change.arn,
                deadLetterQueue:
                  'RedrivePolicy' in change.attributes
                    ? topic.deadLetterQueue
                    : one.confirmed.deadLetterQueue,
                hasDeliveryPolicy: 'DeliveryPolicy' in change.attributes || one.confirmed.hasDeliveryPolicy,
                isRaw: 'RawMessageDelivery' in change.attributes ? false : one.confirmed.isRaw,
              },
            }
          : one,
      );
    case 'add': {
      const isAsked = protocol === 'email' || protocol === 'https';
      const confirmed = {
        arn: `arn:${protocol}:${endpoint}`,
        deadLetterQueue: topic.deadLetterQueue,
        hasDeliveryPolicy: protocol === 'https',
        isRaw: false,
      };
      return [...there, { topic, protocol, endpoint, confirmed: isAsked ? null : confirmed }];
    }
  }
}

describe('the difference between the file and what is there', () => {
  it('makes it so that all who are in the file are subscribed, and nobody else whom SNS lets go', () => {
    fc.assert(
      fc.property(subscribers, found, fc.boolean(), (wanted, drawn, isResend) => {
        const before = subscriptionsOf(drawn);
        const { changes } = subscriberDifference(standingsOf(wanted, before), { isResend });
        const there = changes.reduce<FoundSubscription[]>(after, before);
        const standings = standingsOf(wanted, there);
        for (const { place, found: one, topic, protocol } of standings) {
          if (place === null) {
            expect(one?.confirmed).toBeNull();
            continue;
          }
          expect(one).toBeDefined();
          if (one?.confirmed) expect(one.confirmed.deadLetterQueue).toBe(topic.deadLetterQueue);
          if (one?.confirmed && protocol === 'https') {
            expect(one.confirmed).toMatchObject({ hasDeliveryPolicy: true, isRaw: false });
          }
        }
      }),
    );
  });

  it('leaves nothing to do the second time', () => {
    fc.assert(
      fc.property(subscribers, found, (wanted, drawn) => {
        const before = subscriptionsOf(drawn);
        const { changes } = subscriberDifference(standingsOf(wanted, before), { isResend: false });
        const there = changes.reduce<FoundSubscription[]>(after, before);
        expect(subscriberDifference(standingsOf(wanted, there), { isResend: false }).changes).toEqual([]);
      }),
    );
  });

  it('never ends what is in the file, and adds before it ends', () => {
    fc.assert(
      fc.property(subscribers, found, (wanted, drawn) => {
        const { changes } = subscriberDifference(standingsOf(wanted, subscriptionsOf(drawn)), {
          isResend: true,
        });
        const kinds = changes.map(({ kind }) => kind);
        const firstEnd = kinds.indexOf('remove');
        if (firstEnd >= 0) expect(new Set(kinds.slice(firstEnd))).toEqual(new Set(['remove']));
        for (const { kind, standing } of changes) expect(standing.place === null).toBe(kind === 'remove');
      }),
    );
  });
});
