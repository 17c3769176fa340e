import { refusal } from './read-failure.ts';
import { shownText } from './shown-text.ts';

/** Which hosts may be read. */
export interface HostNames {
  /** Names of public hosts, read at port 443. */
  readonly allowedHosts: readonly string[];
  /** Hosts that the team itself has named, with their port unless it is 443: their addresses may be private. */
  readonly trustedHosts?: readonly string[];
}

/** The hosts that may be read. */
export class KnownHosts {
  readonly #allowed: ReadonlySet<string>;
  readonly #trusted: ReadonlySet<string>;

  /** @throws an error with a sentence when a name is none */
  constructor({ allowedHosts, trustedHosts = [] }: HostNames) {
    this.#allowed = new Set(allowedHosts.map(hostOf));
    this.#trusted = new Set(trustedHosts.map(hostOf));
  }

  /** Whether the team itself has named the host of an address. */
  isTrusted(url: URL): boolean {
    return this.#trusted.has(url.host);
  }

  /** @throws ReadFailure when an address may not be read */
  check(url: URL): void {
    if (url.protocol !== 'https:') throw refusal('only https is read');
    if (url.username !== '' || url.password !== '') {
      throw refusal('an address with a user name or a password in it is not read');
    }
    if (this.#trusted.has(url.host) || this.#allowed.has(url.host)) return;
    if (this.#allowed.has(url.hostname)) {
      throw refusal(
        `port ${url.port} is not read, expected 443; a mirror of your own is named with its port in the settings`,
      );
    }
    throw refusal(
      `${shownText(url.host)} is not among the hosts that may be read; a mirror of your own is named in the settings`,
    );
  }
}

function hostOf(name: string): string {
  const url = URL.parse(`https://${name}`);
  // Nothing but a host is written like its own address.
  if (url?.href === `https://${url?.host ?? ''}/` && !/[/?#@\\\s]/.test(name)) return url.host;
  throw new Error(`"${shownText(name)}" is no host, expected a name such as mirror.example.org:8443`);
}
