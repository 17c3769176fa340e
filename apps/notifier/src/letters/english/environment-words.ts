import type { Notice } from '../../daily-check/notice.ts';
import { type NamesAndMore, namesInSentence } from '../environment-names.ts';
import { environmentNamed } from './names.ts';
import { listed } from './words.ts';

/** `region-one`, `region-one and region-two`, `region-one, region-two and 3 more` */
export function environmentsInShort({ names, more }: NamesAndMore): string {
  return namesAndMore(names.map(environmentNamed), more);
}

/** Where the rest of a list of environments is to be seen; nothing when all are shown. */
export function environmentsLeft(left: number): string[] {
  return left === 0 ? [] : [`and ${left} more, which "lastpatch plan" shows`];
}

/**
 * `region-one, region-two and 37 more`: as many names as one sentence holds.
 *
 * @param more how many there are that have no name here
 */
export function environmentsSaid(all: readonly string[], more = 0): string {
  const said = namesInSentence(all, more, environmentNamed);
  return namesAndMore(said.names, said.more);
}

function namesAndMore(names: readonly string[], more: number): string {
  return listed([...names, ...(more === 0 ? [] : [`${more} more`])]);
}

/** Which environments run the release of a notice, as one sentence; nothing where none does. */
export function runsInSentence({
  runsIn = [],
  runsInMore = 0,
}: Pick<Notice, 'runsIn' | 'runsInMore'>): string[] {
  return runsIn.length === 0 ? [] : [`It runs in ${environmentsSaid(runsIn, runsInMore)}.`];
}
