import type { Letter } from '../../../daily-check/letter.ts';
import type { Commit } from '../../../daily-check/ports.ts';

/** A letter with the channels on which it is to be delivered, in their order. */
export interface StoredLetter {
  readonly letter: Letter;
  readonly channels: readonly string[];
}

/** The letters of one commit of which something may still be to be delivered. */
export interface OpenLetters {
  /** Of the commit. */
  readonly revision: number;
  /** Whether the archive has all letters of the commit; else they all stand here. */
  readonly isArchived: boolean;
  readonly letters: readonly (StoredLetter & {
    /** Its place among the letters of the commit. */
    readonly place: number;
  })[];
}

/** The letters of a commit as they stand in its head. */
export function openLettersOf(revision: number, letters: Commit['letters']): OpenLetters[] {
  if (letters.length === 0) return [];
  const placed = letters.map(({ letter, channels }, place) => ({ letter, channels, place }));
  return [{ revision, isArchived: false, letters: placed }];
}

/**
 * @throws Error when two letters have one id, or one letter has a channel twice: then none of them could be told from the
 *   other
 */
export function refuseDoubles(letters: Commit['letters'], open: readonly OpenLetters[]): void {
  const ids = new Set(open.flatMap((group) => group.letters.map(({ letter }) => letter.id)));
  for (const { letter, channels } of letters) {
    if (ids.has(letter.id)) throw new Error('two letters have one id');
    if (new Set(channels).size < channels.length) throw new Error('a letter has one channel twice');
    ids.add(letter.id);
  }
}
