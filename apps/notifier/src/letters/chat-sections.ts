import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter } from '../daily-check/letter.ts';
import type { Notice } from '../daily-check/notice.ts';
import { chatLink, chatText } from './chat-text.ts';
import { groupLinks, groupWords, readGroups } from './group-words.ts';
import { showsStandings } from './letter-text.ts';
import { releaseNamed, shortName, shortNamed } from './notice-names.ts';
import { PAST_END_HEADING, pastEndByRelease, pastEndSaid } from './past-end-words.ts';
import {
  holdsDigest,
  newestFirst,
  nothingStands,
  standingSaid,
  standingSections,
  standingsIntro,
  standingsOutro,
} from './standing-words.ts';

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
 *
 * @param linked how the chat wants a link, of which every character is harmless
 */
export function chatSections(
  letter: Letter,
  today: CalendarDate,
  linked: (url: string) => string,
): ChatSection[] {
  return [
    ...readGroups(letter.notices).map((group) => groupSection(group, today, linked)),
    ...pastEndSections(letter, today),
    ...(showsStandings(letter) ? standingChatSections(letter, today) : []),
  ];
}

function groupSection(
  group: readonly Notice[],
  today: CalendarDate,
  linked: (url: string) => string,
): ChatSection {
  const { label, headline, body, further, lists, advice } = groupWords(group, today, (notice) =>
    shortNamed(notice, NAME_LENGTH),
  );
  const sentences = (texts: readonly string[]): ChatPiece[] =>
    texts.map((text, index) => ({ before: index === 0 ? '\n' : ' ', text: chatText(text) }));
  return {
    heading: `*${label}* ${chatText(headline)}`,
    pieces: [
      ...[body, ...further, advice].flatMap(sentences),
      ...groupLinks(group)
        .flatMap(chatLink)
        .map((url) => ({ before: '\n', text: linked(url) })),
      // The list comes last: what does not fit of it is counted.
      ...lists.flatMap(({ intro, items }) =>
        items.map((item, index) => ({
          before: index === 0 ? '\n' : ', ',
          text: `${index === 0 ? `${chatText(intro)} ` : ''}${chatText(item)}`,
        })),
      ),
    ],
  };
}

function pastEndSections({ pastEnd = [] }: Letter, today: CalendarDate): ChatSection[] {
  const releases = pastEndByRelease(pastEnd);
  if (releases.length === 0) return [];
  return [
    {
      heading: `*${chatText(PAST_END_HEADING)}*`,
      pieces: releases.map((one) => ({
        before: '\n',
        text: `• ${chatText(shortName(releaseNamed(one.release), NAME_LENGTH))}: ${chatText(pastEndSaid(one, today).join('; '))}`,
      })),
    },
  ];
}

function standingChatSections(letter: Letter, today: CalendarDate): ChatSection[] {
  const { standings } = letter;
  const sections = holdsDigest(letter)
    ? standingSections(standings)
    : [{ heading: 'WHERE THINGS STAND', standings: newestFirst(standings) }];
  const nothing = standings.length === 0 ? ` ${nothingStands(letter)}` : '';
  return [
    { heading: chatText(standingsIntro(letter, today) + nothing), pieces: [] },
    ...sections
      .filter((section) => section.standings.length > 0)
      .map((section) => ({
        heading: `*${chatText(section.heading)}*`,
        pieces: section.standings.map((standing) => ({
          before: '\n',
          text: `• ${chatText(shortName(releaseNamed(standing), NAME_LENGTH))}: ${chatText(standingSaid(standing, today))}`,
        })),
      })),
    ...standingsOutro(letter).map((text) => ({ heading: chatText(text), pieces: [] })),
  ];
}

/** A section with its pieces as far as there is room; what is left out is counted. */
export function sectionText({ heading, pieces }: ChatSection, limit: number): string {
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

/** ` … and 12 more in the email` */
export function leftOut(number: number): string {
  return ` … and ${number} more in the email`;
}
