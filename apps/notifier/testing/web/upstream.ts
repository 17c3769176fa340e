import type { IncomingMessage, RequestListener } from 'node:http';
import { createServer } from 'node:https';
import { CertificateAuthority, type Identity } from './certificate-authority.ts';
import { listening } from './listening.ts';

/** Issues what the servers of this test file show. */
export const AUTHORITY = new CertificateAuthority();

export const HOST = 'upstream.test';

const IDENTITY = AUTHORITY.identity({ hosts: [HOST, 'mirror.test', 'other.test', '127.0.0.1'] });

/** A server of files on this machine. */
export interface Upstream {
  readonly port: number;
  /** `upstream.test:8443` */
  readonly host: string;
  /** The address of its one file. */
  readonly url: string;
  readonly requests: readonly IncomingMessage[];
}

/** Starts a server that is gone when the test is over. */
export async function upstream(answer: RequestListener, identity: Identity = IDENTITY): Promise<Upstream> {
  const requests: IncomingMessage[] = [];
  const server = createServer({ ...identity }, (request, response) => {
    requests.push(request);
    answer(request, response);
  });
  // What clients do to a connection is theirs; the tests look at what they make of it.
  server.on('tlsClientError', () => undefined);
  server.on('clientError', (_error, socket) => socket.destroy());
  const port = await listening(server);
  const host = `${HOST}:${port}`;
  return { port, host, url: `https://${host}/file`, requests };
}

/** Answers with exactly these bytes and ends the connection. */
export function raw(bytes: string): RequestListener {
  return (_request, response) => {
    response.socket?.end(bytes, 'latin1');
  };
}

/** Answers with these one after the other, and then with the last again and again. */
export function inTurn(...answers: readonly RequestListener[]): RequestListener {
  let asked = 0;
  return (request, response) => {
    answers[Math.min(asked, answers.length - 1)]?.(request, response);
    asked += 1;
  };
}
