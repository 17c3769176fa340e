import { createHmac } from 'node:crypto';
import type { Message } from '../../daily-check/message.ts';
import type { HttpPost } from './http-post.ts';
import { originOf } from './origin-of.ts';
import { postOutcome } from './post-outcome.ts';
import { withSpareTime } from './spare-time.ts';
import type { Attempted, Transport } from './transport.ts';
import { webhookKeys } from './webhook-keys.ts';

/** What a transport to webhooks is made of. */
export interface WebhookParts {
  readonly http: HttpPost;
  /** One secret, or several with spaces between while they are changed; read at each use. It throws an error with a sentence. */
  readonly secret: () => Promise<string>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** What receivers take of what they cannot know yet (docs/https-receivers.md), and nginx unless it is told otherwise. */
const MOST_BYTES = 1_048_576;

/**
 * Posts a letter's JSON to a program, signed as Standard Webhooks 1.0 says. Sent once more it has the same id and the same
 * body, and the time and signature of that attempt.
 */
export class WebhookTransport implements Transport {
  readonly timeLimitMs: number;
  readonly maxBytes = MOST_BYTES;
  readonly #parts: WebhookParts;

  constructor(parts: WebhookParts) {
    this.#parts = parts;
    this.timeLimitMs = withSpareTime(parts.http.limitMs);
  }

  bytesOf({ json }: Message): number {
    return Buffer.byteLength(json);
  }

  serverOf(to: string): string | undefined {
    return originOf(to);
  }

  async publish(
    { letter, json }: Message,
    to: string,
    { signal }: { readonly signal: AbortSignal },
  ): Promise<Attempted> {
    const { http, secret, now } = this.#parts;
    let keys: readonly Buffer[];
    try {
      keys = webhookKeys(await secret());
    } catch (error) {
      return { state: 'pending', why: error instanceof Error ? error.message : String(error) };
    }
    const id = webhookId(letter);
    const timestamp = String(Math.floor(now() / 1_000));
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': keys.map((key) => signature(key, `${id}.${timestamp}.${json}`)).join(' '),
    };
    const posted = await http.send({ method: 'POST', url: to, headers, body: json }, signal);
    return postOutcome(posted, () => true);
  }
}

/** The signed text is made of parts with full stops between, so that none may stand in the id: `platform-2.1` is `platform-2_1`. */
function webhookId(letter: string): string {
  return letter.replaceAll('.', '_');
}

function signature(key: Buffer, signed: string): string {
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}
