import { describe, expect, it } from 'vitest';
import { httpPost } from '../../../testing/posts/http-post-to.ts';
import { type Answering, receiver, status } from '../../../testing/posts/receiver.ts';
import { DOCUMENTED_LETTER, letterOf } from '../../../testing/sample-letters.ts';
import type { Message } from '../../daily-check/message.ts';
import type { Outcome } from '../../daily-check/ports.ts';
import { chatForms } from '../../letters/chat-forms.ts';
import { renderMessage } from '../../letters/message.ts';
import { MatrixTransport } from './matrix.ts';

const TOKEN = 'syt_s3cret';
const ROOM = '!room/1:example.org';
const MESSAGE = renderMessage(DOCUMENTED_LETTER, DOCUMENTED_LETTER.on);

/** A home server that keeps one message for each transaction, and loses its first answers. */
function homeServer({ lost = 0 } = {}): { answer: Answering; events: Map<string, string> } {
  const events = new Map<string, string>();
  let left = lost;
  return {
    events,
    answer: (request, response, { method, path, body, headers }) => {
      if (method === 'GET') {
        const isKnown = path.endsWith('/directory/room/%23ops%3Aexample.org');
        response.writeHead(isKnown ? 200 : 404).end(JSON.stringify(isKnown ? { room_id: ROOM } : {}));
        return;
      }
      if (headers.authorization !== `Bearer ${TOKEN}`) {
        response.writeHead(401).end('{"errcode":"M_UNKNOWN_TOKEN"}');
        return;
      }
      if (!events.has(path)) events.set(path, body);
      left -= 1;
      if (left >= 0) request.socket.destroy();
      else response.end(JSON.stringify({ event_id: `$${events.size}` }));
    },
  };
}

async function room(
  answer: Answering,
  { token = TOKEN, to = ROOM, slash = '' } = {},
): Promise<{
  publish: (message?: Message) => Promise<Outcome>;
  paths: () => string[];
  headers: () => object;
}> {
  const { url, received } = await receiver(answer);
  const transport = new MatrixTransport({
    http: httpPost(),
    server: new URL(url).origin + slash,
    token: () => Promise.resolve(token),
  });
  return {
    publish: (message = MESSAGE) => transport.publish(message, to, { signal: new AbortController().signal }),
    paths: () => received.map(({ method, path }) => `${method} ${path}`),
    headers: () => received.at(-1)?.headers ?? {},
  };
}

describe('a post to a room of Matrix', () => {
  it.each(['', '/'])(
    'is an event of the room, with the token in a header (server ends with "%s")',
    async (slash) => {
      const { answer, events } = homeServer();
      const { publish, paths, headers } = await room(answer, { slash });
      expect(await publish()).toEqual({ state: 'sent' });
      expect(paths()).toEqual([
        expect.stringMatching(
          /^PUT \/_matrix\/client\/v3\/rooms\/!room%2F1%3Aexample\.org\/send\/m\.room\.message\/lastpatch-platform-212-[0-9a-f]{16}$/,
        ),
      ]);
      expect(headers()).toMatchObject({ authorization: `Bearer ${TOKEN}` });
      const [event = ''] = events.values();
      expect(JSON.parse(event)).toEqual(chatForms(DOCUMENTED_LETTER, DOCUMENTED_LETTER.on).matrix);
    },
  );

  it('sent once more after the answer was lost is dropped by the server itself', async () => {
    const { answer, events } = homeServer({ lost: 1 });
    const { publish } = await room(answer);
    expect(await publish()).toMatchObject({ state: 'unknown' });
    expect(await publish(structuredClone(MESSAGE))).toEqual({ state: 'sent' });
    expect(events.size).toBe(1);
  });

  it('of another content is another, also under the same id', async () => {
    const { answer, events } = homeServer();
    const { publish } = await room(answer);
    await publish();
    await publish(renderMessage(letterOf({ id: DOCUMENTED_LETTER.id }), DOCUMENTED_LETTER.on));
    expect(events.size).toBe(2);
  });

  it('finds the room behind an alias', async () => {
    const { answer } = homeServer();
    const { publish, paths } = await room(answer, { to: '#ops:example.org' });
    expect(await publish()).toEqual({ state: 'sent' });
    expect(paths()[0]).toBe('GET /_matrix/client/v3/directory/room/%23ops%3Aexample.org');
    expect(paths()[1]).toMatch(/^PUT .*\/rooms\/!room%2F1%3Aexample\.org\//);
  });

  it.each<[string, Answering, string]>([
    ['it is not known', status(404, '{"errcode":"M_NOT_FOUND"}'), 'refused'],
    ['its server fails', status(500), 'pending'],
    ['the answer is lost', (request) => request.socket.destroy(), 'pending'],
    ['the answer is no room', status(200, '{"room_id":"../admin"}'), 'pending'],
    ['the answer is no JSON', status(200, 'null'), 'pending'],
  ])('is certainly not sent where the alias is not found: %s', async (_, answer, state) => {
    const { publish, paths } = await room(answer, { to: '#ops:example.org' });
    const outcome = await publish();
    expect(outcome.state).toBe(state);
    expect(JSON.stringify(outcome)).not.toMatch(/ops|example/);
    expect(paths()).toHaveLength(1);
  });

  it.each<[string, Answering, string]>([
    ['it may not post there', status(403, '{"errcode":"M_FORBIDDEN"}'), 'refused'],
    ['it posts too often', status(429, '{"errcode":"M_LIMIT_EXCEEDED"}'), 'pending'],
    ['another program answers', status(200, '<html>'), 'unknown'],
    ['the event has no id', status(200, '{"event_id":1}'), 'unknown'],
    ['the server fails', status(502), 'unknown'],
  ])('ends as it should when %s', async (_, answer, state) => {
    const { publish } = await room(answer);
    expect((await publish()).state).toBe(state);
  });

  it('says nothing of a token that is not taken', async () => {
    const { publish } = await room(homeServer().answer, { token: 'syt_s3cret_2' });
    const outcome = await publish();
    expect(outcome.state).toBe('refused');
    expect(JSON.stringify(outcome)).not.toContain('s3cret');
  });

  it.each(['', 'two\nlines', 'two words', 'tökén'])(
    'is not tried with what is no token: %j',
    async (token) => {
      const { publish, paths } = await room(homeServer().answer, { token });
      expect(await publish()).toEqual({
        state: 'pending',
        why: 'The access token of Matrix holds what no token has, expected one line of letters and digits',
      });
      expect(paths()).toEqual([]);
    },
  );
});
