import type { SendSettings } from './send-settings.ts';
import { HOME_PROTOCOLS, isPlainHttp, type SubscriberProtocol } from './subscriber-endpoint.ts';

/** Why a protocol, or an endpoint of it, cannot be used where letters are sent from; undefined when it can. */
export type RefusedProtocol = (protocol: SubscriberProtocol, endpoint: string) => string | undefined;

const TWO_FILES =
  'Where one file is to serve both, keep this entry in a file of its own, and name the file with --subscribers';

/** Of letters that go out on AWS. */
export const refusedOnAws: RefusedProtocol = (protocol, endpoint) =>
  // What is this machine itself is another one seen from AWS.
  HOME_PROTOCOLS.some((known) => known === protocol) || isPlainHttp(endpoint)
    ? `${protocol}: only a machine of your own sends letters there, AWS does not. ${TWO_FILES}`
    : undefined;

/** Of each protocol that has to be set up: what `send` in lastpatch.yaml has to say, and under which key. */
const SET_UP_BY: Partial<
  Record<SubscriberProtocol, { readonly key: keyof SendSettings; readonly says: string }>
> = {
  email: { key: 'smtp', says: 'by which server' },
  https: { key: 'webhooks', says: 'what they are signed with' },
  sms: { key: 'sms', says: 'by which command' },
  matrix: { key: 'matrix', says: 'by which server' },
};

/**
 * Of letters that go out from a machine of one's own.
 *
 * @param send how it sends; null where the settings say nothing of that
 */
export function refusedAtHome(send: SendSettings | null): RefusedProtocol {
  return (protocol) => {
    if (protocol === 'sqs' || protocol === 'lambda') {
      return `${protocol}: only AWS sends letters there, a machine of your own does not. ${TWO_FILES}`;
    }
    const by = SET_UP_BY[protocol];
    if (by === undefined || (send?.[by.key] ?? null) !== null) return undefined;
    return `${protocol}: it is not set up: send.${by.key} in lastpatch.yaml says ${by.says}`;
  };
}
