import type { CalendarDate } from '@lastpatch/release-model';
import type { PastEnd } from '../../daily-check/letter.ts';
import { shortName } from '../notice-names.ts';
import { LONGEST_REASON, pastEndPlaces } from '../past-end-facts.ts';
import { plainLine } from '../plain-line.ts';
import type { PastEndWords } from './language.ts';

/** What a language says of what is run past its end. */
export interface WordsOfPastEnd extends Pick<PastEndWords, 'heading'> {
  readonly releaseNamed: (release: PastEnd) => string;
  /** A project in a release: `venus in OpenStack 2025.1 Epoxy` */
  readonly projectIn: (project: string, release: string) => string;
  readonly since: (release: PastEnd, today: CalendarDate) => string;
  readonly environmentsSaid: (names: readonly string[]) => string;
  /** `muted until 1 March 2027` */
  readonly muted: (muted: PastEnd['muted']) => string;
  /** That whoever muted it did not say why. */
  readonly noReason: string;
  /** That so many more are muted. */
  readonly left: (number: number) => string;
}

/** The words for what is run past its end: of which environments something is said is the same in every language. */
export function pastEndWordsBy(words: WordsOfPastEnd): PastEndWords {
  return {
    heading: words.heading,
    named(one) {
      const release = words.releaseNamed(one);
      return one.project === undefined ? release : words.projectIn(plainLine(one.project), release);
    },
    said(one, today) {
      const { open, mutes, left } = pastEndPlaces(one, today);
      const since = words.since(one.release, today);
      return [
        open.length === 0 ? since : `${since}: ${words.environmentsSaid(open)}`,
        ...mutes.map(({ environments, muted }) => {
          const why = shortName(muted?.why ?? '', LONGEST_REASON);
          return `${words.environmentsSaid(environments)}: ${words.muted(muted)}: ${why === '' ? words.noReason : why}`;
        }),
        ...(left === 0 ? [] : [words.left(left)]),
      ];
    },
  };
}
