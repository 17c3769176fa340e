import { type CalendarDate, compareDates, type Phase } from '@lastpatch/release-model';
import type { Letter, PastEnd, Standing } from '../daily-check/letter.ts';
import { type NamesAndMore, namesInShort, someEnvironments } from './environment-names.ts';
import type { Language } from './language/language.ts';
import { shortName } from './notice-names.ts';
import { isMuted, pastEndByRelease } from './past-end-facts.ts';
import { isEnded } from './standing-facts.ts';

/** What the subject of a letter without notices says, with names that are as long as they may be. */
export type SubjectFact =
  | { readonly kind: 'watches' | 'also watches'; readonly what: string }
  | { readonly kind: 'no news'; readonly watch: string }
  | {
      readonly kind: 'past its end';
      readonly release: string;
      readonly environments: NamesAndMore;
      readonly since: CalendarDate | null;
    }
  | {
      readonly kind: 'overdue' | 'coming';
      readonly release: string;
      readonly phase: Phase;
      readonly date: CalendarDate;
    }
  /** How many releases have ended, of which nothing is to come. */
  | { readonly kind: 'no date'; readonly ended: number };

/** How names in a subject are written. */
export interface SubjectNames {
  readonly language: Language;
  /** The most characters of one. */
  readonly length: number;
}

/** What the subject of a letter without notices says. */
export function subjectFact(letter: Letter, names: SubjectNames, today: CalendarDate): SubjectFact {
  const { kind, follows, alsoFollows, watchTitle } = letter;
  const { length } = names;
  const followed = length === Infinity ? length : length + 6;
  if (kind === 'digest') return digestFact(letter, names, today);
  if (alsoFollows !== undefined) {
    return { kind: 'also watches', what: short(alsoFollows, { ...names, length: followed }) };
  }
  return kind === 'welcome'
    ? { kind: 'watches', what: short(follows, { ...names, length: followed }) }
    : { kind: 'no news', watch: short(watchTitle, names) };
}

/** What a digest is read for: what is run past its end, else what is overdue, else what ends next, else what has ended. */
function digestFact(
  { standings, pastEnd = [] }: Letter,
  names: SubjectNames,
  today: CalendarDate,
): SubjectFact {
  return (
    pastEndFact(
      // Of what is retired nothing has to be done at once.
      pastEnd.filter((entry) => entry.project === undefined && !isMuted(entry, today)),
      names,
    ) ?? standingFact(standings, names)
  );
}

/** Of what is the longest over; null where nothing is. */
function pastEndFact(pastEnd: readonly PastEnd[], names: SubjectNames): SubjectFact | null {
  const [first] = pastEndByRelease(pastEnd);
  if (!first) return null;
  const { release, entries } = first;
  const { shown } = someEnvironments(entries, ({ environment }) => environment);
  const environments = shown.slice(0, 2).map(({ environment }) => short(environment, names));
  return {
    kind: 'past its end',
    release: releaseShort(release, names),
    environments: namesInShort(environments, entries.length),
    since: release.since,
  };
}

function standingFact(standings: readonly Standing[], names: SubjectNames): SubjectFact {
  const due = standings.find(({ overdue }) => overdue !== null);
  if (due?.overdue) return { kind: 'overdue', release: releaseShort(due, names), ...due.overdue };
  const coming = standings
    .flatMap((standing) => (standing.next ? [{ standing, next: standing.next }] : []))
    .sort((a, b) => compareDates(a.next.date, b.next.date))[0];
  if (coming) {
    const { phase, date } = coming.next;
    return { kind: 'coming', release: releaseShort(coming.standing, names), phase, date };
  }
  return { kind: 'no date', ended: standings.filter(isEnded).length };
}

function releaseShort(name: PastEnd | Standing, { language, length }: SubjectNames): string {
  return short(language.releaseNamed(name), { language, length: 2 * length });
}

function short(name: string, { language, length }: SubjectNames): string {
  return shortName(language.subject.write(name), length);
}
