import { type OutgoingHttpHeaders, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { isLoopback } from '@lastpatch/settings/loopback';
import { Connections, type ConnectionSettings } from '../web/connections.ts';
import { answerTo } from '../web/exchange.ts';
import { hostName } from '../web/host-name.ts';
import { networkFailure } from '../web/network-failure.ts';
import { retryAfter } from '../web/retry-after.ts';
import { TimeLimit } from '../web/time-limit.ts';
import { shortAnswer } from './short-answer.ts';

/** How requests are made. */
export interface HttpPostSettings extends Omit<ConnectionSettings, 'hosts'> {
  /** How long a request may take, in milliseconds; half of it for the connection. @default 20 seconds */
  readonly limitMs?: number;
}

/** One request. */
export interface Post {
  readonly method: 'POST' | 'PUT' | 'GET';
  readonly url: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
}

/** The far side's answer. */
export interface Answer {
  readonly kind: 'answered';
  readonly status: number;
  /** Null unless the status is 2xx, and when it was cut short or is longer than is of use. Nothing of it may be shown. */
  readonly text: string | null;
  /** How long it asks to wait before the next request, in milliseconds; undefined where it does not. */
  readonly retryAfterMs: number | undefined;
}

/**
 * What came of a request. `unfit`: the address is none that is posted to. `unsent`: not a byte of it has left this machine.
 * `unreached`: the same, because no connection came about, which may be otherwise in a moment.
 */
export type Posted =
  Answer | { readonly kind: 'unfit' | 'unsent' | 'unreached' | 'unanswered'; readonly why: string };

const LIMIT_MS = 20_000;

/** The status of who has no room for now, and has read nothing. */
export const TOO_MANY = 429;

/** The team itself has written down whom to post to, so that any address will do, also one inside. */
const ANY_HOST = { isTrusted: () => true };

/**
 * Asks once, over a connection of its own: a kept one may be closed by the far side at the very moment of the request, and then
 * nobody knows whether it arrived. So what fails before the connection stands was certainly not sent. Redirects are answers. Only who says
 * that there is no room for now, and when there will be, is asked once more.
 */
export class HttpPost {
  readonly limitMs: number;
  readonly #connections: Connections;
  readonly #userAgent: string;

  /** @throws an error with a sentence when the certificate authorities cannot be read */
  constructor({ limitMs = LIMIT_MS, ...settings }: HttpPostSettings) {
    this.limitMs = limitMs;
    this.#connections = new Connections({ ...settings, hosts: ANY_HOST });
    this.#userAgent = settings.userAgent;
  }

  /** Never throws. */
  async send(post: Post, signal: AbortSignal): Promise<Posted> {
    const url = URL.parse(post.url);
    if (url === null || !isPostedTo(url)) return { kind: 'unfit', why: NOT_POSTED_TO };
    const whole = new TimeLimit(
      this.limitMs,
      `no answer came within ${this.limitMs / 1_000} seconds`,
      signal,
    );
    try {
      const posted = await this.#ask(url, post, whole.signal);
      if (!(await this.#isWorthWaiting(posted, whole))) return posted;
      const again = await this.#ask(url, post, whole.signal);
      // It has answered before.
      return again.kind === 'unreached' ? { ...again, kind: 'unsent' } : again;
    } finally {
      whole.end();
    }
  }

  async #ask(url: URL, post: Post, signal: AbortSignal): Promise<Posted> {
    let socket: Socket | undefined;
    try {
      socket = await this.#open(url, signal);
      return await this.#over(socket, url, post, signal);
    } catch (error) {
      const { message, isWorthRetry } = networkFailure(signal.aborted ? signal.reason : error);
      const kind = isWorthRetry ? 'unreached' : 'unsent';
      return { kind: socket === undefined ? kind : 'unanswered', why: message };
    } finally {
      socket?.destroy();
    }
  }

  /** Waits as long as who has turned it away for now asks to, when there is time for another request then. */
  async #isWorthWaiting(posted: Posted, { left, signal }: TimeLimit): Promise<boolean> {
    if (posted.kind !== 'answered' || posted.status !== TOO_MANY) return false;
    const { retryAfterMs } = posted;
    if (retryAfterMs === undefined || retryAfterMs > left - this.limitMs / 2) return false;
    return pause(retryAfterMs, true, { signal }).catch(() => false);
  }

  async #open(url: URL, signal: AbortSignal): Promise<Socket> {
    signal.throwIfAborted();
    const seconds = this.limitMs / 2_000;
    const limit = new TimeLimit(
      seconds * 1_000,
      `no connection came about within ${seconds} seconds`,
      signal,
    );
    try {
      if (url.protocol === 'https:') return await this.#connections.open(url, limit);
      return await openPlain(url, limit.signal);
    } catch (error) {
      limit.signal.throwIfAborted();
      throw error;
    } finally {
      limit.end();
    }
  }

  async #over(socket: Socket, url: URL, post: Post, signal: AbortSignal): Promise<Answer> {
    const { method, headers = {}, body = '' } = post;
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
      method,
      headers: {
        ...headers,
        'user-agent': this.#userAgent,
        connection: 'close',
        ...(method === 'GET' ? {} : { 'content-length': Buffer.byteLength(body) }),
      },
      signal,
      createConnection: () => socket,
    });
    // One that comes after the answer has nobody left to hear it.
    request.on('error', () => undefined);
    request.end(body);
    const response = await answerTo(request);
    const status = response.statusCode ?? 0;
    // Of a refusal, and of another protocol, there is nothing to read.
    const text = status >= 200 && status < 300 ? await shortAnswer(response) : null;
    const { 'retry-after': retry, date } = response.headers;
    return { kind: 'answered', status, text, retryAfterMs: retryAfter(retry, date, Date.now()) };
  }
}

const NOT_POSTED_TO =
  'its address is none that is posted to, expected one that begins with https://, or http:// and a host that is this machine itself';

/** What is not encrypted stays on this machine. */
function isPostedTo(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(hostName(url)));
}

async function openPlain(url: URL, signal: AbortSignal): Promise<Socket> {
  const socket = connect({ host: hostName(url), port: url.port === '' ? 80 : Number(url.port) });
  // One that comes when nobody reads has nobody to hear it.
  socket.on('error', () => undefined);
  try {
    await once(socket, 'connect', { signal });
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
