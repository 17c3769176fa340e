import type { RequestListener } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { readerOf, readFrom } from '../../../testing/web/reader-of.ts';
import { inTurn, raw, upstream } from '../../../testing/web/upstream.ts';
import { TimeLimit } from './time-limit.ts';

const ok: RequestListener = (_request, response) => response.end('ok');
const silent: RequestListener = () => undefined;

function status(code: number, headers = {}): RequestListener {
  return (_request, response) => response.writeHead(code, headers).end();
}

describe('a read that may go well in a moment', () => {
  it.each([408, 425, 429, 500, 502, 503, 504, 599])('is tried again after %i', async (code) => {
    const server = await upstream(inTurn(status(code), ok));
    expect(await readFrom(server, { limits: { attempts: 2 } })).toMatchObject({ body: Buffer.from('ok') });
    expect(server.requests).toHaveLength(2);
  });

  it.each<[string, RequestListener]>([
    ['a closed connection', raw('')],
    ['silence', silent],
    ['an answer that is cut short', raw('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nx')],
  ])('is tried again after %s', async (_, answer) => {
    const server = await upstream(inTurn(answer, ok));
    const limits = { attempts: 2, silenceMs: 1_000 };
    expect(await readFrom(server, { limits })).toMatchObject({ body: Buffer.from('ok') });
  });

  it('is given up after the last attempt, and says how often it was tried', async () => {
    const server = await upstream(status(503));
    expect(await readFrom(server, { limits: { attempts: 3 } })).toEqual({
      kind: 'failed',
      why: `${server.url}: it answered 503 Service Unavailable, expected 200 (attempt 3 of 3)`,
      isRefusal: false,
    });
    expect(server.requests).toHaveLength(3);
  });

  it('waits longer each time, by a random part', async () => {
    const pause = vi.fn(() => Promise.resolve());
    const limits = { attempts: 4, pauseMs: 2_000 };
    await readFrom(await upstream(status(503)), { pause, random: () => 0.5, limits });
    expect(pause.mock.calls.map(([ms]: readonly unknown[]) => ms)).toEqual([1_000, 2_000, 4_000]);
  });

  it('is given up when the pause would last too long', async () => {
    const server = await upstream(status(503));
    const limits = { attempts: 3, wholeMs: 60_000, pauseMs: 600_000 };
    expect(await readFrom(server, { random: () => 0.5, limits })).toMatchObject({
      why: `${server.url}: it answered 503 Service Unavailable, expected 200`,
    });
    expect(server.requests).toHaveLength(1);
  });

  it('begins at the first address again', async () => {
    const server = await upstream(inTurn(status(302, { location: '/b' }), status(503), ok));
    await readFrom(server, { limits: { attempts: 2 } });
    expect(server.requests.map(({ url }) => url)).toEqual(['/file', '/b', '/file']);
  });
});

describe('Retry-After', () => {
  it.each([
    ['30', {}],
    ['Fri, 21 Aug 2026 16:00:30 GMT', { date: 'Fri, 21 Aug 2026 16:00:00 GMT' }],
  ])('%s is kept to', async (wanted, headers) => {
    const server = await upstream(inTurn(status(429, { 'retry-after': wanted, ...headers }), ok));
    const pause = vi.fn(() => Promise.resolve());
    expect(await readFrom(server, { pause, limits: { attempts: 2 } })).toMatchObject({ kind: 'read' });
    expect(pause.mock.calls).toEqual([[30_000, expect.any(AbortSignal)]]);
  });

  it('is not hurried by the random part, which may be longer', async () => {
    const server = await upstream(inTurn(status(503, { 'retry-after': '0' }), ok));
    const pause = vi.fn(() => Promise.resolve());
    const limits = { attempts: 2, pauseMs: 2_000 };
    await readFrom(server, { pause, random: () => 0.5, limits });
    expect(pause.mock.calls).toEqual([[1_000, expect.any(AbortSignal)]]);
  });

  it('is handed on when it does not fit in', async () => {
    const server = await upstream(status(429, { 'retry-after': '3600' }));
    expect(await readFrom(server, { limits: { attempts: 3 } })).toEqual({
      kind: 'failed',
      why: `${server.url}: it answered 429 Too Many Requests, expected 200`,
      isRefusal: false,
      retryAfterMs: 3_600_000,
    });
    expect(server.requests).toHaveLength(1);
  });

  it('is handed on after the last attempt, and for what is not tried again', async () => {
    const server = await upstream(
      inTurn(status(503, { 'retry-after': '5' }), status(403, { 'retry-after': '6' })),
    );
    expect(await readFrom(server)).toMatchObject({ retryAfterMs: 5_000 });
    expect(await readFrom(server, { limits: { attempts: 3 } })).toMatchObject({ retryAfterMs: 6_000 });
  });
});

