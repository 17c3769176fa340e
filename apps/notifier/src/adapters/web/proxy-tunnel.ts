import { once } from 'node:events';
import { type IncomingMessage, request as httpRequest, STATUS_CODES } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { hostName, serverName } from './host-name.ts';
import { networkFailure } from './network-failure.ts';
import { type Proxy, shownProxy } from './proxy-choice.ts';
import { ReadFailure } from './read-failure.ts';
import { isWorthAsking } from './status-failure.ts';

/** What a tunnel is opened with. */
export interface TunnelOptions {
  readonly signal: AbortSignal;
  readonly userAgent: string;
  /** For a proxy that is itself reached by https. */
  readonly secureContext?: SecureContext;
}

/**
 * Has a proxy open a tunnel (CONNECT) to the host and port of an address.
 *
 * @throws ReadFailure that speaks of the proxy; the signal's reason when it ends
 */
export async function openTunnel(proxy: Proxy, url: URL, options: TunnelOptions): Promise<Socket> {
  const target = `${url.hostname}:${url.port === '' ? '443' : url.port}`;
  const request = (proxy.url.protocol === 'https:' ? httpsRequest : httpRequest)(proxy.url, {
    method: 'CONNECT',
    path: target,
    agent: false,
    rejectUnauthorized: true,
    // Node.js would take it from the Host header, which names the server.
    servername: serverName(hostName(proxy.url)),
    ...(options.secureContext === undefined ? {} : { secureContext: options.secureContext }),
    headers: {
      host: target,
      'user-agent': options.userAgent,
      ...(proxy.authorization === null ? {} : { 'proxy-authorization': proxy.authorization }),
    },
  });
  // One that comes after the answer has nobody left to hear it.
  request.on('error', () => undefined);
  request.end();
  try {
    const [response, socket] = (await once(request, 'connect', {
      signal: options.signal,
    })) as [IncomingMessage, Socket];
    if (response.statusCode === 200) return socket;
    socket.destroy();
    throw tunnelFailure(proxy, response.statusCode ?? 0);
  } catch (error) {
    request.destroy();
    options.signal.throwIfAborted();
    throw networkFailure(error, shownProxy(proxy));
  }
}

function tunnelFailure(proxy: Proxy, status: number): ReadFailure {
  const answered = `${shownProxy(proxy)} answered ${status} ${STATUS_CODES[status] ?? ''}`.trim();
  return new ReadFailure(
    status === 407 ? `${answered}: it wants another user name and password in HTTPS_PROXY` : answered,
    { isWorthRetry: isWorthAsking(status) },
  );
}
