import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { HttpsReaderSettings } from '../../src/adapters/web/https-reader.ts';
import { CertificateAuthority, type Identity } from './certificate-authority.ts';
import { AUTHORITY, HOST, raw } from './upstream.ts';

/** What can go wrong between the reader and a file. */
export interface Fault {
  /** As docs/network.md names it. */
  readonly fault: string;
  readonly answer?: RequestListener;
  readonly identity?: Identity;
  readonly settings?: Partial<HttpsReaderSettings>;
  /** The address that is read, when it is another than that of the server's file. */
  readonly url?: string;
  /** The status with which a proxy answers, in place of opening a tunnel. */
  readonly proxyStatus?: number;
}

function status(code: number, headers = {}): RequestListener {
  return (_request, response) => response.writeHead(code, headers).end();
}

function onwards(location: string): RequestListener {
  return status(302, { location });
}

const RESPONSES: readonly Fault[] = [
  { fault: 'the file is gone', answer: status(404) },
  { fault: 'the server is overloaded', answer: status(503) },
  { fault: 'the server asks to be left alone for an hour', answer: status(429, { 'retry-after': '3600' }) },
  { fault: 'unchanged is said of a file that was not known', answer: status(304) },
  { fault: 'a part is sent in place of the whole', answer: status(206) },
  { fault: 'a redirect leads to http', answer: onwards('http://upstream.test/plain?token=secret') },
  { fault: 'a redirect leads to another host', answer: onwards('https://cdn.example.org/file?token=secret') },
  { fault: 'a redirect leads nowhere', answer: status(302) },
  { fault: 'redirects go in a circle', answer: onwards('/file') },
  {
    fault: 'redirects do not end',
    answer: (request, response) => onwards(`${request.url ?? ''}/a`)(request, response),
  },
];

const BODIES: readonly Fault[] = [
  { fault: 'the answer is cut short', answer: raw('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc') },
  { fault: 'nobody can tell whether the answer is whole', answer: raw('HTTP/1.1 200 OK\r\n\r\nabc') },
  { fault: 'the answer is too large', answer: (_request, response) => response.end('x'.repeat(1_001)) },
  {
    fault: 'the answer unpacks to too much',
    answer: (_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(1_001))),
  },
  {
    fault: 'the answer cannot be unpacked',
    answer: (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('abc'),
  },
  {
    fault: 'the answer is packed in another way',
    answer: (_request, response) => response.writeHead(200, { 'content-encoding': 'zstd' }).end('abc'),
  },
  { fault: 'the answer is not HTTP', answer: raw('SSH-2.0-OpenSSH_9.2\r\n') },
  { fault: 'the connection is closed', answer: raw('') },
  {
    fault: 'the server is silent',
    answer: () => undefined,
    settings: { limits: { silenceMs: 200 } },
  },
  {
    fault: 'the answer trickles for too long',
    answer: (_request, response) => {
      const timer = setInterval(() => response.write('x'), 50);
      response.on('close', () => {
        clearInterval(timer);
      });
    },
    settings: { limits: { wholeMs: 400 } },
  },
];

const ADDRESSES: readonly Fault[] = [
  { fault: 'the address is not https', url: 'http://upstream.test/file' },
  { fault: 'the address holds a password', url: 'https://user:secret@upstream.test/file' },
  { fault: 'the host is not allowed', settings: { trustedHosts: [] }, url: 'https://other.test/file' },
  {
    fault: 'the port is another',
    settings: { trustedHosts: [], allowedHosts: [HOST] },
    url: 'https://upstream.test:8443/file',
  },
  {
    fault: 'the host has an address that is not public',
    settings: {
      allowedHosts: [HOST],
      lookup: () => Promise.resolve([{ address: '169.254.169.254', family: 4 }]),
    },
    url: 'https://upstream.test/file',
  },
  {
    fault: 'the name is not known',
    settings: { lookup: () => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' })) },
  },
  {
    fault: 'nothing listens there',
    settings: { trustedHosts: [`${HOST}:1`] },
    url: `https://${HOST}:1/file`,
  },
];

const CERTIFICATES: readonly Fault[] = [
  {
    fault: 'the certificate is of an unknown authority',
    identity: new CertificateAuthority().identity({ hosts: [HOST] }),
  },
  { fault: 'the certificate is for another host', identity: AUTHORITY.identity({ hosts: ['other.test'] }) },
  { fault: 'the certificate has expired', identity: AUTHORITY.identity({ hosts: [HOST], days: -1 }) },
];

const PROXIES: readonly Fault[] = [
  { fault: 'the proxy wants a login', proxyStatus: 407 },
  { fault: 'the proxy does not let it through', proxyStatus: 403 },
  { fault: 'the proxy does not reach the server', proxyStatus: 502 },
  {
    fault: 'nothing listens where the proxy should be',
    settings: { environment: { HTTPS_PROXY: 'http://user:secret@127.0.0.1:1' } },
  },
  {
    fault: 'the proxy is of another kind',
    settings: { environment: { HTTPS_PROXY: 'socks5://user:secret@127.0.0.1:1' } },
  },
];

/** All of them; docs/network.md says what the reader makes of each. */
export const FAULTS: readonly Fault[] = [...RESPONSES, ...BODIES, ...ADDRESSES, ...CERTIFICATES, ...PROXIES];
