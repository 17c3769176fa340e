import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messageOf } from '../../../testing/outbox-contract/samples.ts';
import { httpPost } from '../../../testing/posts/http-post-to.ts';
import { receiver, status } from '../../../testing/posts/receiver.ts';
import { tableOf } from '../../../testing/posts/table-of.ts';
import { DOCUMENTED_LETTER } from '../../../testing/sample-letters.ts';
import { chatForms } from '../../letters/chat-forms.ts';
import { renderMessage } from '../../letters/message.ts';
import { ChatTransport, type WebhookChat } from './chat.ts';

const ATTEMPT = { signal: new AbortController().signal };
const MESSAGE = renderMessage(DOCUMENTED_LETTER, DOCUMENTED_LETTER.on);

const page = readFileSync(new URL('../../../../../docs/webhooks-and-chats.md', import.meta.url), 'utf8');
const WORDS = tableOf(page, '### What each says');

describe.each(['slack', 'mattermost', 'teams'] as const)('a post to %s', (chat) => {
  const post = (url: string, message = MESSAGE) =>
    new ChatTransport(chat, httpPost()).publish(message, url, ATTEMPT);

  it('is the form for it, and nothing else', async () => {
    const { url, received } = await receiver(status(202, 'ok'));
    await post(url);
    const [one] = received;
    expect([one?.method, one?.path, one?.headers['content-type']]).toEqual([
      'POST',
      '/s3cret-path',
      'application/json',
    ]);
    expect(JSON.parse(one?.body ?? '')).toEqual(chatForms(DOCUMENTED_LETTER, DOCUMENTED_LETTER.on)[chat]);
  });

  it('is the same byte for byte when it is sent once more', async () => {
    const { url, received } = await receiver(status(500));
    expect(await post(url)).toMatchObject({ state: 'unknown' });
    await post(url, structuredClone(MESSAGE));
    expect(received[1]?.body).toBe(received[0]?.body);
  });

  it.each(['', '{', 'null', '[]', '{}', `{"${chat}":null}`, `{"${chat}":"text"}`])(
    'is refused where what was kept holds none: %j',
    async (kept) => {
      const { url, received } = await receiver(status(202, 'ok'));
      expect(await post(url, messageOf({ chat: kept }))).toEqual({
        state: 'refused',
        why: `what was kept of this letter holds nothing for ${chat}: "lastpatch ledger resend" makes it anew`,
      });
      expect(received).toEqual([]);
    },
  );
});

describe('a chat has taken a post', () => {
  it.each<[WebhookChat, number, string, string]>([
    ['slack', 200, 'ok', 'sent'],
    ['slack', 200, 'ok\n', 'sent'],
    ['slack', 200, '<html>Log in</html>', 'unknown'],
    ['slack', 200, '', 'unknown'],
    ['slack', 202, 'ok', 'unknown'],
    ['slack', 400, 'invalid_payload', 'refused'],
    ['slack', 404, 'no_service', 'refused'],
    ['slack', 429, '', 'pending'],
    ['slack', 500, 'rollup_error', 'unknown'],
    ['mattermost', 200, 'ok', 'sent'],
    ['mattermost', 200, '{"status":"OK"}', 'unknown'],
    ['mattermost', 400, '{"id":"web.incoming_webhook.parse.app_error"}', 'refused'],
    ['mattermost', 403, '', 'refused'],
    ['teams', 202, '', 'sent'],
    ['teams', 200, '<html>Log in</html>', 'unknown'],
    ['teams', 413, '', 'refused'],
    ['teams', 429, '', 'pending'],
    ['teams', 502, '', 'unknown'],
  ])('%s, when it answers %i and %j: %s', async (chat, code, text, state) => {
    const { url } = await receiver(status(code, text));
    const outcome = await new ChatTransport(chat, httpPost()).publish(MESSAGE, url, ATTEMPT);
    expect(outcome.state).toBe(state);
    // What the far side writes is shown to nobody.
    if (text !== '' && outcome.state !== 'sent') expect(outcome.why).not.toContain(text.slice(0, 8));
  });

  it('only when its word is whole', async () => {
    const { url } = await receiver((request) =>
      request.socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nok'),
    );
    const outcome = await new ChatTransport('slack', httpPost()).publish(MESSAGE, url, ATTEMPT);
    expect(outcome).toEqual({
      state: 'unknown',
      why: 'it answered 200 OK, and not as it does when it has taken a letter',
    });
  });

  it.each<[string, WebhookChat]>([
    ['Slack', 'slack'],
    ['Mattermost', 'mattermost'],
    ['Microsoft Teams', 'teams'],
  ])('%s, when it says what the page says', async (name, chat) => {
    const [code = '', text = ''] = WORDS.get(name) ?? [];
    const { url } = await receiver(status(Number(code), text));
    expect(await new ChatTransport(chat, httpPost()).publish(MESSAGE, url, ATTEMPT)).toEqual({
      state: 'sent',
    });
  });
});
