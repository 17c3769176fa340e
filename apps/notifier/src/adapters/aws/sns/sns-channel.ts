import { PublishCommand, type PublishCommandInput, type SNSClient } from '@aws-sdk/client-sns';
import { type SmsSettings, topicArnOf } from '@lastpatch/settings';
import type { Message } from '../../../daily-check/message.ts';
import type { Channel, Outcome } from '../../../daily-check/ports.ts';
import type { PublishPace } from './publish-pace.ts';
import { bodiesOf, MOST_SNS_BYTES, smsAttributes } from './published-message.ts';
import { outcomeOf } from './publish-outcome.ts';

/** A publish takes some tens of milliseconds; one that takes longer than this may have gone out or not. */
const TIME_LIMIT_MS = 10_000;

/**
 * A letter takes three calls of 30 ms, so that these are 178 a second on one channel, about as many as {@link PublishPace}
 * lets through. With both channels the SDK's clients stay below the 50 connections that they open to one host.
 */
const AT_ONCE = 16;

/** What a channel to SNS is made of. */
export interface SnsChannelParts {
  /** Makes one attempt for each call: a message whose answer is lost must not be sent again unseen. */
  readonly client: SNSClient;
  /** What the ARN of every watch's topics begins with. */
  readonly topicPrefix: string;
  readonly carries: Channel['carries'];
  readonly sms: SmsSettings;
  /** The watches whose receivers over HTTPS are chats. */
  readonly chats: ReadonlySet<string>;
  /** Of all channels of the account. */
  readonly pace: PublishPace;
}

/** Publishes each letter to the topic of its watch; whoever has subscribed to that gets it from SNS. */
export class SnsChannel implements Channel {
  readonly name: string;
  readonly carries: Channel['carries'];
  readonly timeLimitMs = TIME_LIMIT_MS;
  readonly atOnce = AT_ONCE;
  readonly maxBytes = MOST_SNS_BYTES;
  readonly #parts: SnsChannelParts;

  constructor(parts: SnsChannelParts) {
    this.#parts = parts;
    this.carries = parts.carries;
    this.name = parts.carries === 'letters' ? 'sns' : 'sns-urgent';
  }

  /** SNS counts the bodies as they are sent: a quote or a line break in one of them takes two bytes. */
  bytesOf(message: Message): number {
    return Buffer.byteLength(this.#bodies(message));
  }

  async publish(message: Message, { signal }: { readonly signal: AbortSignal }): Promise<Outcome> {
    const { client, topicPrefix, pace } = this.#parts;
    const topic = topicArnOf(topicPrefix, message.watch, this.carries);
    const on = `the topic ${topic}`;
    const input = this.#input(topic, message);
    if ('why' in input) return { state: 'refused', why: `${on}: ${input.why}` };
    await pace.turn(topic);
    try {
      await client.send(new PublishCommand(input), { abortSignal: signal });
      return { state: 'sent' };
    } catch (error) {
      return outcomeOf(error, on);
    }
  }

  /** What is published; why it cannot be, where SNS would not have it. */
  #input(topic: string, message: Message): PublishCommandInput | { readonly why: string } {
    let bodies;
    try {
      bodies = this.#bodies(message);
    } catch {
      return { why: 'the form of this letter for chats is damaged.' };
    }
    const bytes = Buffer.byteLength(bodies);
    if (bytes > MOST_SNS_BYTES) {
      return {
        why: `SNS takes ${MOST_SNS_BYTES} bytes of a message, and this letter has ${bytes}: let the watch follow less.`,
      };
    }
    return {
      TopicArn: topic,
      Subject: message.subject,
      MessageStructure: 'json',
      Message: bodies,
      ...(this.carries === 'urgent' ? { MessageAttributes: smsAttributes(this.#parts.sms) } : {}),
    };
  }

  #bodies(message: Message): string {
    return bodiesOf(message, this.#parts.chats.has(message.watch) ? 'chat' : 'letter');
  }
}
