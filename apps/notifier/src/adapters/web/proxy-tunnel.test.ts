import { describe, expect, it, vi } from 'vitest';
import { forwardProxy, type ForwardProxy } from '../../../testing/web/forward-proxy.ts';
import { readFrom } from '../../../testing/web/reader-of.ts';
import { AUTHORITY, HOST, upstream } from '../../../testing/web/upstream.ts';

const IDENTITY = AUTHORITY.identity({ hosts: ['127.0.0.1'] });

function environment({ port }: ForwardProxy, login = 'user:geheim'): Record<string, string> {
  return { HTTPS_PROXY: `http://${login}@127.0.0.1:${port}` };
}

describe('a proxy', () => {
  it.each([
    ['http', undefined],
    ['https', IDENTITY],
  ])('reached by %s opens a tunnel', async (scheme, identity) => {
    const server = await upstream((_request, response) => response.end('through'));
    const proxy = await forwardProxy(identity === undefined ? {} : { identity });
    const lookup = vi.fn();
    const answer = await readFrom(server, {
      environment: { HTTPS_PROXY: `${scheme}://us%20er:geheim@127.0.0.1:${proxy.port}` },
      lookup,
    });
    expect(answer).toMatchObject({ kind: 'read', body: Buffer.from('through') });
    expect(lookup).not.toHaveBeenCalled();
    expect(proxy.requests.map(({ method, url, headers }) => ({ method, url, headers }))).toEqual([
      {
        method: 'CONNECT',
        url: server.host,
        headers: {
          host: server.host,
          connection: 'close',
          'user-agent': 'Lastpatch/1.2.3 (+https://lastpatch.example/contact)',
          'proxy-authorization': `Basic ${Buffer.from('us er:geheim').toString('base64')}`,
        },
      },
    ]);
    expect(server.requests[0]?.headers).not.toHaveProperty('proxy-authorization');
  });

  it('is asked anew for each redirect', async () => {
    const mirror = await upstream((_request, response) => response.end('mirror'));
    const location = `https://mirror.test:${mirror.port}/`;
    const server = await upstream((_request, response) => response.writeHead(302, { location }).end());
    const proxy = await forwardProxy();
    const trustedHosts = [server.host, `mirror.test:${mirror.port}`];
    await readFrom(server, { environment: environment(proxy), trustedHosts });
    expect(proxy.requests.map(({ url }) => url)).toEqual([server.host, `mirror.test:${mirror.port}`]);
  });

  it('is not asked for a host that needs none, which is then checked like any other', async () => {
    const server = await upstream((_request, response) => response.end('direct'));
    const proxy = await forwardProxy();
    const settings = { environment: { ...environment(proxy), NO_PROXY: HOST } };
    expect(await readFrom(server, settings)).toMatchObject({ body: Buffer.from('direct') });
    expect(
      await readFrom(
        server,
        { ...settings, trustedHosts: [], allowedHosts: [HOST] },
        { url: `https://${HOST}/` },
      ),
    ).toMatchObject({ isRefusal: true });
    expect(proxy.requests).toEqual([]);
  });

  it('cannot stand in for the server', async () => {
    const server = await upstream(
      (_request, response) => response.end(),
      AUTHORITY.identity({ hosts: ['other.test'] }),
    );
    const proxy = await forwardProxy();
    expect(await readFrom(server, { environment: environment(proxy) })).toMatchObject({
      why: expect.stringContaining('its certificate is for another host') as string,
      isRefusal: true,
    });
  });

  it('may know a host by its address alone', async () => {
    const server = await upstream((_request, response) => response.end('by address'));
    const proxy = await forwardProxy();
    const host = `127.0.0.1:${server.port}`;
    const answer = await readFrom(
      server,
      { environment: environment(proxy), trustedHosts: [host] },
      { url: `https://${host}/` },
    );
    expect(answer).toMatchObject({ body: Buffer.from('by address') });
  });
});

