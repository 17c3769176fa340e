import type { Subscriber } from '@lastpatch/settings';
import { describe, expect, it } from 'vitest';
import { messageOf } from '../../../testing/outbox-contract/samples.ts';
import { httpPost } from '../../../testing/posts/http-post-to.ts';
import { ChatTransport } from './chat.ts';
import { SmtpTransport } from './smtp-transport.ts';
import { SubscriberChannel } from './subscriber-channel.ts';

const MESSAGE = messageOf({ subject: 'é', text: 'ü\n', json: 'x'.repeat(100) });

describe('the way of a subscriber', () => {
  it.each<[string, Subscriber['protocol'], string]>([
    ['email', 'email', 'ops@example.org'],
    ['sms', 'sms', '+821012345678'],
    ['matrix', 'matrix', '!room:example.org'],
    ['command', 'command', '["/usr/bin/notify","--all"]'],
    ['slack hooks.slack.com', 'slack', 'https://hooks.slack.com/services/x'],
    ['https example.org:8443', 'https', 'https://example.org:8443/letters?key=x'],
  ])('is %s for %s to %s: no more than that of its endpoint is in it', (way, protocol, endpoint) => {
    const transport = new ChatTransport('slack', httpPost());
    expect(new SubscriberChannel(transport, 'platform', { protocol, endpoint, isUrgent: false }).way).toBe(
      way,
    );
  });
});

describe('the room on the channel of a subscriber', () => {
  it('is that of the mail alone', () => {
    const smtp = new SmtpTransport(
      { host: 'localhost', port: 25, tls: 'none', from: { name: '', address: 'a@example.org' }, login: null },
      () => Promise.reject(new Error('asked')),
    );
    const endpoint = 'ops@example.org';
    const channel = new SubscriberChannel(smtp, 'platform', { protocol: 'email', endpoint, isUrgent: false });
    expect([channel.maxBytes, channel.bytesOf?.(MESSAGE)]).toEqual([1_048_576, 5]);
  });

  it('has no limit in a chat, which counts what does not fit', () => {
    const slack = new ChatTransport('slack', httpPost());
    const endpoint = 'https://hooks.slack.com/services/x';
    const channel = new SubscriberChannel(slack, 'platform', {
      protocol: 'slack',
      endpoint,
      isUrgent: false,
    });
    expect([channel.maxBytes, channel.bytesOf]).toEqual([null, undefined]);
  });
});
