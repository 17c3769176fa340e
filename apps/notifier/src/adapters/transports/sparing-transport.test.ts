import { describe, expect, it } from 'vitest';
import type { Subscriber } from '@lastpatch/settings';
import { mailServer } from '../../../testing/mail/mail-server.ts';
import { httpPost } from '../../../testing/posts/http-post-to.ts';
import { HOST, receiver, status, tcpServer } from '../../../testing/posts/receiver.ts';
import { letterOf } from '../../../testing/sample-letters.ts';
import { renderMessage } from '../../letters/message.ts';
import { ChatTransport } from './chat.ts';
import type { HttpPost } from './http-post.ts';
import { MatrixTransport } from './matrix.ts';
import { SilentServers } from './silent-servers.ts';
import { SmtpTransport } from './smtp-transport.ts';
import { SparingTransport } from './sparing-transport.ts';
import { SubscriberChannel } from './subscriber-channel.ts';
import { transportsFrom } from './transports-from.ts';
import type { Transport } from './transport.ts';

const LETTER = letterOf({});
const MESSAGE = { ...renderMessage(LETTER, LETTER.on), madeAt: 0 };
const SHORT_MS = 400;
const { signal } = new AbortController();

function channelTo(
  transport: Transport,
  protocol: Subscriber['protocol'],
  endpoint: string,
): SubscriberChannel {
  return new SubscriberChannel(transport, 'platform', { protocol, endpoint, isUrgent: false });
}

/** What somebody else at the same server hears after so many have been tried. */
async function silenceAfter(tries: number, channel: SubscriberChannel): Promise<string | undefined> {
  for (let tried = 0; tried < tries; tried += 1) await channel.publish(MESSAGE, { signal });
  return channel.silence();
}

describe('a server of mail', () => {
  it('that accepts connections and says nothing is asked twice, whoever the mail is for', async () => {
    const server = await mailServer({ tls: 'none' });
    server.fault = { at: 'connect', does: 'hang' };
    const transport = new SparingTransport(
      new SmtpTransport(server.settings, () => Promise.reject(new Error('asked')), SHORT_MS),
      new SilentServers(),
    );
    const [ops, boss, lead] = ['ops', 'boss', 'lead'].map((name) =>
      channelTo(transport, 'email', `${name}@example.org`),
    );
    expect(await silenceAfter(1, ops!)).toBeUndefined();
    expect(await silenceAfter(1, boss!)).toBe(
      `127.0.0.1:${server.port} did not answer twice in a row (the server gave no answer in its time)`,
    );
    expect(lead!.silence()).toBe(boss!.silence());
  });
});

/** Accepts connections and says nothing. */
async function hanging(): Promise<string> {
  return tcpServer((socket) => socket.on('end', () => socket.end()));
}

/** By its id, and by an alias, which is looked up first. */
const ROOMS = ['!room:example.org', '#ops:example.org'];

/** Each way over the web, to an address at a server. */
const POSTS: readonly (readonly [Subscriber['protocol'], (http: HttpPost, url: string) => Transport])[] = [
  ['slack', (http) => new ChatTransport('slack', http)],
  ['mattermost', (http) => new ChatTransport('mattermost', http)],
  ['teams', (http) => new ChatTransport('teams', http)],
  [
    'matrix',
    (http, server) => new MatrixTransport({ http, server, token: () => Promise.resolve('syt_token') }),
  ],
];

describe('a server of posts', () => {
  it.each(POSTS)('by %s that does not answer is asked twice', async (protocol, make) => {
    const url = await hanging();
    const http = httpPost({ limitMs: SHORT_MS });
    const transport = new SparingTransport(make(http, url), new SilentServers());
    const [one, other] = (protocol === 'matrix' ? ROOMS : [`${url}/a`, `${url}/b`]).map((endpoint) =>
      channelTo(transport, protocol, endpoint),
    );
    expect(await silenceAfter(1, one!)).toBeUndefined();
    expect(await silenceAfter(1, other!)).toMatch(
      /^https:\/\/hooks\.test:\d+ did not answer twice in a row \(.*no connection came about within 0\.2 seconds\)$/,
    );
  });

  it('is one for all ways of a run, and says nothing of the secret in an address', async () => {
    const url = await hanging();
    const transports = transportsFrom(null, {
      secret: () => Promise.reject(new Error('asked')),
      http: httpPost({ limitMs: SHORT_MS }),
      environment: {},
      now: () => 0,
    });
    const [slack, teams] = (['slack', 'teams'] as const).map((chat) =>
      channelTo(transports.get(chat)!, chat, url),
    );
    expect(await silenceAfter(1, slack!)).toBeUndefined();
    expect(await silenceAfter(1, teams!)).toContain(`${new URL(url).origin} did not answer`);
    expect(slack!.silence()).toBe(teams!.silence());
    expect(slack!.silence()).not.toContain(new URL(url).pathname);
    const elsewhere = channelTo(transports.get('slack')!, 'slack', `https://${HOST}:1/s3cret-path`);
    expect(elsewhere.silence()).toBeUndefined();
  });

  it('that turns letters away is asked on', async () => {
    const { url } = await receiver(status(403));
    const transport = new SparingTransport(new ChatTransport('slack', httpPost()), new SilentServers());
    expect(await silenceAfter(3, channelTo(transport, 'slack', url))).toBeUndefined();
  });

  it('that has no room, and is gone when it said it would have some, has answered', async () => {
    const { url } = await receiver(status(429, '', { 'retry-after': '0' }));
    const here = [{ address: '127.0.0.1', family: 4 }] as const;
    let lookups = 0;
    const lookup = (): Promise<typeof here> =>
      (lookups += 1) % 2 === 1
        ? Promise.resolve(here)
        : Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' }));
    const transport = new SparingTransport(
      new ChatTransport('slack', httpPost({ lookup })),
      new SilentServers(),
    );
    expect(await silenceAfter(3, channelTo(transport, 'slack', url))).toBeUndefined();
    expect(lookups).toBe(6);
  });

  it('that takes letters and says nothing is asked on, since it may have them', async () => {
    let patience = new AbortController();
    const { url } = await receiver(() => patience.abort());
    const transport = new SparingTransport(new ChatTransport('slack', httpPost()), new SilentServers());
    const channel = channelTo(transport, 'slack', url);
    for (let tried = 0; tried < 3; tried += 1) {
      patience = new AbortController();
      const outcome = await channel.publish(MESSAGE, { signal: patience.signal });
      expect([outcome.state, channel.silence()]).toEqual(['unknown', undefined]);
    }
  });
});

it('a program is no server', async () => {
  const transports = transportsFrom(null, {
    secret: () => Promise.reject(new Error('asked')),
    http: httpPost(),
    environment: {},
    now: () => 0,
  });
  const channel = channelTo(transports.get('command')!, 'command', '["/nowhere/program"]');
  expect(await silenceAfter(3, channel)).toBeUndefined();
});
