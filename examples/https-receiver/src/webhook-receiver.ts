import type { IncomingHttpHeaders } from 'node:http';
import { type Answer, answerTo } from './answer.ts';
import { type Letter, readLetter } from './letter.ts';
import type { Log } from './log.ts';
import { ToldLetters } from './told-letters.ts';
import { checkWebhook, type WebhookSecrets } from './webhook-check.ts';

export interface WebhookReceiverOptions extends WebhookSecrets {
  /** What is done with a letter. When it throws, Lastpatch sends the letter once more with its next run. */
  readonly handle: (letter: Letter) => void | Promise<void>;
  readonly log: Log;
}

/** Takes what a Lastpatch on a machine of its own posts, and hands over each letter once. */
export class WebhookReceiver {
  readonly #options: WebhookReceiverOptions;
  readonly #told = new ToldLetters();

  constructor(options: WebhookReceiverOptions) {
    this.#options = options;
  }

  /** Takes the headers and the body of one POST. Never throws: the answer says what became of it. */
  async receive(headers: IncomingHttpHeaders, body: string): Promise<Answer> {
    const { handle, log } = this.#options;
    try {
      checkWebhook(headers, body, this.#options);
      const letter = readLetter(body);
      const outcome = await this.#told.once(letter.letter, () => handle(letter));
      log.info(outcome === 'done' ? 'a letter was taken' : 'the copy of a letter was dropped');
      return { status: 200, text: outcome === 'done' ? 'taken' : 'taken before' };
    } catch (error) {
      return answerTo(error, log);
    }
  }
}