describe('a slow answer', () => {
  it('is left after a time of silence', async () => {
    const server = await upstream((_request, response) => response.write('begun'));
    expect(await readFrom(server, { limits: { silenceMs: 200 } })).toEqual({
      kind: 'failed',
      why: `${server.url}: nothing came for 0.2 seconds`,
      isRefusal: false,
    });
  });

  it('is not silent as long as something comes', async () => {
    const heard = vi.spyOn(TimeLimit.prototype, 'startAnew');
    const server = await upstream((_request, response) => {
      const writeAll = async (): Promise<void> => {
        for (const part of ['a', 'b', 'c']) {
          const before = heard.mock.calls.length;
          response.write(part);
          await vi.waitFor(() => {
            expect(heard.mock.calls.length).toBeGreaterThan(before);
          });
        }
        response.end();
      };
      writeAll().catch(() => response.destroy());
    });
    expect(await readFrom(server)).toMatchObject({ body: Buffer.from('abc') });
  });

  it('is left when it trickles for too long', async () => {
    const server = await upstream((_request, response) => {
      const timer = setInterval(() => response.write('x'), 5);
      response.on('close', () => {
        clearInterval(timer);
      });
    });
    const limits = { attempts: 3, wholeMs: 400 };
    expect(await readFrom(server, { limits }, { mostBytes: 1_000_000 })).toEqual({
      kind: 'failed',
      why: `${server.url}: it was not done within 0.4 seconds`,
      isRefusal: false,
    });
    expect(server.requests.length).toBeLessThanOrEqual(1);
  });

  it('of redirects is left too', async () => {
    let asked = 0;
    const server = await upstream((_request, response) => {
      asked += 1;
      const location = `/${asked}`;
      setTimeout(() => response.writeHead(302, { location }).end(), 50);
    });
    const limits = { wholeMs: 400, redirects: 1_000 };
    expect(await readFrom(server, { limits })).toMatchObject({
      why: expect.stringContaining('it was not done within 0.4 seconds') as string,
    });
  });
});

describe('a read that is called off', () => {
  it('before it begins asks nobody', async () => {
    const server = await upstream(ok);
    const reader = readerOf([server]);
    const request = { url: server.url, mostBytes: 10 };
    expect(await reader.read(request, { signal: AbortSignal.abort(new Error('geheim')) })).toEqual({
      kind: 'failed',
      why: `${server.url}: the read was called off`,
      isRefusal: false,
    });
    expect(server.requests).toEqual([]);
  });

  it.each<[string, RequestListener]>([
    ['while nothing comes', silent],
    ['in the middle of the answer', (_request, response) => response.write('begun')],
  ])('%s ends at once', async (_, answer) => {
    const caller = new AbortController();
    const server = await upstream((request, response) => {
      answer(request, response);
      setTimeout(() => {
        caller.abort();
      }, 20);
    });
    const reader = readerOf([server]);
    const read = reader.read({ url: server.url, mostBytes: 10 }, { signal: caller.signal });
    expect(await read).toMatchObject({ why: `${server.url}: the read was called off` });
    expect(server.requests).toHaveLength(1);
  });

  it('between two attempts ends at once', async () => {
    const caller = new AbortController();
    const server = await upstream(status(503, { 'retry-after': '60' }));
    // Asked right before the pause begins.
    const random = (): number => {
      setImmediate(() => {
        caller.abort();
      });
      return 0;
    };
    const request = { url: server.url, mostBytes: 10 };
    const read = readerOf([server], { random }).read(request, { signal: caller.signal });
    expect(await read).toMatchObject({ why: `${server.url}: the read was called off (attempt 2 of 3)` });
    expect(server.requests).toHaveLength(1);
  });

  it('after it is done does nothing', async () => {
    const caller = new AbortController();
    const server = await upstream(ok);
    await readerOf([server]).read({ url: server.url, mostBytes: 10 }, { signal: caller.signal });
    caller.abort();
    expect(server.requests).toHaveLength(1);
  });
});
