import { HTTPS_DELIVERY_POLICY } from './https-delivery-policy.ts';
import type { FoundSubscription, SubscriberStanding } from './subscriber-standing.ts';

/** What has to be done at one endpoint so that it is as the file says. */
export type SubscriberChange =
  | { readonly kind: 'add' | 'resend'; readonly standing: SubscriberStanding }
  | { readonly kind: 'remove'; readonly standing: SubscriberStanding; readonly arn: string }
  | {
      readonly kind: 'set';
      readonly standing: SubscriberStanding;
      readonly arn: string;
      readonly attributes: SubscriptionAttributes;
    };

/** Attributes of a subscription, by SNS's names. */
export type SubscriptionAttributes = Readonly<
  Partial<Record<'RedrivePolicy' | 'DeliveryPolicy' | 'RawMessageDelivery', string>>
>;

/** What separates the standings from the file. */
export interface SubscriberDifference {
  /** In the order in which they are best made: nobody is removed before all others have been added. */
  readonly changes: readonly SubscriberChange[];
  /** In the file, asked, and not confirmed yet. */
  readonly waiting: readonly SubscriberStanding[];
  /** Not in the file and not confirmed: SNS lets nobody end these, and drops them by itself. */
  readonly undroppable: readonly SubscriberStanding[];
}

/**
 * What has to be done so that all is as the file says.
 *
 * @param isResend whether those who have not confirmed are asked once more
 */
export function subscriberDifference(
  standings: readonly SubscriberStanding[],
  { isResend }: { readonly isResend: boolean },
): SubscriberDifference {
  const ours = standings.filter(({ isManagedElsewhere }) => !isManagedElsewhere);
  const wanted = ours.filter(({ place }) => place !== null);
  const unwanted = ours.filter(({ place }) => place === null);
  const waiting = wanted.filter(({ found }) => found?.confirmed === null);
  return {
    changes: [
      ...wanted.filter(({ found }) => !found).map((standing) => ({ kind: 'add', standing }) as const),
      ...(isResend ? waiting.map((standing) => ({ kind: 'resend', standing }) as const) : []),
      ...wanted.flatMap(settingOf),
      ...unwanted.flatMap(removalOf),
    ],
    waiting,
    undroppable: unwanted.filter(({ found }) => found?.confirmed === null),
  };
}

function removalOf(standing: SubscriberStanding): SubscriberChange[] {
  const confirmed = standing.found?.confirmed;
  return confirmed ? [{ kind: 'remove', standing, arn: confirmed.arn }] : [];
}

function settingOf(standing: SubscriberStanding): SubscriberChange[] {
  const { found } = standing;
  if (!found?.confirmed) return [];
  const attributes = attributesToSet(found);
  return Object.keys(attributes).length === 0
    ? []
    : [{ kind: 'set', standing, arn: found.confirmed.arn, attributes }];
}

/**
 * Receivers over HTTPS tell a letter from a forgery by the signature, which a raw one lacks; AWS's own need none. A delivery
 * policy that somebody has set otherwise is theirs.
 */
function attributesToSet({ topic, protocol, confirmed }: FoundSubscription): SubscriptionAttributes {
  const { RedrivePolicy, DeliveryPolicy } = attributesOf({ topic, protocol });
  return {
    ...(confirmed?.deadLetterQueue === topic.deadLetterQueue ? {} : { RedrivePolicy }),
    ...(DeliveryPolicy === undefined || confirmed?.hasDeliveryPolicy ? {} : { DeliveryPolicy }),
    ...(protocol === 'https' && confirmed?.isRaw ? { RawMessageDelivery: 'false' } : {}),
  };
}

/** What a subscription has from the beginning. */
export function attributesOf({
  topic,
  protocol,
}: Pick<FoundSubscription, 'topic' | 'protocol'>): SubscriptionAttributes & {
  readonly RedrivePolicy: string;
} {
  return {
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: topic.deadLetterQueue }),
    ...(protocol === 'https' ? { DeliveryPolicy: HTTPS_DELIVERY_POLICY } : {}),
  };
}
