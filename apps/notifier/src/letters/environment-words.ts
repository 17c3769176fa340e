import type { Notice } from '../daily-check/notice.ts';
import { shortName } from './notice-names.ts';
import { plainLine } from './plain-line.ts';
import { listed } from './words.ts';

/** How an environment is named to people: by its name in the settings, as one harmless line. */
export function environmentNamed(name: string): string {
  return plainLine(name) || 'an environment without a name';
}

/** Two names that are longer together leave no room for what is told of them. */
const LONGEST_PAIR = 40;

/**
 * `region-one`, `region-one and region-two`, `region-one, region-two and 3 more`: at most two names, one if they are long.
 *
 * @param first the first two names; what else there is is counted
 * @param all how many there are
 */
export function environmentsInShort(first: readonly string[], all: number): string {
  const names = first.slice(0, 2).map(environmentNamed);
  const shown = isShortPair(names) ? names : names.slice(0, 1);
  return listed([...shown, ...(shown.length === all ? [] : [`${all - shown.length} more`])]);
}

/** How many environments are named in a list; whoever has more looks them up. */
const MOST_LISTED = 30;

/** Whether `environmentsInShort` names them all. */
export function areNamedInShort(names: readonly string[]): boolean {
  return names.length < 2 || (names.length === 2 && isShortPair(names.map(environmentNamed)));
}

function isShortPair(names: readonly string[]): boolean {
  return names.join('').length <= LONGEST_PAIR;
}

/** Some of many environments, in the order in which people count, and how many there are besides. */
export interface SomeEnvironments<Named> {
  readonly shown: readonly Named[];
  readonly left: number;
}

/** The first of many that have the name of an environment. Only what is shown is put in order, so ten thousand take no time. */
export function someEnvironments<Named>(
  all: readonly Named[],
  nameOf: (named: Named) => string,
): SomeEnvironments<Named> {
  const shown = all.slice(0, MOST_LISTED).sort((a, b) => BY_COUNTING.compare(nameOf(a), nameOf(b)));
  return { shown, left: all.length - shown.length };
}

// `region-2` comes before `region-10`.
const BY_COUNTING = new Intl.Collator('en', { numeric: true });

/** Where the rest of a list of environments is to be seen; nothing when all are shown. */
export function environmentsLeft(left: number): string[] {
  return left === 0 ? [] : [`and ${left} more, which "lastpatch plan" shows`];
}

/** A sentence holds fewer names than a list, and none that chats have no room for. */
const MOST_IN_SENTENCE = 10;
const LONGEST_IN_SENTENCE = 300;
const LONGEST_NAME = 80;

/**
 * `region-one, region-two and 37 more`: as many names as one sentence holds.
 *
 * @param more how many there are that have no name here
 */
export function environmentsSaid(names: readonly string[], more = 0): string {
  const { shown } = someEnvironments(names, (name) => name);
  const said: string[] = [];
  for (const full of shown.slice(0, MOST_IN_SENTENCE)) {
    const name = shortName(environmentNamed(full), LONGEST_NAME);
    if (said.length > 0 && [...said, name].join(', ').length > LONGEST_IN_SENTENCE) break;
    said.push(name);
  }
  const left = names.length - said.length + more;
  return listed([...said, ...(left === 0 ? [] : [`${left} more`])]);
}

/** Which environments run the release of a notice, as one sentence; nothing where none does. */
export function runsInSentence({
  runsIn = [],
  runsInMore = 0,
}: Pick<Notice, 'runsIn' | 'runsInMore'>): string[] {
  return runsIn.length === 0 ? [] : [`It runs in ${environmentsSaid(runsIn, runsInMore)}.`];
}
