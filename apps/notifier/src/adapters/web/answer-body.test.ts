import type { RequestListener } from 'node:http';
import { brotliCompressSync, createGzip, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readFrom } from '../../../testing/web/reader-of.ts';
import { raw, upstream } from '../../../testing/web/upstream.ts';

const TEXT = 'epoxy '.repeat(100);
const LARGE = 'its answer is larger than 1000 bytes, the most that is read';

function packed(encoding: string, body: Uint8Array): RequestListener {
  return (_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body);
}

describe('an answer', () => {
  it.each([
    ['gzip', gzipSync(TEXT)],
    ['x-gzip', gzipSync(TEXT)],
    ['GZip', gzipSync(TEXT)],
    ['br', brotliCompressSync(TEXT)],
    ['identity', Buffer.from(TEXT)],
  ])('packed as %s is unpacked', async (encoding, body) => {
    expect(await readFrom(await upstream(packed(encoding, body)))).toMatchObject({ body: Buffer.from(TEXT) });
  });

  it('in several gzip members is unpacked as a whole', async () => {
    const body = Buffer.concat([gzipSync('a'), gzipSync('b')]);
    expect(await readFrom(await upstream(packed('gzip', body)))).toMatchObject({ body: Buffer.from('ab') });
  });

  it('that is an archive stays one', async () => {
    const archive = gzipSync(TEXT);
    const server = await upstream((_request, response) =>
      response.writeHead(200, { 'content-type': 'application/x-gzip' }).end(archive),
    );
    expect(await readFrom(server)).toMatchObject({ body: archive });
  });

  it.each([
    ['deflate', 'deflate'],
    ['zstd', 'zstd'],
    ['gzip, br', 'gzip, br'],
    ['constructor', 'constructor'],
    ['\u009b2J'.repeat(100), `${'2J '.repeat(50).slice(0, 120)}…`],
  ])('packed otherwise (%j) is told', async (encoding, named) => {
    const server = await upstream(
      raw(`HTTP/1.1 200 OK\r\ncontent-encoding: ${encoding}\r\ncontent-length: 1\r\n\r\nx`),
    );
    expect(await readFrom(server)).toMatchObject({
      kind: 'failed',
      why: expect.stringContaining(`packed as "${named}", expected one of: gzip, br`) as string,
    });
  });

  it.each([
    ['gzip', Buffer.from(TEXT)],
    ['gzip', deflateSync(TEXT)],
    ['br', Buffer.from(TEXT)],
  ])('that is no %s is told', async (encoding, body) => {
    const server = await upstream(packed(encoding, body));
    expect(await readFrom(server)).toEqual({
      kind: 'failed',
      why: `${server.url}: its answer cannot be unpacked (${encoding})`,
      isRefusal: false,
    });
  });
});

describe('an answer of many bytes', () => {
  it('is read up to the most that was asked for', async () => {
    const server = await upstream((_request, response) => response.end('x'.repeat(1_000)));
    expect(await readFrom(server)).toMatchObject({ kind: 'read' });
  });

  it.each<[string, RequestListener]>([
    ['says how large it is', (_request, response) => response.end('x'.repeat(1_001))],
    [
      'says it and sends nothing',
      (_request, response) => response.writeHead(200, { 'content-length': 1_001 }).flushHeaders(),
    ],
    ['comes in chunks', (_request, response) => response.write('x'.repeat(1_001))],
    ['unpacks to more than came', packed('gzip', gzipSync('x'.repeat(1_001)))],
    [
      'unpacks to less than came',
      packed('gzip', Buffer.concat(Array.from({ length: 60 }, () => gzipSync('')))),
    ],
  ])('that %s is refused', async (_, answer) => {
    const server = await upstream(answer);
    expect(await readFrom(server, { limits: { attempts: 3 } })).toEqual({
      kind: 'failed',
      why: `${server.url}: ${LARGE}`,
      isRefusal: true,
    });
    expect(server.requests).toHaveLength(1);
  });

  it('that never ends, packed or not, is left', async () => {
    const zeros = Buffer.alloc(100_000);
    const bomb = await upstream((_request, response) => {
      response.setHeader('content-encoding', 'gzip');
      const gzip = createGzip();
      gzip.pipe(response);
      const more = (): void => {
        if (!response.destroyed) gzip.write(zeros, more);
      };
      more();
    });
    expect(await readFrom(bomb)).toMatchObject({ why: `${bomb.url}: ${LARGE}`, isRefusal: true });
  });
});

describe('an answer that was cut short', () => {
  const half = gzipSync(TEXT).subarray(0, 20).toString('latin1');

  it.each([
    ['before its length', 'content-length: 10\r\n\r\nabc'],
    ['before its last chunk', 'transfer-encoding: chunked\r\n\r\n3\r\nabc\r\n'],
    ['within a chunk', 'transfer-encoding: chunked\r\n\r\na\r\nabc'],
    ['before the end of gzip', `content-encoding: gzip\r\n\r\n${half}`],
    ['before the end of gzip, with a length', `content-length: 20\r\ncontent-encoding: gzip\r\n\r\n${half}`],
    ['before the length of gzip', `content-length: 100\r\ncontent-encoding: gzip\r\n\r\n${half}`],
  ])('%s is told, and asked for again', async (_, rest) => {
    const server = await upstream(raw(`HTTP/1.1 200 OK\r\n${rest}`));
    expect(await readFrom(server, { limits: { attempts: 2 } })).toEqual({
      kind: 'failed',
      why: `${server.url}: its answer was cut short (attempt 2 of 2)`,
      isRefusal: false,
    });
    expect(server.requests).toHaveLength(2);
  });

  it('may be one that says nothing of its length', async () => {
    const server = await upstream(raw('HTTP/1.1 200 OK\r\n\r\nabc'));
    expect(await readFrom(server)).toEqual({
      kind: 'failed',
      why: `${server.url}: its answer says neither how long it is nor where it ends, so that it may be cut short`,
      isRefusal: true,
    });
  });

  it('is not one that is packed, which knows its end', async () => {
    const body = gzipSync(TEXT).toString('latin1');
    const server = await upstream(raw(`HTTP/1.0 200 OK\r\ncontent-encoding: gzip\r\n\r\n${body}`));
    expect(await readFrom(server)).toMatchObject({ body: Buffer.from(TEXT) });
  });
});

describe('an answer that is not HTTP', () => {
  it.each([
    ['SSH-2.0-OpenSSH_9.2\r\n', /its answer is not HTTP \(HPE_\w+\)$/],
    [
      'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nx',
      /its answer is not HTTP \(HPE_\w+\)$/,
    ],
    ['HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n', /its answer is not HTTP \(HPE_\w+\)$/],
    [
      'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      /its answer is not HTTP \(HPE_\w+\)$/,
    ],
    [`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, /the headers of its answer are too large$/],
    ['', /the connection was closed before an answer came$/],
    ['HTTP/1.1 200 OK\r\nx', /the connection was closed before an answer came$/],
  ])('(%j) is told', async (bytes, why) => {
    expect(await readFrom(await upstream(raw(bytes)))).toMatchObject({
      kind: 'failed',
      why: expect.stringMatching(why) as string,
      isRefusal: false,
    });
  });

  it('after its end is not read', async () => {
    const server = await upstream(
      raw('HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nabcHTTP/1.1 200 OK\r\n\r\n'),
    );
    expect(await readFrom(server)).toMatchObject({ body: Buffer.from('abc') });
  });
});
