import { createHash } from 'node:crypto';
import { endpointKey, maskedEndpoint, PROTOCOLS, type Subscriber } from '@lastpatch/settings';
import type { Message } from '../../daily-check/message.ts';
import type { Channel, Outcome } from '../../daily-check/ports.ts';
import type { Transport } from './transport.ts';

/** One subscriber of one watch, on one transport: what fails for them is tried again for them alone. */
export class SubscriberChannel implements Channel {
  /** `email-1a2b3c4d`, and `email-1a2b3c4d-urgent` of who gets urgent letters only: no address gets into the ledger. */
  readonly name: string;
  readonly watch: string;
  readonly carries: Channel['carries'];
  /** Mails share a server, posts that of their address, programs this machine. */
  readonly way: string;
  readonly timeLimitMs: number;
  readonly maxBytes: number | null;
  readonly bytesOf?: (message: Message) => number;
  /** Who it is, as it may be shown to anybody. */
  readonly masked: string;
  readonly #transport: Transport;
  readonly #endpoint: string;

  constructor(transport: Transport, watch: string, { protocol, endpoint, isUrgent }: Subscriber) {
    this.name = `${protocol}-${digest(endpointKey(protocol, endpoint))}${isUrgent ? URGENT : ''}`;
    this.watch = watch;
    this.carries = isUrgent ? 'urgent' : 'letters';
    this.way = URL.canParse(endpoint) ? `${protocol} ${new URL(endpoint).host}` : protocol;
    this.timeLimitMs = transport.timeLimitMs;
    this.maxBytes = transport.maxBytes;
    const bytesOf = transport.bytesOf?.bind(transport);
    if (bytesOf) this.bytesOf = bytesOf;
    this.masked = maskedEndpoint(protocol, endpoint);
    this.#transport = transport;
    this.#endpoint = endpoint;
  }

  silence(): string | undefined {
    return this.#transport.silence?.(this.#endpoint);
  }

  async publish(message: Message, { signal }: { readonly signal: AbortSignal }): Promise<Outcome> {
    const outcome = await this.#transport.publish(message, this.#endpoint, { signal, carries: this.carries });
    return outcome.state === 'sent' ? outcome : { ...outcome, why: `${this.masked}: ${outcome.why}` };
  }
}

const URGENT = '-urgent';
const DIGITS = 8;

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, DIGITS);
}

const NAME = new RegExp(`^(?:${PROTOCOLS.join('|')})-[0-9a-f]{${DIGITS}}(?:${URGENT})?$`);

/** Whether a channel of that name is, or was, a subscriber. */
export function isSubscriberName(name: string): boolean {
  return NAME.test(name);
}
