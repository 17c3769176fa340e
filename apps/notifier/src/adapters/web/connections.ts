import type { LookupAddress } from 'node:dns';
import { lookup as systemLookup } from 'node:dns/promises';
import { once } from 'node:events';
import { isIP } from 'node:net';
import { connect, type ConnectionOptions, type SecureContext, type TLSSocket } from 'node:tls';
import { trusting } from './certificate-authorities.ts';
import { hostName, serverName } from './host-name.ts';
import type { KnownHosts } from './known-hosts.ts';
import { networkFailure } from './network-failure.ts';
import { type Lookup, pinnedLookup } from './pinned-lookup.ts';
import { type Environment, proxyFor } from './proxy-choice.ts';
import { openTunnel } from './proxy-tunnel.ts';
import { isPublicAddress } from './public-address.ts';
import { refusal } from './read-failure.ts';
import type { TimeLimit } from './time-limit.ts';

/** How connections are made. */
export interface ConnectionSettings {
  /** Those that the team has named may have addresses that are not public. */
  readonly hosts: Pick<KnownHosts, 'isTrusted'>;
  readonly environment: Environment;
  readonly userAgent: string;
  /** The team's own certificate authorities, as PEM. */
  readonly authorities?: string;
  /** @default the system's */
  readonly lookup?: Lookup;
}

/** Opens TLS connections: to addresses that were checked, or through the proxy that the environment names. */
export class Connections {
  readonly #settings: ConnectionSettings;
  readonly #secureContext: { readonly secureContext?: SecureContext };

  /** @throws an error with a sentence when the certificate authorities cannot be read */
  constructor(settings: ConnectionSettings) {
    this.#settings = settings;
    const { authorities } = settings;
    this.#secureContext = authorities === undefined ? {} : { secureContext: trusting(authorities) };
  }

  /** @throws ReadFailure */
  async open(url: URL, silence: TimeLimit): Promise<TLSSocket> {
    const host = hostName(url);
    const literal = isIP(host);
    if (literal !== 0) this.#check(url, host);
    const proxy = proxyFor(url, this.#settings.environment);
    if (proxy !== null) {
      const { userAgent } = this.#settings;
      const { signal } = silence;
      const socket = await openTunnel(proxy, url, { signal, userAgent, ...this.#secureContext });
      silence.startAnew();
      return this.#secure(host, { socket }, signal);
    }
    const port = url.port === '' ? 443 : Number(url.port);
    if (literal !== 0) return this.#secure(host, { port }, silence.signal);
    const addresses = await this.#addresses(url, host, silence.signal);
    silence.startAnew();
    return this.#secure(host, { port, lookup: pinnedLookup(addresses) }, silence.signal);
  }

  async #addresses(
    url: URL,
    host: string,
    signal: AbortSignal,
  ): Promise<readonly [LookupAddress, ...LookupAddress[]]> {
    const lookup = this.#settings.lookup ?? ((name) => systemLookup(name, { all: true }));
    const [first, ...others] = await unlessEnded(lookup(host), signal).catch((error: unknown) => {
      throw networkFailure(error);
    });
    if (first === undefined) throw networkFailure(Object.assign(new Error(), { code: 'ENOTFOUND' }));
    for (const { address } of [first, ...others]) this.#check(url, address);
    return [first, ...others];
  }

  /** @throws ReadFailure when an address may not be connected to */
  #check(url: URL, address: string): void {
    if (this.#settings.hosts.isTrusted(url) || isPublicAddress(address)) return;
    throw refusal(
      `its address ${address} is not a public one; a mirror of your own is named in the settings`,
    );
  }

  async #secure(host: string, way: ConnectionOptions, signal: AbortSignal): Promise<TLSSocket> {
    const socket = connect({
      ...way,
      ...this.#secureContext,
      host,
      servername: serverName(host),
      ALPNProtocols: ['http/1.1'],
      // Whatever the environment says: NODE_TLS_REJECT_UNAUTHORIZED=0 is for other programs.
      rejectUnauthorized: true,
    });
    // One that comes when nobody reads has nobody to hear it.
    socket.on('error', () => undefined);
    try {
      await once(socket, 'secureConnect', { signal });
      return socket;
    } catch (error) {
      socket.destroy();
      way.socket?.destroy();
      signal.throwIfAborted();
      throw networkFailure(error);
    }
  }
}

/** What a work comes to, or the signal's reason when that ends first. */
function unlessEnded<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onEnd = (): void => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', onEnd, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', onEnd);
    });
  });
}
