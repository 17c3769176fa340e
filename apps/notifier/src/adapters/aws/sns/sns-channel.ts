import { PublishCommand, type PublishCommandInput, type SNSClient } from '@aws-sdk/client-sns';
import { type SmsSettings, topicArnOf } from '@lastpatch/settings';
import type { Message } from '../../../daily-check/message.ts';
import type { Channel, Outcome } from '../../../daily-check/ports.ts';
import { bodiesOf, MOST_SNS_BYTES, smsAttributes } from './published-message.ts';
import { outcomeOf } from './publish-outcome.ts';

/** A publish takes some tens of milliseconds; one that takes longer than this may have gone out or not. */
const TIME_LIMIT_MS = 10_000;

/** SNS ends a subscription by email that gets more than 10 mails a second: numbered parts of a letter keep below that. */
const BETWEEN_MS = 120;

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
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

/** Publishes each letter to the topic of its watch; whoever has subscribed to that gets it from SNS. */
export class SnsChannel implements Channel {
  readonly name: string;
  readonly carries: Channel['carries'];
  readonly timeLimitMs = TIME_LIMIT_MS;
  readonly maxBytes = MOST_SNS_BYTES;
  readonly #parts: SnsChannelParts;
  readonly #published = new Map<string, number>();

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
    const { client, topicPrefix } = this.#parts;
    const topic = topicArnOf(topicPrefix, message.watch, this.carries);
    const on = `the topic ${topic}`;
    const input = this.#input(topic, message);
    if ('why' in input) return { state: 'refused', why: `${on}: ${input.why}` };
    await this.#pace(topic);
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

  /** Waits while the last message to the topic is too young. */
  async #pace(topic: string): Promise<void> {
    const { now, wait } = this.#parts;
    const left = (this.#published.get(topic) ?? -Infinity) + BETWEEN_MS - now();
    if (left > 0) await wait(left);
    this.#published.set(topic, now());
  }
}
