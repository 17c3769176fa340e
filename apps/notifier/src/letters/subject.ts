import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter } from '../daily-check/letter.ts';
import { noticeWords } from './notice-words.ts';
import { plainLine } from './plain-line.ts';
import { asOfSource } from './source-day.ts';

/** SNS refuses a subject of 100 characters; ASCII is safe on every way. */
export const SUBJECT_LENGTH = 99;

/** The subject of a letter: the most urgent fact by itself, and how many more there are. At most 99 ASCII characters. */
export function subjectOf(letter: Letter, today: CalendarDate): string {
  const [first] = letter.notices;
  const more = letter.notices.length - 1;
  if (!first) return fitted(`Lastpatch now watches ${letter.follows} for you`, '');
  return fitted(
    noticeWords(first, today, asOfSource(letter, first)).headline,
    more > 0 ? ` (+${more} more)` : '',
  );
}

function fitted(text: string, suffix: string): string {
  const ascii = toAscii(text);
  const room = SUBJECT_LENGTH - suffix.length;
  if (ascii.length <= room) return ascii + suffix;
  // Cut at a space, so that no word or number is read as another.
  const cut = ascii.slice(0, room - 3);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}...${suffix}`;
}

function toAscii(text: string): string {
  return plainLine(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/gu, '?');
}
