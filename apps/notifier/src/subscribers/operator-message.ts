import type { CalendarDate } from '@lastpatch/release-model';
import type { Message } from '../daily-check/message.ts';
import { gsm7Text } from '../letters/gsm7.ts';
import { harmlessJson } from '../letters/letter-json.ts';
import { wrap } from '../letters/wrap.ts';
import { OPERATORS } from './subscriber-topic.ts';
import { plainChats } from './plain-chats.ts';

/** What machines that are written to as operators know a message by: it is no letter. */
export const OPERATORS_FORMAT = 'lastpatch-operators';

const KIND = 'news';

/** What one run has to say to the operators. */
export interface OperatorNews {
  /** The day of the run. */
  readonly on: CalendarDate;
  /** What needs them, each in harmless characters; at least one. */
  readonly sentences: readonly string[];
  /** Different for each run: the time of it, of letters and digits alone. */
  readonly stamp: string;
}

/** What needs the operators, in all forms. */
export function operatorMessage({ on, sentences, stamp }: OperatorNews): Message {
  const many = sentences.length === 1 ? '1 thing needs' : `${sentences.length} things need`;
  const letter = `${OPERATORS}-${stamp}`;
  const subject = `Lastpatch, run of ${on}: ${many} you`;
  const text = `${sentences.map((sentence) => wrap(sentence).join('\n')).join('\n\n')}\n`;
  return {
    letter,
    watch: OPERATORS,
    on,
    subject,
    text,
    sms: gsm7Text(`Run of ${on}: ${many} you. What it is, the mail and what the run wrote say.`),
    json: harmlessJson({
      format: OPERATORS_FORMAT,
      schemaVersion: 1,
      kind: KIND,
      id: letter,
      subject,
      text,
    }),
    chat: harmlessJson(plainChats({ id: letter, subject, paragraphs: sentences, kind: KIND })),
  };
}
