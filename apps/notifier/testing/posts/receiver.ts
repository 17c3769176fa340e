import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { CertificateAuthority, type Identity } from '../web/certificate-authority.ts';
import { listening } from '../web/listening.ts';

/** Issues what the receivers of this test file show. */
export const AUTHORITY = new CertificateAuthority();

export const HOST = 'hooks.test';

const IDENTITY = AUTHORITY.identity({ hosts: [HOST] });

/** A request as it came. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A program on this machine that is posted to. */
export interface Receiver {
  /** Its address, with a secret in it. */
  readonly url: string;
  readonly received: readonly Received[];
}

/** What it answers with, once it has a request. */
export type Answering = (...request: [...Parameters<RequestListener>, Received]) => void;

/**
 * Starts a receiver that is gone when the test is over.
 *
 * @param identity null for plain HTTP
 */
export async function receiver(answer: Answering, identity: Identity | null = IDENTITY): Promise<Receiver> {
  const received: Received[] = [];
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const one = { method, path, headers, body: Buffer.concat(chunks).toString() };
      received.push(one);
      answer(request, response, one);
    });
  };
  const server = identity === null ? createServer(listener) : createTlsServer(identity, listener);
  // What clients do to a connection is theirs; the tests look at what they make of it.
  server.on('tlsClientError', () => undefined);
  server.on('clientError', (_error, socket) => socket.destroy());
  const port = await listening(server);
  const base = identity === null ? `http://127.0.0.1:${port}` : `https://${HOST}:${port}`;
  return { url: `${base}/s3cret-path`, received };
}

function addressOf(port: number): string {
  return `https://${HOST}:${port}/s3cret-path`;
}

/** Starts a server that does something with each connection before a byte of HTTP is read; gives its address. */
export async function tcpServer(answer: (socket: Socket) => void): Promise<string> {
  const server = createTcpServer((socket) => {
    // Who does not read does not notice that the other side has gone.
    socket.on('error', () => undefined).resume();
    answer(socket);
  });
  return addressOf(await listening(server));
}

/** Starts a server that closes each connection as soon as TLS stands; gives its address. */
export async function closedAfterTls(): Promise<string> {
  const server = createTlsServer(IDENTITY).on('secureConnection', (socket) => socket.destroy());
  return addressOf(await listening(server));
}

/** Answers with a status, and with a text where one is given. */
export function status(code: number, text = '', headers: Record<string, string> = {}): Answering {
  return (_request, response) => response.writeHead(code, headers).end(text);
}
