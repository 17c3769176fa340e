import { type Answer, answerTo } from './answer.ts';
import { type Letter, readLetter } from './letter.ts';
import type { Log } from './log.ts';
import { MessageCheck } from './message-check.ts';
import { Refusal } from './refusal.ts';
import type { Get } from './signing-certificates.ts';
import { confirmationAddress } from './sns-address.ts';
import { type Confirmation, type Notification, readSnsMessage } from './sns-message.ts';
import { ToldLetters } from './told-letters.ts';

export interface ReceiverOptions {
  /** The ARNs of the topics whose letters are wanted. */
  readonly topics: readonly string[];
  /** Gets certificates from SNS and visits the address that confirms a subscription. */
  readonly get: Get;
  readonly now: () => Date;
  /** What is done with a letter. SNS waits 15 seconds; when it throws, SNS tries again. */
  readonly handle: (letter: Letter) => void | Promise<void>;
  readonly log: Log;
}

/** Takes what SNS posts, and hands over each letter once. */
export class Receiver {
  readonly #options: ReceiverOptions;
  readonly #check: MessageCheck;
  readonly #told = new ToldLetters();

  /** Throws an Error when one of the topics is no ARN of a topic. */
  constructor(options: ReceiverOptions) {
    this.#options = options;
    this.#check = new MessageCheck(options.topics, options.get);
  }

  /** Takes the body of one POST. Never throws: the answer says what became of it. */
  async receive(body: string): Promise<Answer> {
    try {
      return { status: 200, text: await this.#take(body) };
    } catch (error) {
      return answerTo(error, this.#options.log);
    }
  }

  async #take(body: string): Promise<string> {
    const message = readSnsMessage(body);
    const host = await this.#check.hostOf(message, this.#options.now());
    switch (message.Type) {
      case 'Notification':
        return this.#handOver(message);
      case 'SubscriptionConfirmation':
        return this.#confirm(message, host);
      case 'UnsubscribeConfirmation':
        // To visit SubscribeURL now would subscribe again, against the will of whoever has ended it.
        this.#options.log.warn(
          `the subscription to ${message.TopicArn} has ended: no more letters come from it`,
        );
        return 'understood';
    }
  }

  async #handOver({ Message, MessageId, TopicArn }: Notification): Promise<string> {
    const { handle, log } = this.#options;
    const letter = readLetter(Message);
    // Each topic has letters of its own: two Lastpatches may both have a watch "platform".
    const outcome = await this.#told.once(`${TopicArn} ${letter.letter}`, () => handle(letter));
    log.info(
      outcome === 'done'
        ? `a letter was taken (message ${MessageId})`
        : `the copy of a letter was dropped (message ${MessageId})`,
    );
    return outcome === 'done' ? 'taken' : 'taken before';
  }

  async #confirm(message: Confirmation, host: string): Promise<string> {
    const address = confirmationAddress(message, host);
    try {
      await this.#options.get(address);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Refusal(503, `the subscription could not be confirmed: ${why}`);
    }
    this.#options.log.info(`the subscription to ${message.TopicArn} is confirmed`);
    return 'confirmed';
  }
}
