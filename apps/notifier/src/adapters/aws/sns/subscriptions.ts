import { maskedEndpoint } from '@lastpatch/settings';
import {
  GetSubscriptionAttributesCommand,
  SetSubscriptionAttributesCommand,
  SNSClient,
  SubscribeCommand,
  type Subscription,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import {
  attributesOf,
  type SubscriberChange,
  type SubscriptionAttributes,
} from '../../../subscribers/subscriber-changes.ts';
import type { FoundSubscription, SubscriberStanding } from '../../../subscribers/subscriber-standing.ts';
import type { SubscriberTopic } from '../../../subscribers/subscriber-topic.ts';
import { regionOf } from '../aws-clients.ts';
import { awsErrorCode, AwsFailure } from '../aws-failure.ts';
import { clientSettings } from '../client-settings.ts';
import { aFewAtOnce } from '../../a-few-at-once.ts';
import { listedSubscriptions } from './listed-subscriptions.ts';
import { deadLetterQueueIn } from './redrive-policy.ts';
import { whyRefused } from './refused-endpoint.ts';

/** A person waits, and every call may be made again: whoever subscribes twice is subscribed once. */
const LIMIT_MS = 10_000;
const ATTEMPTS = 3;

/** SNS takes 100 calls of each kind a second; these are far below. */
const AT_ONCE = 5;

/** What has become of an endpoint. */
export type ChangeDone = 'confirmed' | 'asked' | 'removed' | 'set';

/** The subscriptions to the topics of a deployment. Every method throws AwsFailure, which names no address. */
export class SnsSubscriptions {
  readonly #client: SNSClient;

  constructor(client: SNSClient) {
    this.#client = client;
  }

  /** Subscriptions with the credentials of this machine, in the region of a topic. */
  static inRegionOf(topicArn: string): SnsSubscriptions {
    const region = regionOf(topicArn);
    return new SnsSubscriptions(new SNSClient({ region, ...clientSettings(LIMIT_MS, ATTEMPTS) }));
  }

  /** Lets go of the connections. */
  close(): void {
    this.#client.destroy();
  }

  /** All that is subscribed to a topic, confirmed or not. */
  async of(topic: SubscriberTopic): Promise<FoundSubscription[]> {
    const listed = await this.#listed(topic);
    const found = await aFewAtOnce(AT_ONCE, listed, (one) => this.#found(topic, one));
    return found.filter((one) => one !== undefined);
  }

  /** Makes one change. A change that was made before does no harm. */
  async make(change: SubscriberChange): Promise<ChangeDone> {
    const { standing } = change;
    switch (change.kind) {
      case 'add':
      case 'resend':
        return this.#subscribe(standing);
      case 'remove':
        await this.#call('Unsubscribe', standing, () =>
          this.#client.send(new UnsubscribeCommand({ SubscriptionArn: change.arn })),
        );
        return 'removed';
      case 'set':
        await this.#set(standing, change.arn, change.attributes);
        return 'set';
    }
  }

  /**
   * SNS refuses to subscribe again with other attributes than those that are set, and it may refuse the attributes
   * themselves: then somebody is subscribed all the same, and what cannot be set is told.
   */
  async #subscribe(standing: SubscriberStanding): Promise<ChangeDone> {
    const attributes = attributesOf(standing);
    try {
      return await this.#stateOf(await this.#subscribed(standing, attributes));
    } catch (error) {
      if (awsErrorCode(error) !== REFUSED) throw this.#failure('Subscribe', standing, error);
    }
    const arn = await this.#call('Subscribe', standing, () => this.#subscribed(standing));
    await this.#set(standing, arn, attributes);
    return this.#stateOf(arn);
  }

  async #subscribed(
    { topic, protocol, endpoint }: SubscriberStanding,
    Attributes?: SubscriptionAttributes,
  ): Promise<string> {
    const { SubscriptionArn = '' } = await this.#client.send(
      new SubscribeCommand({
        TopicArn: topic.arn,
        Protocol: protocol,
        Endpoint: endpoint,
        // Otherwise SNS tells none before it is confirmed.
        ReturnSubscriptionArn: true,
        ...(Attributes ? { Attributes } : {}),
      }),
    );
    return SubscriptionArn;
  }

  /** Whether somebody has still to confirm. What cannot be told now, the list tells later. */
  async #stateOf(SubscriptionArn: string): Promise<ChangeDone> {
    try {
      const { Attributes = {} } = await this.#client.send(
        new GetSubscriptionAttributesCommand({ SubscriptionArn }),
      );
      return isTrue(Attributes['PendingConfirmation']) ? 'asked' : 'confirmed';
    } catch {
      return 'asked';
    }
  }

  async #set(standing: SubscriberStanding, arn: string, attributes: SubscriptionAttributes): Promise<void> {
    for (const [AttributeName, AttributeValue] of Object.entries(attributes)) {
      await this.#call('SetSubscriptionAttributes', standing, () =>
        this.#client.send(
          new SetSubscriptionAttributesCommand({ SubscriptionArn: arn, AttributeName, AttributeValue }),
        ),
      );
    }
  }

  async #listed({ arn }: SubscriberTopic): Promise<Subscription[]> {
    try {
      return await listedSubscriptions(this.#client, arn);
    } catch (error) {
      throw new AwsFailure(
        { call: 'SNS ListSubscriptionsByTopic', on: `the topic ${arn}`, again: AGAIN },
        error,
      );
    }
  }

  /** @returns undefined when it has ended since it was listed */
  async #found(topic: SubscriberTopic, listed: Subscription): Promise<FoundSubscription | undefined> {
    const { Protocol: protocol = '', Endpoint: endpoint = '', SubscriptionArn: arn = '' } = listed;
    const pending = { topic, protocol, endpoint, confirmed: null };
    if (!arn.startsWith(ARN)) return pending;
    try {
      const { Attributes = {} } = await this.#client.send(
        new GetSubscriptionAttributesCommand({ SubscriptionArn: arn }),
      );
      if (isTrue(Attributes['PendingConfirmation'])) return pending;
      const deadLetterQueue = deadLetterQueueIn(Attributes['RedrivePolicy']);
      const hasDeliveryPolicy = (Attributes['DeliveryPolicy'] ?? '') !== '';
      const isRaw = isTrue(Attributes['RawMessageDelivery']);
      return { topic, protocol, endpoint, confirmed: { arn, deadLetterQueue, hasDeliveryPolicy, isRaw } };
    } catch (error) {
      if (awsErrorCode(error) === 'NotFoundException') return undefined;
      throw this.#failure('GetSubscriptionAttributes', { topic, protocol, endpoint }, error);
    }
  }

  async #call<T>(action: string, on: OnEndpoint, call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      throw this.#failure(action, on, error);
    }
  }

  #failure(action: string, { topic, protocol, endpoint }: OnEndpoint, error: unknown): AwsFailure {
    const on = `${protocol} ${maskedEndpoint(protocol, endpoint)} of the topic ${topic.arn}`;
    const isRefused = awsErrorCode(error) === REFUSED;
    const again = isRefused ? whyRefused(action, protocol) : AGAIN;
    return new AwsFailure({ call: `SNS ${action}`, on, again }, error);
  }
}

type OnEndpoint = Pick<SubscriberStanding, 'topic' | 'protocol' | 'endpoint'>;

const AGAIN = 'run the command again';

/** Until a subscription is confirmed, `PendingConfirmation` stands in the place of its ARN in a list. */
const ARN = 'arn:';

const REFUSED = 'InvalidParameterException';

/** SNS writes truth in lower case; others that speak as it does write it otherwise. */
function isTrue(text: string | undefined): boolean {
  return text?.toLowerCase() === 'true';
}
