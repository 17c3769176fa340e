import type { PublishCommand, PublishCommandInput, SNSClient } from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { messageOf } from '../../../../testing/outbox-contract/samples.ts';
import type { Message } from '../../../daily-check/message.ts';
import { bodiesOf, MOST_SNS_BYTES } from './published-message.ts';
import { PublishPace } from './publish-pace.ts';
import { SnsChannel, type SnsChannelParts } from './sns-channel.ts';

const PREFIX = 'arn:aws:sns:eu-central-1:123456789012:lastpatch-';

/** What one publication was asked with. */
interface Published {
  readonly input: PublishCommandInput;
  readonly signal: AbortSignal | undefined;
  readonly at: number;
}

/** A channel to an SNS that keeps what it is told, and a clock that goes on only when someone waits. */
function channelTo({
  answer = () => undefined,
  ...parts
}: Partial<SnsChannelParts> & { answer?: () => Error | undefined } = {}): {
  channel: SnsChannel;
  published: Published[];
  publish: (message?: Message) => Promise<string>;
} {
  let now = 1000;
  const published: Published[] = [];
  const client = {
    send: ({ input }: PublishCommand, { abortSignal }: { readonly abortSignal?: AbortSignal } = {}) => {
      published.push({ input, signal: abortSignal, at: now });
      const error = answer();
      return error === undefined ? Promise.resolve({ MessageId: 'id' }) : Promise.reject(error);
    },
  } as unknown as SNSClient;
  const channel = new SnsChannel({
    client,
    topicPrefix: PREFIX,
    carries: 'letters',
    sms: { maxPrice: '0.50', senderId: 'LASTPATCH' },
    chats: new Set(['chatty']),
    pace: new PublishPace(
      () => now,
      (ms) => {
        now += ms;
        return Promise.resolve();
      },
    ),
    ...parts,
  });
  const { signal } = new AbortController();
  return {
    channel,
    published,
    publish: async (message = messageOf()) => (await channel.publish(message, { signal })).state,
  };
}

/** A message whose bodies take exactly so many bytes. */
function messageOfBytes(bytes: number): Message {
  const around = Buffer.byteLength(bodiesOf(messageOf({ text: '' }), 'letter'));
  return messageOf({ text: 'x'.repeat(bytes - around) });
}

describe('a channel to SNS', () => {
  it('publishes a letter to the topic of its watch, in the form of each protocol', async () => {
    const { publish, published } = channelTo();
    const message = messageOf();
    expect(await publish(message)).toBe('sent');
    expect(published.map(({ input }) => input)).toEqual([
      {
        TopicArn: `${PREFIX}platform_letters`,
        Subject: message.subject,
        MessageStructure: 'json',
        Message: bodiesOf(message, 'letter'),
      },
    ]);
  });

  it('publishes what is urgent to the other topic, and says how phones get it', async () => {
    const { channel, publish, published } = channelTo({ carries: 'urgent' });
    expect(channel.name).toBe('sns-urgent');
    expect(await publish()).toBe('sent');
    const [{ input } = { input: undefined }] = published;
    expect(input?.TopicArn).toBe(`${PREFIX}platform_urgent`);
    expect(Object.keys(input?.MessageAttributes ?? {})).toEqual([
      'AWS.SNS.SMS.SMSType',
      'AWS.SNS.SMS.MaxPrice',
      'AWS.SNS.SMS.SenderID',
    ]);
  });

  it('gives chats their form, and no other watch', async () => {
    const { publish, published } = channelTo();
    const chat = JSON.stringify({ slack: {}, aws: { version: '1.0' } });
    await publish(messageOf({ watch: 'chatty', chat }));
    await publish(messageOf({ chat }));
    expect(
      published.map(({ input }) => (JSON.parse(input.Message ?? '') as { https?: string }).https),
    ).toEqual(['{"version":"1.0"}', undefined]);
  });

  it('hands on the signal of who waits', async () => {
    const { channel, published } = channelTo();
    const { signal } = new AbortController();
    await channel.publish(messageOf(), { signal });
    expect(published[0]?.signal).toBe(signal);
  });

  it('refuses a letter that is too large before it is sent', async () => {
    const { channel, publish, published } = channelTo();
    expect(await publish(messageOfBytes(MOST_SNS_BYTES))).toBe('sent');
    const tooLarge = messageOfBytes(MOST_SNS_BYTES + 1);
    expect(channel.bytesOf(tooLarge)).toBe(MOST_SNS_BYTES + 1);
    expect(await channel.publish(tooLarge, new AbortController())).toEqual({
      state: 'refused',
      why: `the topic ${PREFIX}platform_letters: SNS takes 262144 bytes of a message, and this letter has 262145: let the watch follow less.`,
    });
    expect(published).toHaveLength(1);
  });

  it('counts a letter as SNS does: with quotes and line breaks as they are sent', () => {
    const { channel } = channelTo();
    const bytes = (text: string): number =>
      channel.bytesOf(messageOf({ text })) - channel.bytesOf(messageOf({ text: '' }));
    expect([bytes('a'), bytes('"'), bytes('\n'), bytes('é'), bytes('\u0000')]).toEqual([1, 2, 2, 2, 6]);
  });

  it('publishes no more than 10 messages a second to one topic', async () => {
    const { publish, published } = channelTo();
    for (let index = 0; index < 40; index += 1) await publish(messageOf({ letter: `platform-2.${index}` }));
    const times = published.map(({ at }) => at);
    expect(times).toHaveLength(40);
    for (const at of times) {
      expect(times.filter((other) => other >= at && other < at + 1000).length).toBeLessThanOrEqual(10);
    }
  });

  it('lets a topic wait for others no longer than the account takes', async () => {
    const { publish, published } = channelTo();
    for (const watch of ['a', 'b', 'c', 'd']) await publish(messageOf({ watch }));
    expect(published.map(({ at }) => at)).toEqual([1000, 1005, 1010, 1015]);
  });

  it.each([
    [
      'a refusal',
      Object.assign(new Error(), { name: 'NotFound', $metadata: { httpStatusCode: 404 } }),
      'refused',
    ],
    ['a refused connection', Object.assign(new Error(), { code: 'ECONNREFUSED' }), 'pending'],
    [
      'a broken connection',
      Object.assign(new Error(), { name: 'TimeoutError', code: 'ECONNRESET' }),
      'unknown',
    ],
  ])('makes an outcome of %s, and throws nothing', async (_, error, state) => {
    expect(await channelTo({ answer: () => error }).publish()).toBe(state);
  });

  it.each(['', '{', 'null', '{}'])(
    'refuses a chat a letter whose form for chats is damaged: %j',
    async (chat) => {
      const { channel, publish, published } = channelTo();
      const outcome = await channel.publish(messageOf({ watch: 'chatty', chat }), new AbortController());
      expect(outcome).toEqual({
        state: 'refused',
        why: `the topic ${PREFIX}chatty_letters: the form of this letter for chats is damaged.`,
      });
      expect(published).toEqual([]);
      expect(await publish(messageOf({ chat }))).toBe('sent');
    },
  );
});
