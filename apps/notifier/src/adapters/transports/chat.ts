import type { Message } from '../../daily-check/message.ts';
import { type ChatProtocol, chatForm } from './chat-form.ts';
import type { Answer, HttpPost } from './http-post.ts';
import { originOf } from './origin-of.ts';
import { postOutcome } from './post-outcome.ts';
import { withSpareTime } from './spare-time.ts';
import type { Attempted, Transport } from './transport.ts';

/** The chats that are posted to by an address which is a secret. */
export type WebhookChat = Exclude<ChatProtocol, 'matrix'>;

/** How each says that it has a message. A page for logging in also answers 200. */
const TAKEN: Readonly<Record<WebhookChat, (answer: Answer) => boolean>> = {
  slack: saysOk,
  mattermost: saysOk,
  // Its workflow has begun; what comes of that is seen in its history there.
  teams: ({ status }) => status === 202,
};

function saysOk({ status, text }: Answer): boolean {
  return status === 200 && text?.trim() === 'ok';
}

/** Posts a letter to a channel of a chat, by an incoming webhook or workflow. */
export class ChatTransport implements Transport {
  readonly timeLimitMs: number;
  readonly maxBytes = null;
  readonly #chat: WebhookChat;
  readonly #http: HttpPost;

  constructor(chat: WebhookChat, http: HttpPost) {
    this.#chat = chat;
    this.#http = http;
    this.timeLimitMs = withSpareTime(http.limitMs);
  }

  serverOf(to: string): string | undefined {
    return originOf(to);
  }

  async publish(
    message: Message,
    to: string,
    { signal }: { readonly signal: AbortSignal },
  ): Promise<Attempted> {
    const body = chatForm(message, this.#chat);
    if (typeof body !== 'string') return body;
    const headers = { 'content-type': 'application/json' };
    const posted = await this.#http.send({ method: 'POST', url: to, headers, body }, signal);
    return postOutcome(posted, TAKEN[this.#chat]);
  }
}
