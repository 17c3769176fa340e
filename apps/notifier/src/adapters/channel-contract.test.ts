import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SNSClient } from '@aws-sdk/client-sns';
import type { Subscriber } from '@lastpatch/settings';
import { channelContract, type ChannelUnderTest, type FarSide } from '../../testing/channel-contract.ts';
import { type MailFault, mailServer, PASSWORD } from '../../testing/mail/mail-server.ts';
import { httpPost } from '../../testing/posts/http-post-to.ts';
import { HOST, receiver } from '../../testing/posts/receiver.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { clientSettings } from './aws/client-settings.ts';
import { PublishPace } from './aws/sns/publish-pace.ts';
import { SnsChannel } from './aws/sns/sns-channel.ts';
import { secretReader } from './secret.ts';
import { ChatTransport } from './transports/chat.ts';
import { CommandTransport, SmsCommandTransport } from './transports/command.ts';
import { MatrixTransport } from './transports/matrix.ts';
import { SmtpTransport } from './transports/smtp-transport.ts';
import { SubscriberChannel } from './transports/subscriber-channel.ts';
import type { Transport } from './transports/transport.ts';
import { WebhookTransport } from './transports/webhook.ts';

/** Nothing listens there. */
const NOWHERE = 1;

/** What a server over HTTP answers, and with which status it turns a letter away. */
interface HttpSide {
  readonly taken: readonly [status: number, text: string];
  readonly busy: readonly [status: number, text: string];
  readonly refused: readonly [status: number, text: string];
}

/** A server over HTTP, and the bodies that it has taken. */
async function httpSide(
  farSide: FarSide,
  { taken: good, busy, refused }: HttpSide,
  isPlain = false,
): Promise<{ readonly origin: string; readonly url: string; readonly taken: () => readonly string[] }> {
  const taken: string[] = [];
  const { url } = await receiver(
    (request, response, { body }) => {
      const answer = (by: readonly [number, string]): void => void response.writeHead(by[0]).end(by[1]);
      if (farSide === 'has no room for it now') answer(busy);
      else if (farSide === 'will not have it as it is') answer(refused);
      else {
        taken.push(body);
        if (farSide === 'takes it') answer(good);
        else if (farSide === 'takes it, and its answer is lost') request.socket.destroy();
      }
    },
    ...(isPlain ? [null] : []),
  );
  const { protocol, pathname } = new URL(url);
  const there =
    farSide === 'is not there'
      ? `${protocol}//${isPlain ? '127.0.0.1' : HOST}:${NOWHERE}`
      : new URL(url).origin;
  return { origin: there, url: there + pathname, taken: () => taken };
}

function channelOf(
  transport: Transport,
  subscriber: Pick<Subscriber, 'protocol' | 'endpoint'>,
): SubscriberChannel {
  const isUrgent = subscriber.protocol === 'sms';
  return new SubscriberChannel(transport, 'platform', { ...subscriber, isUrgent });
}

const HTTP: HttpSide = { taken: [200, 'ok'], busy: [429, ''], refused: [403, 'no: s3cret-path'] };

const PREFIX = 'arn:aws:sns:eu-central-1:123456789012:lastpatch-';

function snsError(code: string): string {
  return `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`;
}

channelContract(
  'SNS',
  async (farSide) => {
    const id = '<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>';
    const { origin, taken } = await httpSide(
      farSide,
      { taken: [200, id], busy: [400, snsError('Throttling')], refused: [400, snsError('InvalidParameter')] },
      true,
    );
    const client = new SNSClient({
      ...clientSettings(8000, 1),
      region: 'eu-central-1',
      endpoint: origin,
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 's3cret-key' },
    });
    const channel = new SnsChannel({
      client,
      topicPrefix: PREFIX,
      carries: 'letters',
      sms: { maxPrice: '0.50', senderId: null },
      chats: new Set(),
      pace: new PublishPace(Date.now, () => Promise.resolve()),
    });
    return { channel, taken };
  },
  ['s3cret-key'],
);

/** What a server of mail does in place of what is right. */
const MAIL_FAULT: Readonly<Partial<Record<FarSide, MailFault>>> = {
  'takes it, and its answer is lost': { at: 'taken', does: 'reset' },
  'takes it, and never answers': { at: 'taken', does: 'hang' },
  'has no room for it now': { at: 'mail', answers: 452 },
  'will not have it as it is': { at: 'recipient', answers: 550, text: 'no ops@example.org here' },
};

