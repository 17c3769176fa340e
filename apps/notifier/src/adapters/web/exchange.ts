import type { ClientRequest, IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { answerBody } from './answer-body.ts';
import type { Connections } from './connections.ts';
import { networkFailure } from './network-failure.ts';
import { TimeLimit } from './time-limit.ts';

/** One request at one address. */
export interface Exchange {
  readonly url: URL;
  readonly headers: OutgoingHttpHeaders;
  readonly mostBytes: number;
}

/** What is needed for it. */
export interface ExchangeMeans {
  readonly connections: Connections;
  readonly silenceMs: number;
  /** Its reason is a ReadFailure. */
  readonly signal: AbortSignal;
}

/** What came of it. */
export interface Exchanged {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Unpacked; null unless the status is 200. */
  readonly body: Uint8Array | null;
}

/**
 * Asks once, over a connection of its own that is closed afterwards, and follows no redirect.
 *
 * @throws ReadFailure
 */
export async function exchange(asked: Exchange, means: ExchangeMeans): Promise<Exchanged> {
  const seconds = means.silenceMs / 1_000;
  const silence = new TimeLimit(means.silenceMs, `nothing came for ${seconds} seconds`, means.signal);
  let socket: TLSSocket | undefined;
  try {
    silence.signal.throwIfAborted();
    socket = await means.connections.open(asked.url, silence);
    silence.startAnew();
    return await askOver(socket, asked, silence);
  } catch (error) {
    silence.signal.throwIfAborted();
    throw networkFailure(error);
  } finally {
    socket?.destroy();
    silence.end();
  }
}

async function askOver(socket: TLSSocket, asked: Exchange, silence: TimeLimit): Promise<Exchanged> {
  const { url, mostBytes } = asked;
  const request = httpsRequest(url, {
    headers: asked.headers,
    signal: silence.signal,
    createConnection: () => socket,
  });
  // One that comes after the answer has nobody left to hear it.
  request.on('error', () => undefined);
  request.end();
  const response = await answerTo(request);
  const onBytes = (): void => {
    silence.startAnew();
  };
  onBytes();
  const status = response.statusCode ?? 0;
  const body = status === 200 ? await answerBody(response, { mostBytes, onBytes }) : null;
  return { status, headers: response.headers, body };
}

/** The answer to a request, as soon as its headers have come. */
export function answerTo(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve);
    // Another protocol is an answer too, and none that is of use; unheard, it would end the request without a word.
    request.once('upgrade', resolve);
    request.once('error', reject);
    request.once('close', () => {
      reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' }));
    });
  });
}
