import { HOME_PROTOCOLS, type SubscriberProtocol } from './subscriber-endpoint.ts';

/** Why a protocol cannot be used where letters are sent from; undefined when it can. */
export type RefusedProtocol = (protocol: SubscriberProtocol) => string | undefined;

const TWO_FILES =
  'Where one file is to serve both, keep this entry in a file of its own, and name the file with --subscribers';

/** Of letters that go out on AWS. */
export const refusedOnAws: RefusedProtocol = (protocol) =>
  HOME_PROTOCOLS.some((known) => known === protocol)
    ? `${protocol}: only a machine of your own sends letters there, AWS does not. ${TWO_FILES}`
    : undefined;

/** What has to be written so that a machine sends letters by a protocol. */
const SET_UP_BY: Partial<Record<SubscriberProtocol, string>> = {
  email: 'send.smtp in lastpatch.yaml says by which server',
  https: 'send.webhooks in lastpatch.yaml says what they are signed with',
  sms: 'send.sms in lastpatch.yaml says by which command',
  matrix: 'send.matrix in lastpatch.yaml says by which server',
};

/**
 * Of letters that go out from a machine of one's own.
 *
 * @param setUp the protocols by which it can send
 */
export function refusedAtHome(setUp: { has(protocol: SubscriberProtocol): boolean }): RefusedProtocol {
  return (protocol) => {
    if (setUp.has(protocol)) return undefined;
    if (protocol === 'sqs' || protocol === 'lambda') {
      return `${protocol}: only AWS sends letters there, a machine of your own does not. ${TWO_FILES}`;
    }
    const by = SET_UP_BY[protocol];
    return `${protocol}: it is not set up${by === undefined ? '' : `: ${by}`}`;
  };
}
