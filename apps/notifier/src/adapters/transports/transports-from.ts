import type { SendSettings, SubscriberProtocol } from '@lastpatch/settings';
import type { ReadSecret } from '../secret.ts';
import type { Environment } from '../web/proxy-choice.ts';
import { ChatTransport } from './chat.ts';
import { CommandTransport, SmsCommandTransport } from './command.ts';
import type { HttpPost } from './http-post.ts';
import { MatrixTransport } from './matrix.ts';
import { SilentServers } from './silent-servers.ts';
import { SmtpTransport } from './smtp-transport.ts';
import { SparingTransport } from './sparing-transport.ts';
import type { Transport } from './transport.ts';
import { WebhookTransport } from './webhook.ts';

/** What transports are made with. */
export interface TransportParts {
  readonly secret: ReadSecret;
  readonly http: HttpPost;
  /** Of this process. */
  readonly environment: Environment;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** The transport of a protocol; undefined where the settings do not set it up. */
type MakeTransport = (send: SendSettings, parts: TransportParts) => Transport | undefined;

/** How the transport of each protocol is made. What only AWS sends to is missing. */
const TRANSPORTS: Partial<Record<SubscriberProtocol, MakeTransport>> = {
  email: ({ smtp }, { secret }) => (smtp === null ? undefined : new SmtpTransport(smtp, secret)),
  https: ({ webhooks }, { http, secret, now }) =>
    webhooks === null
      ? undefined
      : new WebhookTransport({ http, secret: () => secret(webhooks.secret), now }),
  sms: ({ sms }, { environment }) =>
    sms === null
      ? undefined
      : new SmsCommandTransport({ command: sms.command, environment, limitMs: 1000 * sms.seconds }),
  matrix: ({ matrix }, { http, secret }) =>
    matrix === null
      ? undefined
      : new MatrixTransport({ http, server: matrix.server, token: () => secret(matrix.token) }),
  // Their addresses, and the command itself, are all that they need.
  slack: (_, { http }) => new ChatTransport('slack', http),
  mattermost: (_, { http }) => new ChatTransport('mattermost', http),
  teams: (_, { http }) => new ChatTransport('teams', http),
  command: (_, { environment }) => new CommandTransport({ environment }),
};

const NOTHING: SendSettings = { smtp: null, webhooks: null, sms: null, matrix: null };

/** The transports by which this machine can send, by the protocols of their subscribers: for one run, which spares silent servers. */
export function transportsFrom(
  send: SendSettings | null,
  parts: TransportParts,
): ReadonlyMap<SubscriberProtocol, Transport> {
  const transports = new Map<SubscriberProtocol, Transport>();
  const servers = new SilentServers();
  for (const [protocol, make] of Object.entries(TRANSPORTS)) {
    const transport = make(send ?? NOTHING, parts);
    if (transport) transports.set(protocol as SubscriberProtocol, new SparingTransport(transport, servers));
  }
  return transports;
}
