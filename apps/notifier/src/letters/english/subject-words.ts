import type { SubjectWords } from '../language/language.ts';
import { plainLine } from '../plain-line.ts';
import type { SubjectFact } from '../subject-fact.ts';
import { environmentsInShort } from './environment-words.ts';
import { PHASE_EVENT } from './phase-words.ts';
import { count, shortDate } from './words.ts';

/** What subjects say beside the headline of a notice: ASCII, which is safe on every way. */
export const SUBJECT_WORDS: SubjectWords = {
  write: toAscii,
  more: (number) => ` (+${number} more)`,
  part: ({ number, of }) => ` (part ${number} of ${of})`,
  withoutNotices,
};

function withoutNotices(fact: SubjectFact): string {
  switch (fact.kind) {
    case 'watches':
      return `Lastpatch now watches ${fact.what} for you`;
    case 'also watches':
      return `Lastpatch now also watches ${fact.what} for you`;
    case 'no news':
      return `Lastpatch has no news for ${fact.watch}`;
    default:
      return `Monthly digest: ${digestFact(fact)}`;
  }
}

type DigestFact = Exclude<SubjectFact, { readonly kind: 'watches' | 'also watches' | 'no news' }>;

function digestFact(fact: DigestFact): string {
  switch (fact.kind) {
    case 'past its end': {
      const { environments, release, since } = fact;
      const run = environments.names.length + environments.more === 1 ? 'runs' : 'run';
      const day = since === null ? '' : ` (${shortDate(since)})`;
      return `${toAscii(environmentsInShort(environments))} ${run} ${release} past its end${day}`;
    }
    case 'overdue':
      return `${PHASE_EVENT[fact.phase]} of ${fact.release} overdue since ${shortDate(fact.date)}`;
    case 'coming':
      return `next comes the ${PHASE_EVENT[fact.phase]} of ${fact.release}, ${shortDate(fact.date)}`;
    case 'no date':
      return fact.ended === 0
        ? 'no date to come'
        : `no date to come, ${count(fact.ended, 'release')} past the end`;
  }
}

/** A text in ASCII: letters lose their accents, what has no letter of ASCII becomes a question mark. */
function toAscii(text: string): string {
  return plainLine(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/gu, '?')
    .trim();
}
