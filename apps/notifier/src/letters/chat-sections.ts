import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter } from '../daily-check/letter.ts';
import type { Notice } from '../daily-check/notice.ts';
import type { ChatStyle } from './chat-style.ts';
import type { ChatWords, Language } from './language/language.ts';
import { languageOf } from './language/language-of.ts';
import { showsStandings } from './letter-text.ts';
import { shortName, shortNamed } from './notice-names.ts';
import { pastEndByRelease } from './past-end-facts.ts';
import { groupLinks, readGroups } from './read-groups.ts';
import { holdsDigest, newestFirst, standingSections } from './standing-facts.ts';

/** One thing that a letter tells, as chats show it: harmless, in pieces of which each fits or is left out as a whole. */
export interface ChatSection {
  /** In bold where the chat has it. */
  readonly heading: string;
  readonly pieces: readonly ChatPiece[];
}

/** What is added to a section as a whole, with what stands between it and the piece before. */
export interface ChatPiece {
  readonly before: string;
  readonly text: string;
}

/** No name is longer in a chat: a message holds little, and what is told of the name is what matters. */
const NAME_LENGTH = 80;

/**
 * What a letter tells, in sections: one for each group of notices, one for what is run past its end, then one for each
 * table of where things stand.
 */
export function chatSections(letter: Letter, today: CalendarDate, style: ChatStyle): ChatSection[] {
  const language = languageOf(letter);
  return [
    ...readGroups(letter.notices).map((group) => groupSection(group, { language, today, style })),
    ...pastEndSections(letter, today, style),
    ...(showsStandings(letter) ? standingChatSections(letter, today, style) : []),
  ];
}

interface Telling {
  readonly language: Language;
  readonly today: CalendarDate;
  readonly style: ChatStyle;
}

function groupSection(group: readonly Notice[], { language, today, style }: Telling): ChatSection {
  const { label, headline, body, further, lists, advice } = language.groupWords(group, today, (notice) =>
    shortNamed(notice, NAME_LENGTH),
  );
  const sentences = (texts: readonly string[]): ChatPiece[] =>
    texts.map((text, index) => ({ before: index === 0 ? '\n' : ' ', text: style.text(text) }));
  return {
    heading: `${style.bold(label)} ${style.text(headline)}`,
    pieces: [
      ...[body, ...further, advice].flatMap(sentences),
      ...groupLinks(group)
        .flatMap(style.link)
        .map((text) => ({ before: '\n', text })),
      // The list comes last: what does not fit of it is counted.
      ...lists.flatMap(({ intro, items }) =>
        items.map((item, index) => ({
          before: index === 0 ? '\n' : ', ',
          text: `${index === 0 ? `${style.text(intro)} ` : ''}${style.text(item)}`,
        })),
      ),
    ],
  };
}

function pastEndSections(letter: Letter, today: CalendarDate, { text, bold }: ChatStyle): ChatSection[] {
  const { pastEnd } = languageOf(letter);
  const releases = pastEndByRelease(letter.pastEnd ?? []);
  if (releases.length === 0) return [];
  return [
    {
      heading: bold(text(pastEnd.heading)),
      pieces: releases.map((one) => ({
        before: '\n',
        text: `• ${text(shortName(pastEnd.named(one.release), NAME_LENGTH))}: ${text(pastEnd.said(one, today).join('; '))}`,
      })),
    },
  ];
}

function standingChatSections(letter: Letter, today: CalendarDate, { text, bold }: ChatStyle): ChatSection[] {
  const { standings } = letter;
  const { standings: words, releaseNamed } = languageOf(letter);
  const sections = holdsDigest(letter)
    ? standingSections(standings).map((section) => ({ ...section, heading: words.headings[section.group] }))
    : [{ heading: words.heading, standings: newestFirst(standings) }];
  const nothing = standings.length === 0 ? ` ${words.nothing(letter)}` : '';
  return [
    { heading: text(words.intro(letter, today) + nothing), pieces: [] },
    ...sections
      .filter((section) => section.standings.length > 0)
      .map((section) => ({
        heading: bold(text(section.heading)),
        pieces: section.standings.map((standing) => ({
          before: '\n',
          text: `• ${text(shortName(releaseNamed(standing), NAME_LENGTH))}: ${text(words.said(standing, today))}`,
        })),
      })),
    ...words.outro(letter).map((outro) => ({ heading: text(outro), pieces: [] })),
  ];
}

/** A section with its pieces as far as there is room; what is left out is counted. */
export function sectionText(
  { heading, pieces }: ChatSection,
  limit: number,
  leftOut: ChatWords['leftOut'],
): string {
  const whole = heading + pieces.map(({ before, text }) => before + text).join('');
  if (whole.length <= limit) return whole;
  let text = heading;
  for (const [index, piece] of pieces.entries()) {
    const next = text + piece.before + piece.text;
    const left = leftOut(pieces.length - index);
    if ((next + left).length > limit) return text + left;
    text = next;
  }
  return text;
}
