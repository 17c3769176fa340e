import type { SendSettings, SubscriberProtocol } from '@lastpatch/settings';
import type { ReadSecret } from '../secret.ts';
import { SmtpTransport } from './smtp-transport.ts';
import type { Transport } from './transport.ts';

/** The transport of a protocol; undefined where the settings do not set it up. */
type MakeTransport = (send: SendSettings, secret: ReadSecret) => Transport | undefined;

/** How the transport of each protocol is made; a protocol that is missing here is not set up. */
const TRANSPORTS: Partial<Record<SubscriberProtocol, MakeTransport>> = {
  email: ({ smtp }, secret) => (smtp === null ? undefined : new SmtpTransport(smtp, secret)),
};

const NOTHING: SendSettings = { smtp: null, webhooks: null, sms: null, matrix: null };

/** The transports by which this machine can send, by the protocols of their subscribers. */
export function transportsFrom(
  send: SendSettings | null,
  secret: ReadSecret,
): ReadonlyMap<SubscriberProtocol, Transport> {
  const transports = new Map<SubscriberProtocol, Transport>();
  for (const [protocol, make] of Object.entries(TRANSPORTS)) {
    const transport = make(send ?? NOTHING, secret);
    if (transport) transports.set(protocol as SubscriberProtocol, transport);
  }
  return transports;
}
