import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { readFrom } from '../../../testing/web/reader-of.ts';
import { HOST, upstream } from '../../../testing/web/upstream.ts';

/** Sends whoever asks on, by a table of paths, and answers the others with their path. */
function leading(ways: Readonly<Record<string, string>>, status = 302): RequestListener {
  return ({ url = '' }, response) => {
    const location = ways[url];
    if (location === undefined) response.end(url);
    else response.writeHead(status, { location }).end('<html>moved</html>');
  };
}

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('of status %i is followed', async (status) => {
    const server = await upstream(leading({ '/file': '/elsewhere' }, status));
    expect(await readFrom(server)).toMatchObject({
      kind: 'read',
      body: Buffer.from('/elsewhere'),
      url: `https://${server.host}/elsewhere`,
    });
  });

  it.each([
    ['elsewhere?b', '/a/elsewhere?b'],
    ['../elsewhere', '/elsewhere'],
    ['?b', '/a/file?b'],
    ['./c#part', '/a/c'],
  ])('to %s is read from where it stands', async (location, path) => {
    const server = await upstream(leading({ '/a/file': location }));
    const answer = await readFrom(server, {}, { url: `https://${server.host}/a/file` });
    expect(answer).toMatchObject({ url: `https://${server.host}${path}`, body: Buffer.from(path) });
  });

  it('to another host that may be read is followed, with the marks of what is known', async () => {
    const mirror = await upstream((_request, response) => response.writeHead(304).end());
    const server = await upstream(leading({ '/file': `https://mirror.test:${mirror.port}/file` }));
    const trustedHosts = [server.host, `mirror.test:${mirror.port}`];
    expect(await readFrom(server, { trustedHosts }, { etag: '"a1"' })).toMatchObject({ kind: 'unchanged' });
    expect(mirror.requests[0]?.headers).toMatchObject({
      host: `mirror.test:${mirror.port}`,
      'if-none-match': '"a1"',
    });
  });

  it.each([
    ['http://upstream.test/plain?token=geheim', 'http://upstream.test/plain', 'only https is read'],
    [
      'https://user:geheim@upstream.test/',
      'https://upstream.test/',
      'an address with a user name or a password in it is not read',
    ],
    [
      'https://evil.test/?token=geheim',
      'https://evil.test/',
      'evil.test is not among the hosts that may be read; a mirror of your own is named in the settings',
    ],
    [
      'https://169.254.169.254/latest/meta-data/',
      'https://169.254.169.254/latest/meta-data/',
      '169.254.169.254 is not among the hosts that may be read; a mirror of your own is named in the settings',
    ],
    [
      'https://public.test/',
      'https://public.test/',
      'its address 127.0.0.1 is not a public one; a mirror of your own is named in the settings',
    ],
  ])('to %s is refused', async (location, address, why) => {
    const server = await upstream(leading({ '/file': location }));
    expect(await readFrom(server, { allowedHosts: ['public.test'], limits: { attempts: 3 } })).toEqual({
      kind: 'failed',
      why: `${address} (where ${server.url} leads): ${why}`,
      isRefusal: true,
    });
    expect(server.requests).toHaveLength(1);
  });

  it('in a circle is not followed for ever', async () => {
    const server = await upstream(leading({ '/file': '/b', '/b': '/c', '/c': '/b#again' }));
    expect(await readFrom(server)).toMatchObject({
      why: `https://${server.host}/c (where ${server.url} leads): it redirects in a circle`,
      isRefusal: false,
    });
    expect(server.requests.map(({ url }) => url)).toEqual(['/file', '/b', '/c']);
  });

  it('is followed five times', async () => {
    const ways = { '/file': '/1', '/1': '/2', '/2': '/3', '/3': '/4', '/4': '/5' };
    expect(await readFrom(await upstream(leading(ways)))).toMatchObject({ body: Buffer.from('/5') });
    const server = await upstream(leading({ ...ways, '/5': '/6' }));
    expect(await readFrom(server)).toMatchObject({
      why: `https://${server.host}/5 (where ${server.url} leads): it redirects once more after 5 redirects`,
    });
    expect(server.requests).toHaveLength(6);
  });

  it.each([{}, { location: 'https://[' }])('with %j leads nowhere', async (headers) => {
    const server = await upstream((_request, response) => response.writeHead(302, headers).end());
    expect(await readFrom(server)).toEqual({
      kind: 'failed',
      why: `${server.url}: it answered 302 without an address that it leads to`,
      isRefusal: false,
    });
  });

  it('to what fails tells of both addresses', async () => {
    const server = await upstream(({ url }, response) =>
      url === '/file'
        ? response.writeHead(302, { location: '/gone?token=geheim' }).end()
        : response.writeHead(404).end(),
    );
    expect(await readFrom(server)).toMatchObject({
      why: `https://${server.host}/gone (where ${server.url} leads): it answered 404 Not Found, expected 200`,
    });
  });

  it('finds each name anew', async () => {
    const server = await upstream(leading({ '/file': '/b' }));
    const asked: string[] = [];
    await readFrom(server, {
      lookup: (name) => {
        asked.push(name);
        return Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
      },
    });
    expect(asked).toEqual([HOST, HOST]);
  });
});
