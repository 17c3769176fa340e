import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Fault, FAULTS } from '../../../testing/web/faults.ts';
import { forwardProxy } from '../../../testing/web/forward-proxy.ts';
import { readFrom } from '../../../testing/web/reader-of.ts';
import { upstream } from '../../../testing/web/upstream.ts';
import { READ_LIMITS } from './read-limits.ts';

const page = readFileSync(new URL('../../../../../docs/network.md', import.meta.url), 'utf8');

/** What the page says: by fault, what the reader says and whether it asks again. */
const told = new Map(
  page
    .slice(page.indexOf('## Faults'))
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, fault = '', says, again]) => [fault, { says, again }]),
);

/** The same as on the page: ports are known only when a server runs, and tests are less patient. */
function asOnPage(why: string): string {
  return why
    .replace(/upstream\.test:\d+/g, 'upstream.test')
    .replace(/^https:\/\/upstream\.test\/file: /, '')
    .replace(/the proxy 127\.0\.0\.1:\d+/, 'the proxy proxy.example.org:3128')
    .replace('for 0.2 seconds', `for ${READ_LIMITS.silenceMs / 1_000} seconds`)
    .replace('within 0.4 seconds', `within ${READ_LIMITS.wholeMs / 1_000} seconds`)
    .replace(/ \(attempt 2 of 2\)$/, '');
}

async function seen({ answer, identity, settings = {}, url, proxyStatus }: Fault): Promise<unknown> {
  const server = await upstream(answer ?? ((_request, response) => response.end()), identity);
  const proxy = await forwardProxy({
    answer: (_request, socket) => socket.end(`HTTP/1.1 ${proxyStatus ?? 500} A lie\r\n\r\n`),
  });
  const environment =
    proxyStatus === undefined ? {} : { HTTPS_PROXY: `http://user:secret@127.0.0.1:${proxy.port}` };
  const read = await readFrom(
    server,
    { environment, ...settings, limits: { attempts: 2, ...settings.limits } },
    { url: url ?? server.url },
  );
  if (read.kind !== 'failed') return read;
  expect(read.why).not.toContain('secret');
  const again = read.why.endsWith(' (attempt 2 of 2)') ? 'yes' : read.isRefusal ? 'no, refused' : 'no';
  return { says: asOnPage(read.why), again };
}

describe('docs/network.md', () => {
  it.each(FAULTS)('says what the reader says when $fault', async (fault) => {
    expect(await seen(fault)).toEqual(told.get(fault.fault));
  });

  it('tells of these faults and of no others', () => {
    expect([...told.keys()]).toEqual(FAULTS.map(({ fault }) => fault));
  });
});
