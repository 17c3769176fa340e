import { HttpsReader, type HttpsReaderSettings } from '../../src/adapters/web/https-reader.ts';
import type { WebAnswer, WebRequest } from '../../src/refresh/web-reader.ts';
import { AUTHORITY, type Upstream } from './upstream.ts';

/** A reader that trusts these servers, finds every host on this machine, and does not wait between attempts. */
export function readerOf(
  servers: readonly Upstream[],
  settings: Partial<HttpsReaderSettings> = {},
): HttpsReader {
  return new HttpsReader({
    allowedHosts: [],
    trustedHosts: servers.map(({ host }) => host),
    authorities: AUTHORITY.pem,
    environment: {},
    version: '1.2.3',
    contact: 'https://lastpatch.example/contact',
    lookup: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
    random: () => 0,
    now: () => Date.parse('2026-08-21T16:00:00Z'),
    ...settings,
  });
}

/** Reads a server's file with such a reader, asking once unless the settings say otherwise. */
export function readFrom(
  server: Upstream,
  settings: Partial<HttpsReaderSettings> = {},
  request: Partial<WebRequest> = {},
): Promise<WebAnswer> {
  const limits = { attempts: 1, ...settings.limits };
  return readerOf([server], { ...settings, limits }).read({ url: server.url, mostBytes: 1_000, ...request });
}
