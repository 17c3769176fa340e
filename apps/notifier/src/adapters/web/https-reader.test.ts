import { describe, expect, it, vi } from 'vitest';
import { readerOf, readFrom } from '../../../testing/web/reader-of.ts';
import { raw, upstream } from '../../../testing/web/upstream.ts';

const DATE = 'Fri, 21 Aug 2026 16:00:00 GMT';

describe('a file of upstream', () => {
  it('is read, with what its answer says of itself', async () => {
    const server = await upstream((_request, response) =>
      response
        .writeHead(200, {
          etag: '"a1"',
          'last-modified': 'Thu, 20 Aug 2026 13:02:00 GMT',
          date: DATE,
          age: '12',
        })
        .end('- name: epoxy\n'),
    );
    expect(await readFrom(server)).toEqual({
      kind: 'read',
      body: Buffer.from('- name: epoxy\n'),
      url: server.url,
      etag: '"a1"',
      lastModified: 'Thu, 20 Aug 2026 13:02:00 GMT',
      date: DATE,
      age: 12,
    });
  });

  it('may say nothing of itself, and be empty', async () => {
    const server = await upstream((_request, response) => {
      response.sendDate = false;
      response.end();
    });
    expect(await readFrom(server)).toEqual({
      kind: 'read',
      body: Buffer.from(''),
      url: server.url,
      etag: null,
      lastModified: null,
      date: null,
      age: null,
    });
  });

  it.each(['-1', 'soon', '1.5', ''])('that says it is "%s" seconds old is of an unknown age', async (age) => {
    const server = await upstream((_request, response) => response.setHeader('age', age).end());
    expect(await readFrom(server)).toMatchObject({ kind: 'read', age: null });
  });

  it('is read whatever its type', async () => {
    const server = await upstream((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
    );
    expect(await readFrom(server, {}, { accept: 'application/json' })).toMatchObject({
      kind: 'read',
      body: Buffer.from('<html>'),
    });
  });

  it('is asked for by one who says who asks', async () => {
    const server = await upstream((_request, response) => response.end());
    await readFrom(server, {}, { accept: 'application/json' });
    expect(server.requests.map(({ method, url, headers }) => ({ method, url, headers }))).toEqual([
      {
        method: 'GET',
        url: '/file',
        headers: {
          host: server.host,
          'user-agent': 'Lastpatch/1.2.3 (+https://lastpatch.example/contact)',
          accept: 'application/json',
          'accept-encoding': 'gzip, br',
          connection: 'close',
        },
      },
    ]);
  });

  it('is asked for with its query and without its fragment', async () => {
    const server = await upstream((_request, response) => response.end());
    await readFrom(server, {}, { url: `${server.url}?ref=master#top` });
    expect(server.requests[0]?.url).toBe('/file?ref=master');
  });
});

describe('a file that is known already', () => {
  it('is unchanged when upstream says so', async () => {
    const server = await upstream((_request, response) =>
      response.writeHead(304, { etag: '"a1"', date: DATE }).end(),
    );
    const known = { etag: '"a1"', lastModified: 'Thu, 20 Aug 2026 13:02:00 GMT' };
    expect(await readFrom(server, {}, known)).toEqual({
      kind: 'unchanged',
      etag: '"a1"',
      lastModified: null,
      date: DATE,
      age: null,
    });
    expect(server.requests[0]?.headers).toMatchObject({
      'if-none-match': '"a1"',
      'if-modified-since': 'Thu, 20 Aug 2026 13:02:00 GMT',
    });
  });

  it('is read when it has changed', async () => {
    const server = await upstream((_request, response) => response.setHeader('etag', '"a2"').end('new'));
    expect(await readFrom(server, {}, { etag: '"a1"' })).toMatchObject({ kind: 'read', etag: '"a2"' });
  });

  it('is asked for by either mark', async () => {
    const server = await upstream((_request, response) => response.writeHead(304).end());
    const lastModified = 'Thu, 20 Aug 2026 13:02:00 GMT';
    expect(await readFrom(server, {}, { lastModified })).toMatchObject({ kind: 'unchanged' });
    expect(server.requests[0]?.headers).not.toHaveProperty('if-none-match');
  });

  it('cannot be unchanged when nothing was known', async () => {
    const server = await upstream((_request, response) => response.writeHead(304).end());
    expect(await readFrom(server)).toEqual({
      kind: 'failed',
      why: `${server.url}: it answered 304 Not Modified, expected 200`,
      isRefusal: false,
    });
  });

  it('is asked for as a whole when its mark cannot be sent', async () => {
    const server = await upstream((_request, response) => response.end('whole'));
    const known = { etag: '"a"\r\nx-injected: 1', lastModified: 'Thu\r\nx-injected: 1' };
    expect(await readFrom(server, {}, known)).toMatchObject({ kind: 'read' });
    expect(server.requests[0]?.headers).not.toHaveProperty('if-none-match');
    expect(server.requests[0]?.headers).not.toHaveProperty('x-injected');
  });
});

describe('an answer that is no file', () => {
  it.each([
    [201, '201 Created'],
    [204, '204 No Content'],
    [206, '206 Partial Content'],
    [300, '300 Multiple Choices'],
    [400, '400 Bad Request'],
    [401, '401 Unauthorized'],
    [403, '403 Forbidden'],
    [404, '404 Not Found'],
    [410, '410 Gone'],
    [451, '451 Unavailable For Legal Reasons'],
    [499, '499'],
  ])('of status %i is told, and not asked for again', async (status, named) => {
    const server = await upstream((_request, response) => response.writeHead(status, 'a lie').end('<html>'));
    expect(await readFrom(server, { limits: { attempts: 3 } })).toEqual({
      kind: 'failed',
      why: `${server.url}: it answered ${named}, expected 200`,
      isRefusal: false,
    });
    expect(server.requests).toHaveLength(1);
  });

  it('but another protocol is told', async () => {
    const upgrade = 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n';
    const server = await upstream(raw(upgrade));
    expect(await readFrom(server)).toMatchObject({
      why: `${server.url}: it answered 101 Switching Protocols, expected 200`,
    });
  });
});

describe('a reader', () => {
  it.each([
    ['', 'what was to be read has no address that can be understood'],
    ['//user:geheim@', 'what was to be read has no address that can be understood'],
    ['http://user:geheim@upstream.test/file?token=geheim', 'http://upstream.test/file: only https is read'],
    ['file:///etc/passwd', 'file:///etc/passwd: only https is read'],
  ])('refuses %j without asking anyone', async (url, why) => {
    const lookup = vi.fn();
    expect(await readerOf([], { lookup }).read({ url, mostBytes: 1 })).toEqual({
      kind: 'failed',
      why,
      isRefusal: true,
    });
    expect(lookup).not.toHaveBeenCalled();
  });

  it('reads two files at once', async () => {
    const server = await upstream(({ url }, response) => response.end(url));
    const reader = readerOf([server]);
    const answers = await Promise.all(
      ['/a', '/b'].map((path) => reader.read({ url: `https://${server.host}${path}`, mostBytes: 10 })),
    );
    expect(answers).toMatchObject([{ body: Buffer.from('/a') }, { body: Buffer.from('/b') }]);
  });
});
