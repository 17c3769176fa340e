import { isIP } from 'node:net';

/** The host of an address as sockets want it: an IPv6 address without its brackets. */
export function hostName({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

/** The name to ask for in TLS; empty for an IP address, which is none. */
export function serverName(host: string): string {
  return isIP(host) === 0 ? host : '';
}
