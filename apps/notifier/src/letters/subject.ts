import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter } from '../daily-check/letter.ts';
import type { Notice } from '../daily-check/notice.ts';
import { headlineForms } from './headline-forms.ts';
import type { Language } from './language/language.ts';
import { languageOf } from './language/language-of.ts';
import { NAME_LENGTHS, shortName } from './notice-names.ts';
import { readGroups } from './read-groups.ts';
import { subjectFact } from './subject-fact.ts';

/** SNS refuses a subject of 100 characters. */
export const SUBJECT_LENGTH = 99;

/**
 * The subject of a letter: its most urgent fact by itself, how many more there are (groups count once), and which part it is.
 * At most 99 characters, in English of ASCII. Where they are not enough, names are shortened and the fact and its date stay
 * whole.
 */
export function subjectOf(letter: Letter, today: CalendarDate): string {
  const language = languageOf(letter);
  const groups = readGroups(letter.notices);
  const [first] = groups;
  const more = groups.length > 1 ? language.subject.more(groups.length - 1) : '';
  const part = letter.part ? language.subject.part(letter.part) : '';
  // What fits is most often the first, and nothing is made that is not tried.
  const forms = (): Generator<string> =>
    first ? headlinesOf(first, language, today) : subjectsWithoutNotices(letter, language, today);
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

function* headlinesOf(group: readonly Notice[], language: Language, today: CalendarDate): Generator<string> {
  const { write } = language.subject;
  for (const { headline } of headlineForms(group, { language, today, write })) yield write(headline);
}

function* subjectsWithoutNotices(letter: Letter, language: Language, today: CalendarDate): Generator<string> {
  for (const length of NAME_LENGTHS) {
    yield language.subject.withoutNotices(subjectFact(letter, { language, length }, today));
  }
}
