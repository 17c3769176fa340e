import { shortName } from './notice-names.ts';
import { plainLine } from './plain-line.ts';

/** Two names that are longer together leave no room for what is told of them. */
const LONGEST_PAIR = 40;

/** Names, and how many there are besides. */
export interface NamesAndMore {
  readonly names: readonly string[];
  readonly more: number;
}

/**
 * At most two names, one if they are long.
 *
 * @param first the first two names; what else there is is counted
 * @param all how many there are
 */
export function namesInShort(first: readonly string[], all: number): NamesAndMore {
  const names = first.slice(0, 2);
  const shown = isShortPair(names) ? names : names.slice(0, 1);
  return { names: shown, more: all - shown.length };
}

/** How many environments are named in a list; whoever has more looks them up. */
const MOST_LISTED = 30;

/** Whether `namesInShort` names them all. */
export function areNamedInShort(names: readonly string[]): boolean {
  return names.length < 2 || (names.length === 2 && isShortPair(names));
}

function isShortPair(names: readonly string[]): boolean {
  return names.map(plainLine).join('').length <= LONGEST_PAIR;
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

/** A sentence holds fewer names than a list, and none that chats have no room for. */
const MOST_IN_SENTENCE = 10;
const LONGEST_IN_SENTENCE = 300;
const LONGEST_NAME = 80;

/**
 * As many names as one sentence holds.
 *
 * @param more how many there are that have no name here
 * @param write how a name is written
 */
export function namesInSentence(
  all: readonly string[],
  more: number,
  write: (name: string) => string,
): NamesAndMore {
  const { shown } = someEnvironments(all, (name) => name);
  const names: string[] = [];
  for (const full of shown.slice(0, MOST_IN_SENTENCE)) {
    const name = shortName(write(full), LONGEST_NAME);
    if (names.length > 0 && [...names, name].join(', ').length > LONGEST_IN_SENTENCE) break;
    names.push(name);
  }
  return { names, more: all.length - names.length + more };
}
