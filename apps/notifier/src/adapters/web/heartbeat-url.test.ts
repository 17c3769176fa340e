import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { listening } from '../../../testing/web/listening.ts';
import { callHeartbeatUrl } from './heartbeat-url.ts';

/** That it begins with https:, its setting sees to: here a server without a certificate will do. */
async function address(answer: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listening(createServer(answer))}/ping/s3cr3t?key=s3cr3t`;
}

describe('the external heartbeat', () => {
  it.each([200, 201, 204])('is heard with HTTP %i', async (status) => {
    const paths: (string | undefined)[] = [];
    const url = await address((request, response) => {
      paths.push(`${request.method} ${request.url}`);
      response.writeHead(status).end();
    });
    expect(await callHeartbeatUrl(url)).toBeUndefined();
    expect(paths).toEqual(['GET /ping/s3cr3t?key=s3cr3t']);
  });

  it('is heard without what is answered being read, which may never end', async () => {
    const url = await address((_request, response) => {
      response.writeHead(200);
      response.write('x'.repeat(1_000_000));
    });
    expect(await callHeartbeatUrl(url)).toBeUndefined();
  });

  it.each([400, 401, 404, 429, 500, 503])('is not taken with HTTP %i', async (status) => {
    const url = await address((_request, response) => response.writeHead(status).end('s3cr3t'));
    expect(await callHeartbeatUrl(url)).toBe(`The external heartbeat was not taken (HTTP ${status}).`);
  });

  it('follows no redirect, which might lead anywhere', async () => {
    let asked = 0;
    const url = await address((_request, response) => {
      asked += 1;
      response.writeHead(302, { location: '/elsewhere/s3cr3t' }).end();
    });
    expect(await callHeartbeatUrl(url)).toBe('The external heartbeat was not taken (HTTP 302).');
    expect(asked).toBe(1);
  });

  it('is given up after a time', async () => {
    const url = await address(() => undefined);
    expect(await callHeartbeatUrl(url, 50)).toBe(
      'The external heartbeat could not be called (TimeoutError).',
    );
  });

  it('says that nobody listens', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    expect(await callHeartbeatUrl(`http://127.0.0.1:${port}/s3cr3t`)).toBe(
      'The external heartbeat could not be called (ECONNREFUSED).',
    );
  });

  it('says that the connection was cut', async () => {
    const url = await address((request) => request.socket.destroy());
    expect(await callHeartbeatUrl(url)).toBe('The external heartbeat could not be called (UND_ERR_SOCKET).');
  });

  it.each(['https://user:s3cr3t@127.0.0.1/', 's3cr3t', 'ftp://127.0.0.1/s3cr3t'])(
    'says of an address that cannot be called no more than that: %s',
    async (url) => {
      expect(await callHeartbeatUrl(url)).toMatch(
        /^The external heartbeat could not be called \([A-Za-z_]+\)\.$/,
      );
    },
  );
});
