import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import type { Identity } from './certificate-authority.ts';
import { listening } from './listening.ts';

/** What a proxy is like. */
export interface ForwardProxyOptions {
  /** With it, the proxy is reached by https. */
  readonly identity?: Identity;
  /** What it does in place of opening a tunnel. */
  readonly answer?: (request: IncomingMessage, socket: Socket) => void;
}

/** A proxy on this machine. */
export interface ForwardProxy {
  readonly port: number;
  readonly requests: readonly IncomingMessage[];
}

/** Starts a proxy that is gone when the test is over. It knows every host as this machine. */
export async function forwardProxy({
  identity,
  answer = tunnel,
}: ForwardProxyOptions = {}): Promise<ForwardProxy> {
  const requests: IncomingMessage[] = [];
  const server = identity === undefined ? createHttpServer() : createHttpsServer({ ...identity });
  server.on('tlsClientError', () => undefined);
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    requests.push(request);
    socket.on('error', () => undefined);
    // Who does not read does not notice that the other side has gone.
    socket.on('end', () => socket.end()).resume();
    answer(request, socket);
  });
  return { port: await listening(server), requests };
}

function tunnel(request: IncomingMessage, socket: Socket): void {
  const port = Number(request.url?.split(':').at(-1));
  const onwards = connect(port, '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    onwards.pipe(socket);
    socket.pipe(onwards);
  });
  onwards.on('error', () => socket.destroy());
  onwards.on('close', () => socket.destroy());
  socket.on('close', () => onwards.destroy());
}
