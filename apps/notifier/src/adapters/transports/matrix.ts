import { createHash } from 'node:crypto';
import type { Message } from '../../daily-check/message.ts';
import { chatForm } from './chat-form.ts';
import type { Answer, HttpPost } from './http-post.ts';
import { originOf } from './origin-of.ts';
import { postOutcome } from './post-outcome.ts';
import { withSpareTime } from './spare-time.ts';
import type { Attempted, Transport } from './transport.ts';

/** What a transport to Matrix is made of. */
export interface MatrixParts {
  readonly http: HttpPost;
  /** The home server of the account that posts: `https://matrix.example.org`. */
  readonly server: string;
  /** Its access token, read at each use. It throws an error with a sentence. */
  readonly token: () => Promise<string>;
}

/** Posts a letter to a room of Matrix. Sent once more it has the same transaction id, so that the server drops the copy. */
export class MatrixTransport implements Transport {
  readonly timeLimitMs: number;
  readonly maxBytes = null;
  readonly #parts: MatrixParts;

  constructor(parts: MatrixParts) {
    this.#parts = parts;
    // A room may first have to be looked up.
    this.timeLimitMs = withSpareTime(2 * parts.http.limitMs);
  }

  /** The home server, whichever room it is. */
  serverOf(): string | undefined {
    return originOf(this.#parts.server);
  }

  /** @param to the id of a room (`!abc:example.org`), or an alias of one (`#ops:example.org`) */
  async publish(
    message: Message,
    to: string,
    { signal }: { readonly signal: AbortSignal },
  ): Promise<Attempted> {
    const body = chatForm(message, 'matrix');
    if (typeof body !== 'string') return body;
    let token: string;
    try {
      token = usable(await this.#parts.token());
    } catch (error) {
      return { state: 'pending', why: error instanceof Error ? error.message : String(error) };
    }
    const room = to.startsWith('#') ? await this.#roomOf(to, signal) : to;
    if (typeof room !== 'string') return room;
    const posted = await this.#parts.http.send(
      {
        method: 'PUT',
        url: this.#address('rooms', room, 'send', 'm.room.message', transactionId(message.letter, body)),
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body,
      },
      signal,
    );
    return postOutcome(posted, (answer) => typeof memberOf(answer, 'event_id') === 'string');
  }

  /** The room behind an alias; the outcome where it is not had: nothing is sent then, whatever has failed. */
  async #roomOf(alias: string, signal: AbortSignal): Promise<string | Attempted> {
    const posted = await this.#parts.http.send(
      { method: 'GET', url: this.#address('directory', 'room', alias) },
      signal,
    );
    let room: unknown;
    const outcome = postOutcome(posted, (answer) => {
      room = memberOf(answer, 'room_id');
      return typeof room === 'string' && room.startsWith('!');
    });
    if (outcome.state === 'sent') return String(room);
    const why = posted.kind === 'answered' ? `it answered ${posted.status}` : posted.why;
    return {
      state: outcome.state === 'refused' ? 'refused' : 'pending',
      why: `the room of this alias was not found: ${why}`,
      ...(outcome.isSilent ? { isSilent: true } : {}),
    };
  }

  #address(...path: readonly string[]): string {
    const escaped = path.map(encodeURIComponent).join('/');
    return `${this.#parts.server.replace(/\/+$/, '')}/_matrix/client/v3/${escaped}`;
  }
}

/**
 * Of letter and content: what is sent once more is the same, and a letter that is made anew is another, also where an
 * installation has lost its ledger and counts from 1 again.
 */
function transactionId(letter: string, body: string): string {
  return `lastpatch-${letter}-${createHash('sha256').update(body).digest('hex').slice(0, 16)}`;
}

/** @throws an error with a sentence that says nothing of the token */
function usable(token: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new Error(
    'The access token of Matrix holds what no token has, expected one line of letters and digits',
  );
}

function memberOf({ text }: Answer, name: string): unknown {
  try {
    return (JSON.parse(text ?? '') as Readonly<Record<string, unknown>> | null)?.[name];
  } catch {
    return undefined;
  }
}
