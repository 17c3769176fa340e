import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter } from '../daily-check/letter.ts';
import { chatSections, sectionText } from './chat-sections.ts';
import type { ChatStyle } from './chat-style.ts';
import { languageOf } from './language/language-of.ts';

/** What a chat takes. */
export interface ParagraphLimits {
  /** Characters of one paragraph that tells one thing, and of the one that says why it came. */
  readonly section: number;
  readonly footer: number;
  /** Whether a message of these paragraphs is taken. */
  readonly fits: (paragraphs: readonly string[]) => boolean;
}

/** What a letter tells as paragraphs, and why it came as the last of them. What does not fit is counted. */
export function chatParagraphs(
  letter: Letter,
  today: CalendarDate,
  style: ChatStyle,
  limits: ParagraphLimits,
): string[] {
  const { leftOut } = languageOf(letter).chat;
  const sections = chatSections(letter, today, style);
  const footer = chatFooter(letter, today, style, limits.footer);
  const texts = sections.map((section) => sectionText(section, limits.section, leftOut));
  const whole = [...texts, footer];
  // Nearly every letter fits, and what does not is measured as often as it has sections.
  if (limits.fits(whole)) return whole;
  const paragraphs: string[] = [];
  for (const [index, text] of texts.entries()) {
    const left = leftOut(texts.length - index).trim();
    if (!limits.fits([...paragraphs, text, left, footer])) return [...paragraphs, left, footer];
    paragraphs.push(text);
  }
  return whole;
}

/** Why it came, and on what it rests; of a watch that follows too much to be listed the latter, or its id alone. */
function chatFooter(letter: Letter, today: CalendarDate, style: ChatStyle, limit: number): string {
  const language = languageOf(letter);
  const [why = '', rests = ''] = language.footer(letter, today).map(style.text);
  return (
    [`${why} ${rests}`, rests].find((text) => text.length <= limit) ??
    style.text(language.chat.letter(letter.id))
  );
}
