import type { CalendarDate } from '@lastpatch/release-model';
import stringWidth from 'string-width';
import type { Letter } from '../daily-check/letter.ts';
import type { Notice } from '../daily-check/notice.ts';
import type { Language, NamedList } from './language/language.ts';
import { languageOf } from './language/language-of.ts';
import { pastEndLines } from './past-end-lines.ts';
import { plainLine } from './plain-line.ts';
import { groupLinks, readGroups } from './read-groups.ts';
import { standingLines } from './standing-lines.ts';
import { subjectOf } from './subject.ts';
import { NO_BREAK, wrap } from './wrap.ts';

const INDENT = 10;

/** A letter as it is sent: made anew at each attempt, because days are counted from the day of the attempt. */
export interface LetterText {
  readonly subject: string;
  /** Plain text of 72 columns, ending with a line break. */
  readonly text: string;
}

/**
 * The letter as plain text for email, with days counted from `today`: its notices in groups, what is run past its end, where
 * things stand, and why it came. Only what has no spaces to break at, a link or one long word, is wider than 72 columns.
 */
export function letterText(letter: Letter, today: CalendarDate): LetterText {
  const language = languageOf(letter);
  const { footer, together } = language;
  const blocks = [
    ...readGroups(letter.notices).map((group) => groupLines(group, language, today)),
    ...[pastEndLines(letter, today)].filter((lines) => lines.length > 0),
    ...(showsStandings(letter) ? [standingLines(letter, today)] : []),
  ];
  const lines = [
    ...blocks.flatMap((block) => [...block, '']),
    ...footer(letter, today).flatMap((text) => wrap(text, { together })),
  ];
  return { subject: subjectOf(letter, today), text: `${lines.join('\n')}\n` };
}

/** Whether a letter says where things stand, be it that nothing is alive. */
export function showsStandings({ kind, standings, part, alsoFollows }: Letter): boolean {
  if (standings.length > 0) return true;
  // Of what is new and stands nowhere the last part says so.
  if (alsoFollows !== undefined && kind !== 'urgent') return part === undefined || part.number === part.of;
  return (kind === 'welcome' || kind === 'digest') && (part === undefined || part.number === part.of);
}

function groupLines(
  group: readonly Notice[],
  { groupWords, together }: Language,
  today: CalendarDate,
): string[] {
  const { label, headline, body, further, lists, advice } = groupWords(group, today);
  const rest = ' '.repeat(INDENT);
  const sentences = [body, ...further].map((texts) => texts.join(' '));
  const paragraphs = [...sentences, ...lists.map(listText), advice.join(' ')];
  return [
    ...wrap(headline, { first: `${label}${' '.repeat(INDENT - stringWidth(label))}`, rest, together }),
    ...paragraphs.filter((text) => text !== '').flatMap((text) => wrap(text, { first: rest, together })),
    ...groupLinks(group)
      .map(plainLine)
      .filter(isOneWord)
      .map((link) => rest + link),
  ];
}

/** What has spaces is no link, and would be a line of prose that is not ours. */
function isOneWord(text: string): boolean {
  return !text.includes(' ');
}

/** A project and its version stay on one line, unless they are longer than names are. */
const LONGEST_ITEM = 40;

function listText({ intro, items }: NamedList): string {
  const whole = items.map((item) => (item.length <= LONGEST_ITEM ? item.replaceAll(' ', NO_BREAK) : item));
  return `${intro} ${whole.join(', ')}.`;
}
