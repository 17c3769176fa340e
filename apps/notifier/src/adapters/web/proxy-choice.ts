import { refusal } from './read-failure.ts';

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A proxy that opens tunnels. */
export interface Proxy {
  /** http or https, without credentials. */
  readonly url: URL;
  /** The value of `Proxy-Authorization`; null without credentials. */
  readonly authorization: string | null;
}

/**
 * The proxy that the environment names for an address (`https_proxy`, `HTTPS_PROXY`; `no_proxy`, `NO_PROXY`), the lower-case
 * name first; null for none.
 *
 * @throws ReadFailure when it is no http or https proxy: to do without would lead past it
 */
export function proxyFor(url: URL, environment: Environment): Proxy | null {
  const named = first(environment, 'https_proxy', 'HTTPS_PROXY');
  if (named === undefined || isExempt(url, first(environment, 'no_proxy', 'NO_PROXY') ?? '')) return null;
  const proxy = URL.parse(named.includes('://') ? named : `http://${named}`);
  if (proxy === null || (proxy.protocol !== 'http:' && proxy.protocol !== 'https:')) {
    throw refusal('the proxy in HTTPS_PROXY is no address such as http://proxy.example.org:3128');
  }
  const authorization = authorizationOf(proxy);
  // Nobody who is shown the proxy is shown its password.
  return { url: new URL(`${proxy.protocol}//${proxy.host}`), authorization };
}

/** How a proxy is named to people. */
export function shownProxy({ url }: Proxy): string {
  return `the proxy ${url.host}`;
}

function authorizationOf({ username, password }: URL): string | null {
  if (username === '' && password === '') return null;
  try {
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return `Basic ${Buffer.from(credentials).toString('base64')}`;
  } catch {
    throw refusal('the user name or password of the proxy in HTTPS_PROXY is not percent-encoded');
  }
}

function first(environment: Environment, ...names: readonly string[]): string | undefined {
  return names.map((name) => environment[name]?.trim()).find((value) => value !== undefined && value !== '');
}

/** Whether a list of hosts (`opendev.org, .example.org, mirror:8443, *`) holds that of an address, or a domain above it. */
function isExempt(url: URL, list: string): boolean {
  const port = url.port === '' ? '443' : url.port;
  return list.split(/[\s,]+/).some((entry) => {
    if (entry === '*') return true;
    const [, name = '', ownPort = port] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
    const domain = name.replace(/^\*?\./, '');
    if (domain === '' || ownPort !== port) return false;
    return url.hostname === domain || url.hostname.endsWith(`.${domain}`);
  });
}