describe('a proxy that opens no tunnel', () => {
  it.each([
    [403, 1, 'answered 403 Forbidden'],
    [
      407,
      1,
      'answered 407 Proxy Authentication Required: it wants another user name and password in HTTPS_PROXY',
    ],
    [204, 1, 'answered 204 No Content'],
    [502, 2, 'answered 502 Bad Gateway (attempt 2 of 2)'],
    [503, 2, 'answered 503 Service Unavailable (attempt 2 of 2)'],
  ])('but answers %i is told, after %i attempts', async (status, attempts, said) => {
    const server = await upstream((_request, response) => response.end());
    const proxy = await forwardProxy({
      answer: (_request, socket) => socket.write(`HTTP/1.1 ${status} A lie\r\n\r\n`),
    });
    expect(await readFrom(server, { environment: environment(proxy), limits: { attempts: 2 } })).toEqual({
      kind: 'failed',
      why: `${server.url}: the proxy 127.0.0.1:${proxy.port} ${said}`,
      isRefusal: false,
    });
    expect(proxy.requests).toHaveLength(attempts);
    expect(server.requests).toEqual([]);
  });

  it('but closes the connection is told', async () => {
    const server = await upstream((_request, response) => response.end());
    const proxy = await forwardProxy({ answer: (_request, socket) => socket.end() });
    expect(await readFrom(server, { environment: environment(proxy) })).toMatchObject({
      why: `${server.url}: the proxy 127.0.0.1:${proxy.port}: the connection was closed before an answer came`,
    });
  });

  it('but closes the tunnel at once is told', async () => {
    const server = await upstream((_request, response) => response.end());
    const proxy = await forwardProxy({
      answer: (_request, socket) => socket.end('HTTP/1.1 200 Connection established\r\n\r\n'),
    });
    expect(await readFrom(server, { environment: environment(proxy) })).toMatchObject({
      why: `${server.url}: the connection was closed before an answer came`,
    });
  });

  it.each([
    ['http', undefined],
    ['https', IDENTITY],
  ])('but is silent, reached by %s, is left', async (scheme, identity) => {
    const server = await upstream((_request, response) => response.end());
    const proxy = await forwardProxy({ ...(identity ? { identity } : {}), answer: () => undefined });
    const answer = await readFrom(server, {
      environment: { HTTPS_PROXY: `${scheme}://127.0.0.1:${proxy.port}` },
      limits: { silenceMs: 200 },
    });
    expect(answer).toMatchObject({ why: `${server.url}: nothing came for 0.2 seconds` });
  });

  it('but is silent in the tunnel, is left', async () => {
    const server = await upstream((_request, response) => response.end());
    const proxy = await forwardProxy({
      answer: (_request, socket) => socket.write('HTTP/1.1 200 Connection established\r\n\r\n'),
    });
    const answer = await readFrom(server, { environment: environment(proxy), limits: { silenceMs: 200 } });
    expect(answer).toMatchObject({ why: `${server.url}: nothing came for 0.2 seconds` });
  });

  it('because it shows no trusted certificate is told', async () => {
    const server = await upstream((_request, response) => response.end());
    const proxy = await forwardProxy({ identity: AUTHORITY.identity({ hosts: ['other.test'] }) });
    const HTTPS_PROXY = `https://user:geheim@127.0.0.1:${proxy.port}`;
    expect(await readFrom(server, { environment: { HTTPS_PROXY } })).toMatchObject({
      why: `${server.url}: the proxy 127.0.0.1:${proxy.port}: its certificate is for another host`,
      isRefusal: true,
    });
  });

  it('because it is none is told, and nobody is asked', async () => {
    const server = await upstream((_request, response) => response.end());
    const answer = await readFrom(server, {
      environment: { HTTPS_PROXY: 'socks5://user:geheim@proxy.test' },
    });
    expect(answer).toEqual({
      kind: 'failed',
      why: `${server.url}: the proxy in HTTPS_PROXY is no address such as http://proxy.example.org:3128`,
      isRefusal: true,
    });
    expect(server.requests).toEqual([]);
  });
});
