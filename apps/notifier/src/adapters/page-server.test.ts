import { once } from 'node:events';
import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { LocationFailure } from './file-failure.ts';
import { addressOf, type ServedPages, servePages } from './page-server.ts';

const PAGES: ServedPages = new Map([
  ['index.html', '<!doctype html><title>first</title>'],
  ['products/a/index.html', 'a'],
  ['products/a/calendar.ics', 'BEGIN:VCALENDAR'],
  ['404.html', 'not there'],
]);

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  }
});

async function served(pages: () => Promise<ServedPages> = () => Promise.resolve(PAGES)) {
  const told: unknown[] = [];
  const server = await servePages({ port: 0, pages, tell: (error) => told.push(error) });
  servers.push(server);
  return { address: addressOf(server), port: (server.address() as AddressInfo).port, told };
}

/** The status of a request as no browser would make it. */
async function rawStatus(port: number, path: string, headers: Record<string, string>): Promise<number> {
  const asked = request({ host: '127.0.0.1', port, path, headers }).end();
  const [response] = (await once(asked, 'response')) as [{ statusCode: number; resume: () => void }];
  response.resume();
  return response.statusCode;
}

describe('a server of pages', () => {
  it.each([
    ['', 200, 'text/html; charset=utf-8', 'first'],
    ['index.html?x=1#y', 200, 'text/html; charset=utf-8', 'first'],
    ['products/a/', 200, 'text/html; charset=utf-8', 'a'],
    ['products/%61/calendar.ics', 200, 'text/calendar; charset=utf-8', 'BEGIN:VCALENDAR'],
    ['products/b/', 404, 'text/html; charset=utf-8', 'not there'],
    ['%', 404, 'text/html; charset=utf-8', 'not there'],
    ['../../etc/passwd', 404, 'text/html; charset=utf-8', 'not there'],
  ])('answers /%s with %d, %s', async (path, status, type, text) => {
    const { address } = await served();
    const response = await fetch(address + path);
    expect([response.status, response.headers.get('content-type')]).toEqual([status, type]);
    expect(await response.text()).toContain(text);
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'.*frame-ancestors 'none'$/,
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('listens to this machine alone', async () => {
    const { address, port } = await served();
    expect(address).toBe(`http://127.0.0.1:${port}/`);
  });

  it('answers nobody who asks by another name: a site whose name leads here would read along', async () => {
    const { port } = await served();
    expect(await rawStatus(port, '/', { host: `localhost:${port}` })).toBe(200);
    expect(await rawStatus(port, '/', { host: 'evil.example' })).toBe(403);
    expect(await rawStatus(port, '/', { host: `127.0.0.1.evil.example:${port}` })).toBe(403);
  });

  it('leads from the name of a folder into it', async () => {
    const { address } = await served();
    const response = await fetch(`${address}products/a`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([308, '/products/a/']);
    expect((await fetch(`${address}products`)).status).toBe(404);
  });

  it('only lets pages be read', async () => {
    const { address } = await served();
    const posted = await fetch(address, { method: 'POST' });
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    const head = await fetch(address, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('sends a page again only when it differs', async () => {
    let text = 'one';
    const { address } = await served(() => Promise.resolve(new Map([['index.html', text]])));
    const tag = (await fetch(address)).headers.get('etag') ?? '';
    const again = (): Promise<Response> => fetch(address, { headers: { 'If-None-Match': tag } });
    expect((await again()).status).toBe(304);
    text = 'two';
    expect(await (await again()).text()).toBe('two');
  });

  it('says that pages cannot be made, and goes on', async () => {
    let isBroken = true;
    const { address, told } = await served(() =>
      isBroken ? Promise.reject(new Error('no catalog')) : Promise.resolve(PAGES),
    );
    const response = await fetch(address);
    expect([response.status, await response.text()]).toEqual([
      500,
      'The pages cannot be made; the terminal says why.\n',
    ]);
    expect(told).toEqual([new Error('no catalog')]);
    isBroken = false;
    expect((await fetch(address)).status).toBe(200);
  });

  it('says in a sentence that a port is taken', async () => {
    const { port } = await served();
    const taken = servePages({ port, pages: () => Promise.resolve(PAGES), tell: () => undefined });
    await expect(taken).rejects.toThrow(LocationFailure);
    await expect(taken).rejects.toThrow(`port ${port}: something else listens there already`);
  });
});
