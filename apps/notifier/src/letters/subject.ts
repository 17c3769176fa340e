import { type CalendarDate, compareDates, type Phase } from '@lastpatch/release-model';
import type { Letter, Standing } from '../daily-check/letter.ts';
import type { Notice } from '../daily-check/notice.ts';
import { groupWords, readGroups } from './group-words.ts';
import { NAME_LENGTHS, releaseNamed, shortName, shortNamed } from './notice-names.ts';
import { PHASE_EVENT } from './phase-words.ts';
import { plainLine } from './plain-line.ts';
import { isEnded } from './standing-words.ts';
import { count, shortDate } from './words.ts';

/** SNS refuses a subject of 100 characters; ASCII is safe on every way. */
export const SUBJECT_LENGTH = 99;

/**
 * The subject of a letter: its most urgent fact by itself, how many more there are (groups count once), and which part it is.
 * At most 99 ASCII characters. Where they are not enough, names are shortened and the fact and its date stay whole.
 */
export function subjectOf(letter: Letter, today: CalendarDate): string {
  const groups = readGroups(letter.notices);
  const [first] = groups;
  const more = groups.length > 1 ? ` (+${groups.length - 1} more)` : '';
  const part = letter.part ? ` (part ${letter.part.number} of ${letter.part.of})` : '';
  const said = (length: number): string =>
    first ? headlineOf(first, length, today) : withoutNotices(letter, length);
  const whole = said(Infinity);
  if (whole.length + more.length + part.length <= SUBJECT_LENGTH) return whole + more + part;
  const shorter = NAME_LENGTHS.map(said);
  // A part says by itself that there is more: where both do not fit, its number stays.
  for (const suffix of [more + part, part || more]) {
    const fact = shorter.find((text) => text.length + suffix.length <= SUBJECT_LENGTH);
    if (fact !== undefined) return fact + suffix;
  }
  return shortName(shorter.at(-1) ?? '', SUBJECT_LENGTH);
}

function headlineOf(group: readonly Notice[], length: number, today: CalendarDate): string {
  return toAscii(
    groupWords(
      group.map((notice) => shortNamed(notice, length, toAscii)),
      today,
    ).headline,
  );
}

function withoutNotices(
  { kind, follows, alsoFollows, watchTitle, standings }: Letter,
  length: number,
): string {
  const watches = (what: string, words: string): string =>
    `Lastpatch now ${words} ${shortAscii(what, length === Infinity ? length : length + 6)} for you`;
  if (kind === 'digest') return `Monthly digest: ${digestFact(standings, length)}`;
  if (alsoFollows !== undefined) return watches(alsoFollows, 'also watches');
  switch (kind) {
    case 'welcome':
      return watches(follows, 'watches');
    default:
      return `Lastpatch has no news for ${shortAscii(watchTitle, length)}`;
  }
}

/** What a digest is read for: what is overdue, else what ends next, else what has ended. */
function digestFact(standings: readonly Standing[], length: number): string {
  const said = (standing: Standing, phase: Phase): string =>
    `${PHASE_EVENT[phase]} of ${shortAscii(releaseNamed(standing), 2 * length)}`;
  const due = standings.find(({ overdue }) => overdue !== null);
  if (due?.overdue) {
    return `${said(due, due.overdue.phase)} overdue since ${shortDate(due.overdue.date)}`;
  }
  const coming = standings
    .flatMap((standing) => (standing.next ? [{ standing, next: standing.next }] : []))
    .sort((a, b) => compareDates(a.next.date, b.next.date))[0];
  if (coming) {
    const { standing, next } = coming;
    return `next comes the ${said(standing, next.phase)}, ${shortDate(next.date)}`;
  }
  const ended = standings.filter(isEnded).length;
  return ended === 0 ? 'no date to come' : `no date to come, ${count(ended, 'release')} past the end`;
}

function shortAscii(text: string, length: number): string {
  return shortName(toAscii(text), length);
}

/** A text in ASCII: letters lose their accents, what has no letter of ASCII becomes a question mark. */
function toAscii(text: string): string {
  return plainLine(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/gu, '?')
    .trim();
}
