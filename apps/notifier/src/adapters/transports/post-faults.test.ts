import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messageOf } from '../../../testing/outbox-contract/samples.ts';
import { httpPost } from '../../../testing/posts/http-post-to.ts';
import { POST_FAULTS } from '../../../testing/posts/post-faults.ts';
import { tableOf } from '../../../testing/posts/table-of.ts';
import { WebhookTransport } from './webhook.ts';

const page = readFileSync(new URL('../../../../../docs/webhooks-and-chats.md', import.meta.url), 'utf8');
const told = tableOf(page, '## Faults');

const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;

/** The same as on the page: tests are less patient, and their proxy has another name. */
function asOnPage(why: string): string {
  return why
    .replace('within 0.4 seconds', 'within 20 seconds')
    .replace('within 0.2 seconds', 'within 10 seconds')
    .replace(/the proxy 127\.0\.0\.1:\d+/, 'the proxy proxy.example.org:3128');
}

describe('docs/webhooks-and-chats.md', () => {
  it.each(POST_FAULTS)('says what becomes of a letter when $fault', async ({ fault, isSilent, start }) => {
    const { url, settings } = await start();
    const transport = new WebhookTransport({
      http: httpPost(settings),
      secret: () => Promise.resolve(SECRET),
      now: () => 0,
    });
    const outcome = await transport.publish(messageOf(), url, {
      signal: new AbortController().signal,
    });
    const why = outcome.state === 'sent' ? '' : outcome.why;
    expect(outcome.isSilent).toBe(isSilent);
    expect(why).not.toMatch(/s3cret|hooks\.test/);
    expect([outcome.state, asOnPage(why)]).toEqual(told.get(fault));
  });

  it('tells of these faults and of no others', () => {
    expect([...told.keys()]).toEqual(POST_FAULTS.map(({ fault }) => fault));
  });
});
