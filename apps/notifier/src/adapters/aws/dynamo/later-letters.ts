import type { Letter } from '../../../daily-check/letter.ts';
import type { Delivery } from '../../../daily-check/ports.ts';
import type { StoredLetter } from './stored-letters.ts';

/** A letter and the revision of its commit. */
export interface FoundLetter extends StoredLetter {
  readonly revision: number;
}

/** To one watch on one channel: the revision of the first letter that counts, and the later ones, the newest first. */
interface Later {
  readonly from: number;
  readonly letters: FoundLetter[];
}

/** The letters that came later than some, to the same watches on the same channels. */
export class LaterLetters {
  readonly #later = new Map<string, Later>();

  /** @param some those of one watch the oldest first */
  constructor(some: readonly StoredLetter[]) {
    for (const { letter, channels } of some) {
      for (const channel of channels) {
        const name = nameOf(letter, channel);
        const from = Math.min(letter.revision, this.#later.get(name)?.from ?? Infinity);
        this.#later.set(name, { from, letters: [] });
      }
    }
  }

  /** Counts a letter where it is later. Each is older than the one before. */
  add(found: FoundLetter): void {
    for (const channel of found.channels) {
      const later = this.#later.get(nameOf(found.letter, channel));
      if (later && found.letter.revision > later.from) later.letters.push(found);
    }
  }

  /** Those that came later than one, the oldest first; undefined when it is not known, since it is older than those that count. */
  than({ letter, channel }: Pick<Delivery, 'letter' | 'channel'>): readonly FoundLetter[] | undefined {
    const later = this.#later.get(nameOf(letter, channel));
    if (!later || letter.revision < later.from) return undefined;
    return later.letters.filter((found) => found.letter.revision > letter.revision).reverse();
  }
}

function nameOf({ watch }: Pick<Letter, 'watch'>, channel: string): string {
  return JSON.stringify([watch, channel]);
}
