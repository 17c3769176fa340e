import { type CalendarDate, compareDates, type Phase } from '@lastpatch/release-model';
import type { Letter, PastEnd, Standing } from '../daily-check/letter.ts';
import type { Notice } from '../daily-check/notice.ts';
import { environmentsInShort, someEnvironments } from './environment-words.ts';
import { readGroups } from './group-words.ts';
import { headlineForms } from './headline-forms.ts';
import { NAME_LENGTHS, releaseNamed, shortName } from './notice-names.ts';
import { isMuted, pastEndByRelease } from './past-end-words.ts';
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
  // What fits is most often the first, and nothing is made that is not tried.
  const forms = (): Generator<string> =>
    first ? headlinesOf(first, today) : subjectsWithoutNotices(letter, today);
  // A part says by itself that there is more: where both do not fit, its number stays.
  let shortest = '';
  for (const suffix of new Set([more + part, part || more])) {
    for (const fact of forms()) {
      if (fact.length + suffix.length <= SUBJECT_LENGTH) return fact + suffix;
      shortest = fact;
    }
  }
  return shortName(shortest, SUBJECT_LENGTH);
}

function* headlinesOf(group: readonly Notice[], today: CalendarDate): Generator<string> {
  for (const { headline } of headlineForms(group, today, toAscii)) yield toAscii(headline);
}

function* subjectsWithoutNotices(letter: Letter, today: CalendarDate): Generator<string> {
  for (const length of NAME_LENGTHS) yield withoutNotices(letter, length, today);
}

function withoutNotices(letter: Letter, length: number, today: CalendarDate): string {
  const { kind, follows, alsoFollows, watchTitle } = letter;
  const watches = (what: string, words: string): string =>
    `Lastpatch now ${words} ${shortAscii(what, length === Infinity ? length : length + 6)} for you`;
  if (kind === 'digest') return `Monthly digest: ${digestFact(letter, length, today)}`;
  if (alsoFollows !== undefined) return watches(alsoFollows, 'also watches');
  switch (kind) {
    case 'welcome':
      return watches(follows, 'watches');
    default:
      return `Lastpatch has no news for ${shortAscii(watchTitle, length)}`;
  }
}

/** What a digest is read for: what is run past its end, else what is overdue, else what ends next, else what has ended. */
function digestFact(letter: Letter, length: number, today: CalendarDate): string {
  const { standings, pastEnd = [] } = letter;
  return (
    pastEndFact(
      pastEnd.filter((entry) => !isMuted(entry, today)),
      length,
    ) ?? standingFact(standings, length)
  );
}

/** `region-two runs OpenStack 2024.1 Caracal past its end (7 Nov 2025)`: of what is the longest over; null where nothing is. */
function pastEndFact(pastEnd: readonly PastEnd[], length: number): string | null {
  const [first] = pastEndByRelease(pastEnd);
  if (!first) return null;
  const { release, entries } = first;
  const { shown } = someEnvironments(entries, ({ environment }) => environment);
  const names = shown.slice(0, 2).map(({ environment }) => shortAscii(environment, length));
  const since = release.since === null ? '' : ` (${shortDate(release.since)})`;
  const run = entries.length === 1 ? 'runs' : 'run';
  const name = shortAscii(releaseNamed(release), 2 * length);
  return `${toAscii(environmentsInShort(names, entries.length))} ${run} ${name} past its end${since}`;
}

function standingFact(standings: readonly Standing[], length: number): string {
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
