import { createServer, type IncomingHttpHeaders, request, type RequestOptions } from 'node:http';
import { describe, expect, it } from 'vitest';
import { listening } from '../../../apps/notifier/testing/web/listening.ts';
import { receiverUnderTest } from '../testing/receiver-under-test.ts';
import { LETTER, notification } from '../testing/sns.ts';
import { logTo } from './log.ts';
import { requestListener } from './request-listener.ts';

interface Sent extends Pick<RequestOptions, 'method' | 'headers'> {
  readonly body?: string | Uint8Array;
  /** Whether the client goes on sending. */
  readonly isOpen?: boolean;
}

interface Got {
  readonly status: number | undefined;
  readonly text: string;
  readonly connection: string | undefined;
  readonly allow: string | undefined;
}

async function started(maxBytes?: number) {
  const { receiver, letters } = receiverUnderTest();
  const webhooks = {
    receive: (headers: IncomingHttpHeaders, body: string) =>
      Promise.resolve({ status: 202, text: `${String(headers['webhook-id'])}: ${body}` }),
  };
  const options = { receiver, webhooks, log: logTo(() => undefined, false) };
  const server = createServer(requestListener(maxBytes === undefined ? options : { ...options, maxBytes }));
  const port = await listening(server);
  const send = ({ body, isOpen = false, method = 'POST', headers = {} }: Sent) =>
    new Promise<Got>((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, method, headers }, (response) => {
        const { connection, allow } = response.headers;
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          sent.destroy();
          resolve({ status: response.statusCode, text, connection, allow });
        });
      });
      sent.on('error', reject);
      if (body !== undefined) sent.write(body);
      if (isOpen) sent.flushHeaders();
      else sent.end();
    });
  return { send, letters };
}

const LETTER_BODY = JSON.stringify(notification());

describe('requestListener', () => {
  it('takes a letter that SNS posts as text/plain', async () => {
    const { send, letters } = await started();
    const headers = { 'content-type': 'text/plain; charset=UTF-8', 'x-amz-sns-message-type': 'Notification' };
    expect((await send({ body: LETTER_BODY, headers })).status).toBe(200);
    expect(letters).toEqual([LETTER]);
  });

  it('leaves what has the headers of webhooks to whoever knows them', async () => {
    const { send, letters } = await started();
    const headers = { 'webhook-id': 'platform-2' };
    expect(await send({ body: '{"a":1}', headers })).toMatchObject({
      status: 202,
      text: 'platform-2: {"a":1}\n',
    });
    expect(letters).toEqual([]);
  });

  it('takes the largest letter of SNS, each character of which is escaped', async () => {
    const { send, letters } = await started();
    const letter = { ...LETTER, follows: '"'.repeat(120_000) };
    const body = JSON.stringify(notification({ Message: JSON.stringify(letter) }));
    expect((await send({ body })).status).toBe(200);
    expect(letters).toEqual([letter]);
  });

  it('takes a body of exactly the limit', async () => {
    const { send } = await started(Buffer.byteLength(LETTER_BODY));
    expect((await send({ body: LETTER_BODY })).status).toBe(200);
  });

  it('refuses a body that says it is larger before any of it has come', async () => {
    const { send } = await started(1_000);
    const answer = await send({ headers: { 'content-length': 1_001 }, isOpen: true });
    expect(answer).toMatchObject({ status: 413, connection: 'close' });
  });

  it('refuses a body that turns out to be larger while it still comes', async () => {
    const { send } = await started(1_000);
    const answer = await send({ body: 'x'.repeat(1_001), isOpen: true });
    expect(answer).toMatchObject({ status: 413, connection: 'close' });
  });

  it.each<[string, Sent, number]>([
    ['what is not JSON', { body: 'x' }, 400],
    ['an empty body', {}, 400],
    ['a forged letter', { body: LETTER_BODY.replace('Caracal', 'Dalmatian') }, 403],
  ])('refuses %s', async (_what, sent, status) => {
    const { send, letters } = await started();
    expect((await send(sent)).status).toBe(status);
    expect(letters).toEqual([]);
  });

  it('refuses what is not UTF-8, be it in a field that nobody reads', async () => {
    const { send } = await started();
    const body = Buffer.from(LETTER_BODY.replace('Action=Unsubscribe', 'Action=\u00ff'), 'latin1');
    expect(await send({ body })).toMatchObject({ status: 400, text: 'the body is not UTF-8\n' });
  });

  it('refuses raw message delivery, and says what to do', async () => {
    const { send, letters } = await started();
    const headers = { 'x-amz-sns-rawdelivery': 'true' };
    const { status, text } = await send({ body: JSON.stringify(LETTER), headers });
    expect(status).toBe(400);
    expect(text).toContain('switch it off at the subscription');
    expect(letters).toEqual([]);
  });

  it.each(['GET', 'HEAD', 'PUT', 'DELETE'])('refuses %s, and says what it takes', async (method) => {
    const { send } = await started();
    expect(await send({ method })).toMatchObject({ status: 405, allow: 'POST' });
  });
});
