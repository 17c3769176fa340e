import type { Answer } from '../src/answer.ts';
import type { Letter } from '../src/letter.ts';
import { logTo } from '../src/log.ts';
import { Receiver, type ReceiverOptions } from '../src/receiver.ts';
import { CERTIFICATE, CERTIFICATE_URL, CONFIRM_URL, type Envelope, NOW, TOPIC } from './sns.ts';

/** A receiver, and what it did. */
export interface ReceiverUnderTest {
  readonly post: (envelope: Envelope) => Promise<Answer>;
  readonly receiver: Receiver;
  readonly letters: readonly Letter[];
  /** The addresses that it asked for. */
  readonly asked: readonly string[];
  /** Its log, at info level unless the changes bring another. */
  readonly lines: readonly string[];
}

export type Files = Readonly<Record<string, string>>;

/** What SNS has to give: its certificate, and the answer to a confirmation. */
export const SNS_FILES: Files = {
  [CERTIFICATE_URL]: CERTIFICATE,
  [new URL(CONFIRM_URL.replaceAll(TOPIC, encodeURIComponent(TOPIC))).href]: '<ConfirmSubscriptionResponse/>',
};

/** A receiver for the topic of the tests, at their time, to which SNS is what these files say. */
export function receiverUnderTest(
  changes: Partial<ReceiverOptions> = {},
  files: Files = SNS_FILES,
): ReceiverUnderTest {
  const letters: Letter[] = [];
  const asked: string[] = [];
  const lines: string[] = [];
  const receiver = new Receiver({
    topics: [TOPIC],
    get: (address) => {
      asked.push(address);
      const file = files[address];
      return file === undefined ? Promise.reject(new Error('there is no such file')) : Promise.resolve(file);
    },
    now: () => NOW,
    handle: (letter) => {
      letters.push(letter);
    },
    log: logTo((line) => lines.push(line), false),
    ...changes,
  });
  return { post: (envelope) => receiver.receive(JSON.stringify(envelope)), receiver, letters, asked, lines };
}
