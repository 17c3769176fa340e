import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { AUTHORITY, raw, upstream } from '../../../apps/notifier/testing/web/upstream.ts';
import { httpsGet } from './https-get.ts';
import { HOST } from '../testing/sns.ts';

const IDENTITY = AUTHORITY.identity({ hosts: [HOST] });

async function from(answer: RequestListener, identity = IDENTITY) {
  const server = await upstream(answer, identity);
  const get = (limits: { maxBytes?: number; timeMs?: number } = {}) =>
    httpsGet(`https://${HOST}:${server.port}/file.pem`, {
      ca: AUTHORITY.pem,
      lookup: (_host, options, callback) => {
        if (options.all === true) callback(null, [{ address: '127.0.0.1', family: 4 }]);
        else callback(null, '127.0.0.1', 4);
      },
      ...limits,
    });
  return { get, server };
}

describe('httpsGet', () => {
  it('gives a small file, up to its limit', async () => {
    const { get } = await from((_request, response) => response.end('0123456789'));
    expect(await get({ maxBytes: 10 })).toBe('0123456789');
  });

  it('gives up on a larger one', async () => {
    const { get } = await from((_request, response) => response.end('0123456789'));
    await expect(get({ maxBytes: 9 })).rejects.toThrow('the answer is larger than 9 bytes');
  });

  it('follows no redirect', async () => {
    const { get, server } = await from((_request, response) =>
      response.writeHead(302, { location: '/other.pem' }).end(),
    );
    await expect(get()).rejects.toThrow('the answer has status 302, expected 200');
    expect(server.requests).toHaveLength(1);
  });

  it.each([204, 403, 404, 500])('takes no answer with status %i', async (status) => {
    const { get } = await from((_request, response) => response.writeHead(status).end());
    await expect(get()).rejects.toThrow(`the answer has status ${status}, expected 200`);
  });

  it.each<[string, RequestListener]>([
    ['before the answer begins', () => undefined],
    [
      'in the midst of it',
      (_request, response) => {
        response.write('half');
      },
    ],
  ])('does not wait for ever %s', async (_when, answer) => {
    const { get } = await from(answer);
    await expect(get({ timeMs: 100 })).rejects.toThrow(/abort|timeout/i);
  });

  it('takes nothing that is cut short', async () => {
    const { get } = await from(raw('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf'));
    await expect(get()).rejects.toThrow();
  });

  it('takes nothing from a server that shows the certificate of another host', async () => {
    const { get, server } = await from(
      (_request, response) => response.end('file'),
      AUTHORITY.identity({ hosts: ['evil.example'] }),
    );
    await expect(get()).rejects.toThrow(/altnames/i);
    expect(server.requests).toEqual([]);
  });
});
