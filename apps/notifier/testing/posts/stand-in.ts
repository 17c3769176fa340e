import { createServer } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { AUTHORITY } from './receiver.ts';

const IDENTITY = AUTHORITY.identity({ hosts: ['localhost'] });
const SLOW_MS = 1_000;

/** What a service does wrong: nothing listens, a status in place of taking it, or it takes it and its answer is lost or slow. */
export type ServiceFault = 'refused' | 429 | 500 | 'lost' | 'slow';

/** A request as it came to a service. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What a service makes of a request. */
export interface Said {
  readonly status: number;
  readonly text: string;
  /** Whether it has taken a letter, which it had not before. */
  readonly isTaken: boolean;
}

/** A service on this machine in place of a real one. */
export interface StandIn {
  /** `https://localhost:12345`. */
  readonly base: string;
  /** The bodies that it has taken, as they came. */
  readonly taken: Asked[];
  /** What it could not take, and why: none when all is right. */
  readonly wrong: string[];
  /** Changes what it does wrong from now on. */
  readonly become: (fault: ServiceFault | undefined) => Promise<void>;
}

/**
 * Starts a service that is gone when the test is over.
 *
 * @param answer what it makes of a request that nothing is wrong with by itself; it throws an error that says what is
 */
export async function standIn(answer: (asked: Asked) => Said): Promise<StandIn> {
  const taken: Asked[] = [];
  const wrong: string[] = [];
  let fault: ServiceFault | undefined;
  const said = (asked: Asked): Said => {
    try {
      return answer(asked);
    } catch (error) {
      wrong.push(error instanceof Error ? error.message : String(error));
      return { status: 400, text: 'invalid', isTaken: false };
    }
  };
  const server = createServer(IDENTITY, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (typeof fault === 'number') {
        response.writeHead(fault, { 'retry-after': '3600' }).end();
        return;
      }
      const { method = '', url: path = '', headers } = request;
      const asked = { method, path, headers, body: Buffer.concat(chunks).toString() };
      const { status, text, isTaken } = said(asked);
      if (isTaken) taken.push(asked);
      if (fault === 'lost' && method !== 'GET') request.socket.destroy();
      else setTimeout(() => response.writeHead(status).end(text), fault === 'slow' ? SLOW_MS : 0);
    });
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  const close = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  onTestFinished(() => (server.listening ? close() : undefined));
  return {
    base: `https://localhost:${port}`,
    taken,
    wrong,
    become: async (next) => {
      if (next === 'refused' && server.listening) await close();
      if (next !== 'refused' && !server.listening) await listen(port);
      fault = next;
    },
  };
}
