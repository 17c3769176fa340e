import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { CONTENT_SECURITY_POLICY } from '@lastpatch/content-security-policy';
import { mediaType, type Pages } from '@lastpatch/pages';
import { LocationFailure } from './file-failure.ts';

/** Pages by the paths under which they are served. */
export type ServedPages = Pick<Pages, 'get' | 'has'>;

/** What a server of pages is made with. */
export interface PageServerOptions {
  /** 0 for one that is free. */
  readonly port: number;
  /** The pages as they are now; asked at each request. */
  readonly pages: () => Promise<ServedPages>;
  /** Told when pages cannot be made. */
  readonly tell: (error: unknown) => void;
}

/** This machine alone: what is served may be the team's. */
const LOOPBACK = '127.0.0.1';

const HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY.inHeader,
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // Looked at anew each time, and sent only where it differs.
  'Cache-Control': 'no-cache',
  Vary: 'Accept-Encoding',
};

const compressed = promisify(gzip);

/**
 * Serves pages on this machine, to itself alone, until the process ends.
 *
 * @returns the server, which listens
 * @throws LocationFailure when the port cannot be had
 */
export async function servePages({ port, pages, tell }: PageServerOptions): Promise<Server> {
  const server = createServer((request, response) => {
    answer(request, pages)
      .catch((error: unknown) => {
        tell(error);
        return textReply(500, 'The pages cannot be made; the terminal says why.\n');
      })
      .then((reply) => send(request, response, reply))
      .catch(tell);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(unserved(port, error)));
    server.listen(port, LOOPBACK, resolve);
  });
  return server;
}

/** Where a server of pages is reached. */
export function addressOf(server: Server): string {
  return `http://${LOOPBACK}:${(server.address() as AddressInfo).port}/`;
}

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

async function answer(request: IncomingMessage, pages: PageServerOptions['pages']): Promise<Reply> {
  if (!isAddressedHere(request)) {
    // A page of another site could otherwise read these by a name of its own that leads here.
    return textReply(403, `This server answers on ${LOOPBACK} and localhost only.\n`);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { ...textReply(405, 'Pages are only read.\n'), headers: { Allow: 'GET, HEAD' } };
  }
  const all = await pages();
  const path = pathOf(request.url ?? '/');
  const text = path === undefined ? undefined : all.get(path);
  if (path !== undefined && text === undefined && all.has(`${path}/index.html`)) {
    // Links on the page of a folder are counted from within it.
    const Location = `/${path.split('/').map(encodeURIComponent).join('/')}/`;
    return { ...textReply(308, `${Location}\n`), headers: { Location } };
  }
  if (path === undefined || text === undefined) {
    return { ...textReply(404, all.get('404.html') ?? ''), type: mediaType('404.html') };
  }
  return { status: 200, type: mediaType(path), body: Buffer.from(text) };
}

function isAddressedHere({ headers: { host = '' } }: IncomingMessage): boolean {
  return /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/i.test(host);
}

/** The path of a page; undefined where an address is none. */
function pathOf(url: string): string | undefined {
  const [before = ''] = url.split(/[?#]/, 1);
  try {
    const path = decodeURIComponent(before.replace(/^\/+/, ''));
    return path === '' || path.endsWith('/') ? `${path}index.html` : path;
  } catch {
    return undefined;
  }
}

function textReply(status: number, text: string): Reply {
  return { status, type: 'text/plain; charset=utf-8', body: Buffer.from(text) };
}

async function send(request: IncomingMessage, response: ServerResponse, reply: Reply): Promise<void> {
  const { status, type, body, headers = {} } = reply;
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  if (status === 200 && request.headers['if-none-match'] === tag) {
    response.writeHead(304, { ...HEADERS, ETag: tag }).end();
    return;
  }
  const isPacked = /\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '');
  const content = isPacked ? await compressed(body) : body;
  response.writeHead(status, {
    ...HEADERS,
    ...headers,
    ...(isPacked ? { 'Content-Encoding': 'gzip' } : {}),
    ETag: tag,
    'Content-Type': type,
    'Content-Length': content.length,
  });
  response.end(request.method === 'HEAD' ? undefined : content);
}

function unserved(port: number, error: NodeJS.ErrnoException): LocationFailure {
  const why =
    error.code === 'EADDRINUSE'
      ? 'something else listens there already'
      : error.code === 'EACCES'
        ? 'this user may not listen there'
        : error.message;
  return new LocationFailure(
    `Pages cannot be served on port ${port}: ${why}. Give another with --serve PORT, or 0 for any that is free.`,
  );
}
