import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter } from '../daily-check/letter.ts';
import { MARKDOWN_STYLE } from './chat-style.ts';
import { fittedMessage } from './fitted-message.ts';

/** What an incoming webhook of Mattermost takes. */
export interface MattermostMessage {
  /** Markdown. */
  readonly text: string;
}

/** The most characters of one post (Mattermost's server, `PostMessageMaxRunesV2`); what is longer is cut into several. */
export const MATTERMOST_CHARACTERS = 16_383;

/** The letter for Mattermost, with days counted from `today`. What does not fit is counted. */
export function mattermostMessage(letter: Letter, today: CalendarDate): MattermostMessage {
  return fittedMessage(letter, today, {
    style: MARKDOWN_STYLE,
    longest: 4000,
    of: mattermostOf,
    fits: ({ text }) => text.length <= MATTERMOST_CHARACTERS,
  });
}

/** A message of what is harmless Markdown already. After the mark of a heading, no name is read as another mark. */
export function mattermostOf(subject: string, paragraphs: readonly string[]): MattermostMessage {
  return { text: [`#### ${subject}`, ...paragraphs].join('\n\n') };
}
