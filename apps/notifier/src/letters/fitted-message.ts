import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter } from '../daily-check/letter.ts';
import { chatParagraphs } from './chat-paragraphs.ts';
import type { ChatStyle } from './chat-style.ts';
import { subjectOf } from './subject.ts';

/** How a chat shows a letter, and what it takes. */
export interface ChatShape<Message> {
  readonly style: ChatStyle;
  /** Characters of the longest paragraph. */
  readonly longest: number;
  /** The message of a subject and paragraphs, of which the last says why it came; all of them harmless there. */
  readonly of: (subject: string, paragraphs: readonly string[]) => Message;
  readonly fits: (message: Message) => boolean;
}

/** The letter in the shape of a chat, with days counted from `today`. What does not fit is counted. */
export function fittedMessage<Message>(
  letter: Letter,
  today: CalendarDate,
  { style, longest, of, fits }: ChatShape<Message>,
): Message {
  const subject = style.text(subjectOf(letter, today));
  const paragraphs = chatParagraphs(letter, today, style, {
    section: longest,
    footer: longest,
    fits: (some) => fits(of(subject, some)),
  });
  return of(subject, paragraphs);
}
