import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LETTER, NOW } from '../testing/sns.ts';
import { logTo } from './log.ts';
import { webhookKey } from './webhook-check.ts';
import { WebhookReceiver, type WebhookReceiverOptions } from './webhook-receiver.ts';

const [KEY, NEXT_KEY, OTHER_KEY] = [1, 2, 3].map((byte) => Buffer.alloc(32, byte)) as [
  Buffer,
  Buffer,
  Buffer,
];
const BODY = JSON.stringify(LETTER);
const SECONDS = Math.floor(NOW.getTime() / 1_000);

function sign(key: Buffer, id: string, time: string, body = BODY): string {
  return `v1,${createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64')}`;
}

/** The headers of a webhook, signed with a key at a time. */
function headersOf({ key = KEY, id = 'platform-2', time = String(SECONDS), body = BODY } = {}) {
  return { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': sign(key, id, time, body) };
}

function receiver(changes: Partial<WebhookReceiverOptions> = {}) {
  const letters: unknown[] = [];
  const lines: string[] = [];
  const webhooks = new WebhookReceiver({
    keys: [KEY],
    now: () => NOW,
    handle: (letter) => void letters.push(letter),
    log: logTo((line) => lines.push(line), false),
    ...changes,
  });
  return { webhooks, letters, lines };
}

describe('a signed webhook', () => {
  it('is a letter, and its copy is dropped', async () => {
    const { webhooks, letters, lines } = receiver();
    expect(await webhooks.receive(headersOf(), BODY)).toEqual({ status: 200, text: 'taken' });
    const later = headersOf({ time: String(SECONDS + 60) });
    expect(await webhooks.receive(later, BODY)).toEqual({ status: 200, text: 'taken before' });
    expect(letters).toEqual([LETTER]);
    expect(lines).toEqual(['info a letter was taken', 'info the copy of a letter was dropped']);
  });

  it('may be signed with any of our secrets, and by others besides', async () => {
    const { webhooks } = receiver({ keys: [NEXT_KEY, KEY] });
    for (const key of [KEY, NEXT_KEY]) {
      const headers = headersOf({ key });
      const signatures = `v1a,AAAA ${sign(OTHER_KEY, 'platform-2', String(SECONDS))} ${headers['webhook-signature']}`;
      const answer = await webhooks.receive({ ...headers, 'webhook-signature': signatures }, BODY);
      expect(answer.status).toBe(200);
    }
  });

  it.each([
    ['with another secret', headersOf({ key: OTHER_KEY }), BODY, 403],
    ['of another body', headersOf(), `${BODY} `, 403],
    ['of another id', { ...headersOf(), 'webhook-id': 'platform-3' }, BODY, 403],
    ['of another time', { ...headersOf(), 'webhook-timestamp': String(SECONDS + 1) }, BODY, 403],
    ['six minutes ago', headersOf({ time: String(SECONDS - 360) }), BODY, 403],
    ['in six minutes', headersOf({ time: String(SECONDS + 360) }), BODY, 403],
    ['at no time', headersOf({ time: 'NaN' }), BODY, 403],
    ['not at all', { ...headersOf(), 'webhook-signature': '' }, BODY, 403],
    ['with nothing', { ...headersOf(), 'webhook-signature': 'v1,' }, BODY, 403],
    ['without a time', { ...headersOf(), 'webhook-timestamp': undefined }, BODY, 400],
    ['and no letter', headersOf({ body: '{}' }), '{}', 422],
  ])('that is signed %s is refused', async (_, headers, body, status) => {
    const { webhooks, letters } = receiver();
    expect((await webhooks.receive(headers, body)).status).toBe(status);
    expect(letters).toEqual([]);
  });

  it('is refused where no secret is expected', async () => {
    expect((await receiver({ keys: [] }).webhooks.receive(headersOf(), BODY)).status).toBe(403);
  });

  it('comes once more after our own work has failed', async () => {
    let isBroken = true;
    const { webhooks, lines } = receiver({
      handle: () => {
        if (isBroken) throw new Error(BODY);
      },
    });
    expect((await webhooks.receive(headersOf(), BODY)).status).toBe(500);
    expect(lines.join('\n')).not.toContain('platform');
    isBroken = false;
    expect(await webhooks.receive(headersOf(), BODY)).toEqual({ status: 200, text: 'taken' });
  });

  // The example of the specification's own libraries.
  it('is one that other implementations have signed', async () => {
    const { webhooks } = receiver({
      keys: [webhookKey('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')],
      now: () => new Date(1_614_265_330_000),
    });
    const headers = {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    };
    // Genuine, and not a letter.
    expect((await webhooks.receive(headers, '{"test": 2432232314}')).status).toBe(422);
  });
});

describe('docs/https-receivers.md', () => {
  const page = readFileSync(new URL('../../../docs/https-receivers.md', import.meta.url), 'utf8');
  const [, code = ''] = /```js\n(import .*?)```/s.exec(page) ?? [];

  it('verifies a webhook in 15 lines', async () => {
    expect(code.trimEnd().split('\n').length).toBeLessThanOrEqual(15);
    const { isGenuine } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
      isGenuine: (headers: object, body: string, secret: string) => boolean;
    };
    const time = String(Math.floor(Date.now() / 1_000));
    const secret = `whsec_${KEY.toString('base64')}`;
    expect(isGenuine(headersOf({ time }), BODY, secret)).toBe(true);
    expect(isGenuine(headersOf({ time, key: OTHER_KEY }), BODY, secret)).toBe(false);
    expect(isGenuine(headersOf({ time }), `${BODY} `, secret)).toBe(false);
    expect(isGenuine(headersOf({ time: String(Number(time) - 360) }), BODY, secret)).toBe(false);
    expect(isGenuine({}, BODY, secret)).toBe(false);
  });
});
