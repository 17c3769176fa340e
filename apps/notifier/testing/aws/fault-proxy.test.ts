import { once } from 'node:events';
import { createServer, type IncomingMessage, request as httpRequest } from 'node:http';
import { expect, test } from 'vitest';
import { listening } from '../web/listening.ts';
import { FaultProxy, faultProxy } from './fault-proxy.ts';
import { replyLost, reset, serverErrorAfterDone, throttled } from './fault-proxy/faults.ts';
import { whole } from './fault-proxy/reply.ts';

interface Heard {
  readonly headers: IncomingMessage['headers'];
  readonly path: string | undefined;
  readonly body: string;
}

/** A server in place of AWS that writes down what it hears. */
async function listener(): Promise<{ readonly heard: Heard[]; readonly url: string }> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    void whole(request).then((body) => {
      heard.push({ headers: request.headers, path: request.url, body: body.toString() });
      response.writeHead(200, { 'x-from': 'aws' }).end('<done/>');
    });
  });
  return { heard, url: `http://127.0.0.1:${await listening(server)}` };
}

const AUTHORIZATION = 'AWS4-HMAC-SHA256 Credential=a/20260101/eu-central-1/sns/aws4_request, Signature=s';

function publish(url: string, message: string, topic = 'arn:a'): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { authorization: AUTHORIZATION, connection: 'close' },
    body: new URLSearchParams({ Action: 'Publish', TopicArn: topic, Message: message }),
  });
}

test('a call and its reply are handed on as they are, and written down', async () => {
  const { heard, url } = await listener();
  const proxy = await faultProxy(url);
  const answer = await publish(proxy.url, 'ü');

  expect([answer.status, answer.headers.get('x-from'), await answer.text()]).toEqual([200, 'aws', '<done/>']);
  expect(heard).toEqual([
    {
      path: '/',
      body: 'Action=Publish&TopicArn=arn%3Aa&Message=%C3%BC',
      headers: expect.objectContaining({
        host: new URL(proxy.url).host,
        authorization: AUTHORIZATION,
      }) as object,
    },
  ]);
  expect(proxy.calls).toMatchObject([
    {
      service: 'sns',
      action: 'Publish',
      resources: ['arn:a'],
      parameters: { Message: 'ü' },
      doneStatus: 200,
      status: 200,
    },
  ]);
  expect(proxy.calls[0]).not.toHaveProperty('fault');
});

test('a body that comes in chunks is handed on whole', async () => {
  const { heard, url } = await listener();
  const proxy = await faultProxy(url);
  const request = httpRequest(`${proxy.url}/bucket/key`, {
    method: 'PUT',
    headers: { 'transfer-encoding': 'chunked', connection: 'close' },
  });
  request.write('one ');
  request.end('two');
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  await whole(answer);

  expect(heard.map(({ body }) => body)).toEqual(['one two']);
});

test('only the call that is meant goes wrong', async () => {
  const { heard, url } = await listener();
  const proxy = await faultProxy(url);
  proxy.failNext({ action: 'Publish', resource: 'arn:b', afterPassing: 1 }, throttled, { times: 2 });
  proxy.failNext({ where: ({ parameters }) => parameters['Message'] === '6' }, serverErrorAfterDone(503));
  const topics = ['arn:b', 'arn:a', 'arn:b', 'arn:b', 'arn:b', 'arn:b'];
  for (const [index, topic] of topics.entries()) await publish(proxy.url, `${index + 1}`, topic);

  expect(proxy.calls.map(({ status, doneStatus, fault }) => [status, doneStatus, fault])).toEqual([
    [200, 200, undefined],
    [200, 200, undefined],
    [400, undefined, 'throttled'],
    [400, undefined, 'throttled'],
    [200, 200, undefined],
    [503, 200, '503 after it was done'],
  ]);
  expect(heard).toHaveLength(4);
});

test('faults of one call happen in turn', async () => {
  const { url } = await listener();
  const proxy = await faultProxy(url);
  proxy.failNext('Publish', throttled);
  proxy.failNext('Publish', reset);

  expect((await publish(proxy.url, '1')).status).toBe(400);
  await expect(publish(proxy.url, '2')).rejects.toThrow('fetch failed');
  expect((await publish(proxy.url, '3')).status).toBe(200);
});

test('a call is held before it is done, and goes on when it is let go', async () => {
  const { heard, url } = await listener();
  const proxy = await faultProxy(url);
  const held = proxy.holdNext('Publish');
  const answer = publish(proxy.url, 'held');
  expect(await held.arrived).toMatchObject({ parameters: { Message: 'held' } });
  // Others are not held up.
  await publish(proxy.url, 'other');
  expect(heard).toHaveLength(1);

  held.letGo();
  expect((await answer).status).toBe(200);
  expect(heard).toHaveLength(2);
});

test('a call is held before its reply, when it is done', async () => {
  const { heard, url } = await listener();
  const proxy = await faultProxy(url);
  const held = proxy.holdNext('Publish', 'before its reply');
  const answer = publish(proxy.url, 'held');
  await held.arrived;
  expect(heard).toHaveLength(1);

  held.drop();
  await expect(answer).rejects.toThrow('fetch failed');
  expect(proxy.calls).toMatchObject([{ doneStatus: 200, status: undefined }]);
});

test('a held call that is dropped is not done', async () => {
  const { heard, url } = await listener();
  const proxy = await faultProxy(url);
  const held = proxy.holdNext('Publish');
  const answer = publish(proxy.url, 'held');
  await held.arrived;
  held.drop();

  await expect(answer).rejects.toThrow('fetch failed');
  expect(heard).toEqual([]);
});

test('a held call is done when it is let go, although its caller has gone away', async () => {
  const { heard, url } = await listener();
  const proxy = await faultProxy(url);
  const held = proxy.holdNext('Publish');
  const request = httpRequest(proxy.url, { method: 'POST', headers: { authorization: AUTHORIZATION } });
  request.on('error', () => undefined).end('Action=Publish');
  await held.arrived;
  request.destroy();
  held.letGo();
  await proxy.quiet();

  expect(heard).toHaveLength(1);
});

test('connections are refused, and accepted again at the same address', async () => {
  const { heard, url } = await listener();
  const proxy = await faultProxy(url);
  proxy.refuseConnections();
  await expect(publish(proxy.url, '1')).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  await proxy.acceptConnections();
  expect((await publish(proxy.url, '2')).status).toBe(200);
  expect(heard).toHaveLength(1);
});

test('a planned fault that does not happen fails the test', async () => {
  const { url } = await listener();
  const proxy = new FaultProxy(url);
  await proxy.acceptConnections();
  proxy.failNext({ action: 'Publsh', afterPassing: 1 }, replyLost);
  proxy.failNext('PutItem', reset, { mayNotHappen: true });
  proxy.failNext('GetItem', reset, { times: Infinity });
  await publish(proxy.url, '1');

  await expect(proxy.close()).rejects.toThrow(
    'Planned faults have not happened: reply lost at Publsh, after 1 more. The calls that came: Publish.',
  );
});
