import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter } from '../daily-check/letter.ts';
import { chatParagraphs } from './chat-paragraphs.ts';
import { MARKDOWN_STYLE } from './chat-style.ts';
import { subjectOf } from './subject.ts';

/** What an incoming webhook of Mattermost takes. */
export interface MattermostMessage {
  /** Markdown. */
  readonly text: string;
}

/** The most characters of one post (Mattermost's server, `PostMessageMaxRunesV2`); what is longer is cut into several. */
export const MATTERMOST_CHARACTERS = 16_383;

const LONGEST_PARAGRAPH = 4000;

/** The letter for Mattermost, with days counted from `today`. What does not fit is counted. */
export function mattermostMessage(letter: Letter, today: CalendarDate): MattermostMessage {
  const subject = MARKDOWN_STYLE.text(subjectOf(letter, today));
  const paragraphs = chatParagraphs(letter, today, MARKDOWN_STYLE, {
    section: LONGEST_PARAGRAPH,
    footer: LONGEST_PARAGRAPH,
    fits: (some) => mattermostOf(subject, some).text.length <= MATTERMOST_CHARACTERS,
  });
  return mattermostOf(subject, paragraphs);
}

/** A message of what is harmless Markdown already. After the mark of a heading, no name is read as another mark. */
export function mattermostOf(subject: string, paragraphs: readonly string[]): MattermostMessage {
  return { text: [`#### ${subject}`, ...paragraphs].join('\n\n') };
}
