import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { messageOf } from '../../../testing/outbox-contract/samples.ts';
import { httpPost } from '../../../testing/posts/http-post-to.ts';
import { receiver, status } from '../../../testing/posts/receiver.ts';
import { WebhookTransport } from './webhook.ts';

const [KEY, NEXT_KEY] = [Buffer.alloc(32, 1), Buffer.alloc(24, 0xfb)];
const [SECRET, NEXT_SECRET] = [KEY, NEXT_KEY].map((key) => `whsec_${key.toString('base64')}`);
const ATTEMPT = { signal: new AbortController().signal };
const LETTER = messageOf({ letter: 'platform-2.1', json: '{"letter":"platform-2.1","a":"é \\u2028"}' });

function webhooks(secret = SECRET ?? '', now = 1_790_000_000_999): WebhookTransport {
  return new WebhookTransport({ http: httpPost(), secret: () => Promise.resolve(secret), now: () => now });
}

function signed(key: Buffer, text: string): string {
  return `v1,${createHmac('sha256', key).update(text).digest('base64')}`;
}

describe('a webhook', () => {
  it('gets the JSON of the letter, signed as Standard Webhooks says', async () => {
    const { url, received } = await receiver(status(200));
    expect(await webhooks().publish(LETTER, url, ATTEMPT)).toEqual({ state: 'sent' });
    const [{ method, path, headers, body } = {}] = received;
    expect([method, path, body]).toEqual(['POST', '/s3cret-path', LETTER.json]);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(LETTER.json)),
      'user-agent': 'Lastpatch/1.2.3',
      'webhook-id': 'platform-2_1',
      'webhook-timestamp': '1790000000',
      'webhook-signature': signed(KEY, `platform-2_1.1790000000.${LETTER.json}`),
    });
  });

  // What the specification gives as an example of its own (its libraries verify it with this secret).
  it('has the signature that other implementations make', async () => {
    const { url, received } = await receiver(status(200));
    const message = messageOf({
      letter: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      json: '{"test": 2432232314}',
    });
    const transport = webhooks('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 1_614_265_330_000);
    await transport.publish(message, url, ATTEMPT);
    expect(received[0]?.headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('gets the same id and body once more, with the time of that attempt', async () => {
    const { url, received } = await receiver(status(503));
    await webhooks(SECRET, 1_790_000_000_000).publish(LETTER, url, ATTEMPT);
    await webhooks(SECRET, 1_790_086_400_000).publish(LETTER, url, ATTEMPT);
    const [first, second] = received;
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.headers['webhook-timestamp']).toBe('1790086400');
    expect(second?.headers['webhook-signature']).not.toBe(first?.headers['webhook-signature']);
  });

  it('is signed with each of several secrets while they are changed', async () => {
    const { url, received } = await receiver(status(200));
    await webhooks(`${NEXT_SECRET ?? ''} ${SECRET ?? ''}`).publish(LETTER, url, ATTEMPT);
    const text = `platform-2_1.1790000000.${LETTER.json}`;
    expect(received[0]?.headers['webhook-signature']).toBe(`${signed(NEXT_KEY, text)} ${signed(KEY, text)}`);
  });

  it.each([
    '',
    'plain words',
    'whsec_',
    `whsec_${Buffer.alloc(23).toString('base64')}`,
    `whsec_${Buffer.alloc(65).toString('base64')}`,
    `whsec_${Buffer.alloc(32).toString('base64')}!`,
    `${SECRET ?? ''} plain`,
  ])('is sent nothing unsigned or weakly signed: %j', async (secret) => {
    const { url, received } = await receiver(status(200));
    const outcome = await webhooks(secret).publish(LETTER, url, ATTEMPT);
    expect(outcome).toEqual({
      state: 'pending',
      why: 'The secret of webhooks is none of Standard Webhooks, expected whsec_ and 24 to 64 bytes as base64, as this writes one: echo "whsec_$(openssl rand -base64 32)"',
    });
    expect(received).toEqual([]);
  });

  it('waits for a secret that cannot be read', async () => {
    const transport = new WebhookTransport({
      http: httpPost(),
      secret: () => Promise.reject(new Error('LASTPATCH_WEBHOOK_SECRET is not set')),
      now: () => 0,
    });
    expect(await transport.publish(LETTER, 'https://hooks.test/', ATTEMPT)).toEqual({
      state: 'pending',
      why: 'LASTPATCH_WEBHOOK_SECRET is not set',
    });
  });

  it('may be one on this machine without TLS, and with a login in its address', async () => {
    const { url, received } = await receiver(status(202), null);
    const address = url.replace('http://', 'http://user:p%40ss@');
    expect(await webhooks().publish(LETTER, address, ATTEMPT)).toEqual({ state: 'sent' });
    expect(received[0]?.headers.authorization).toBe(`Basic ${Buffer.from('user:p@ss').toString('base64')}`);
  });

  it.each(['http://localhost.evil.test/', 'http://127.0.0.1.evil.test/', 'ftp://127.0.0.1/', 'nothing', ''])(
    'is none at %j',
    async (url) => {
      expect(await webhooks().publish(LETTER, url, ATTEMPT)).toMatchObject({ state: 'refused' });
    },
  );

  it('ends when nobody waits for it any more', async () => {
    const { url } = await receiver(() => undefined);
    const controller = new AbortController();
    const publishing = webhooks().publish(LETTER, url, { signal: controller.signal });
    setTimeout(() => {
      controller.abort();
    }, 200);
    expect(await publishing).toMatchObject({ state: 'unknown' });
    expect(await webhooks().publish(LETTER, url, { signal: controller.signal })).toMatchObject({
      state: 'pending',
    });
  });

  it('takes as much as its body has bytes', () => {
    expect(webhooks().maxBytes).toBe(1_048_576);
    expect(webhooks().bytesOf(LETTER)).toBe(Buffer.byteLength(LETTER.json));
  });

  it('is followed nowhere', async () => {
    const elsewhere = await receiver(status(200));
    const { url } = await receiver(status(308, '', { location: elsewhere.url }));
    expect(await webhooks().publish(LETTER, url, ATTEMPT)).toMatchObject({ state: 'refused' });
    expect(elsewhere.received).toEqual([]);
  });
});