channelContract(
  'mail',
  async (farSide): Promise<ChannelUnderTest> => {
    const server = await mailServer();
    server.fault = MAIL_FAULT[farSide];
    const port = farSide === 'is not there' ? NOWHERE : server.port;
    const secret = secretReader({ config: undefined, env: { PASSWORD }, tell: () => undefined });
    const transport = new SmtpTransport({ ...server.settings, port }, secret);
    return {
      channel: channelOf(transport, { protocol: 'email', endpoint: 'ops@example.org' }),
      taken: () => server.taken.map(({ source }) => source),
    };
  },
  ['ops@example.org', PASSWORD],
);

const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;

channelContract(
  'a webhook',
  async (farSide) => {
    const { url, taken } = await httpSide(farSide, HTTP);
    const transport = new WebhookTransport({
      http: httpPost(),
      secret: () => Promise.resolve(SECRET),
      now: Date.now,
    });
    return { channel: channelOf(transport, { protocol: 'https', endpoint: url }), taken };
  },
  ['s3cret-path', SECRET],
);

for (const [chat, status] of [
  ['slack', 200],
  ['mattermost', 200],
  ['teams', 202],
] as const) {
  channelContract(
    chat,
    async (farSide) => {
      const { url, taken } = await httpSide(farSide, { ...HTTP, taken: [status, 'ok'] });
      return {
        channel: channelOf(new ChatTransport(chat, httpPost()), { protocol: chat, endpoint: url }),
        taken,
      };
    },
    ['s3cret-path'],
  );
}

channelContract(
  'a room of Matrix',
  async (farSide) => {
    const { origin, taken } = await httpSide(farSide, { ...HTTP, taken: [200, '{"event_id":"$1"}'] });
    const transport = new MatrixTransport({
      http: httpPost(),
      server: origin,
      token: () => Promise.resolve('syt_s3cret'),
    });
    return { channel: channelOf(transport, { protocol: 'matrix', endpoint: '!room:example.org' }), taken };
  },
  ['syt_s3cret'],
);

/** A program that writes down what it was given, and ends as the far side does. */
const ENDS: Readonly<Record<FarSide, string>> = {
  'takes it': 'take();',
  'takes it, and its answer is lost': 'take(); process.kill(process.pid, "SIGKILL");',
  'takes it, and never answers': 'take(); setInterval(() => undefined, 1000);',
  'has no room for it now': 'process.exitCode = 75;',
  'will not have it as it is': 'console.error("no " + process.argv.at(-1)); process.exitCode = 67;',
  'is not there': '',
};

function program(farSide: FarSide): { readonly path: string; readonly taken: () => readonly string[] } {
  const folder = temporaryFolder();
  const [path, log] = [join(folder, 'program.cjs'), join(folder, 'taken')];
  if (farSide !== 'is not there') {
    const take = `const fs = require('node:fs'); const take = () => fs.appendFileSync(${JSON.stringify(log)}, fs.readFileSync(0, 'utf8') + '\\u0000');`;
    writeFileSync(path, `#!${process.execPath}\n${take}\n${ENDS[farSide]}\n`);
    chmodSync(path, 0o755);
  }
  const taken = (): string[] => (existsSync(log) ? readFileSync(log, 'utf8').split('\0').slice(0, -1) : []);
  return { path, taken };
}

const COMMAND = { environment: { PATH: process.env['PATH'] }, limitMs: 20_000 };
const NUMBER = '+4915112345678';

channelContract(
  'a command',
  (farSide) => {
    const { path, taken } = program(farSide);
    const endpoint = JSON.stringify([path, 's3cret-argument']);
    return Promise.resolve({
      channel: channelOf(new CommandTransport(COMMAND), { protocol: 'command', endpoint }),
      taken,
    });
  },
  ['s3cret-argument'],
);

channelContract(
  'a command for SMS',
  (farSide) => {
    const { path, taken } = program(farSide);
    const transport = new SmsCommandTransport({ ...COMMAND, command: [path] });
    return Promise.resolve({ channel: channelOf(transport, { protocol: 'sms', endpoint: NUMBER }), taken });
  },
  [NUMBER],
);
