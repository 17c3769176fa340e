import type { CalendarDate } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import type { NamedDeadlines } from '../deadline-facts.ts';
import type { GroupWords, HeadlineWords, Language } from './language.ts';

/** What is said of several notices that are no deadlines: their headline has one form. */
export type ListWords = Omit<GroupWords, 'shorter' | 'further'>;

/** What a language says of each kind of group. */
export interface WordsByGroup extends Pick<Language, 'noticeWords'> {
  /** @param first the first of the group, which has at least two */
  readonly versions: (group: readonly Notice[], first: Notice, today: CalendarDate) => ListWords;
  readonly projectEnds: (group: readonly Notice[], first: Notice, today: CalendarDate) => ListWords;
  readonly deadlines: (deadlines: NamedDeadlines, today: CalendarDate) => GroupWords;
  readonly deadlinesHeadline: (deadlines: NamedDeadlines, today: CalendarDate) => HeadlineWords;
}

/** The words for a group of notices, by what it is of: what is read as one is the same in every language. */
export function groupWordsBy(words: WordsByGroup): Pick<Language, 'groupWords' | 'groupHeadline'> {
  const groupWords: Language['groupWords'] = (group, today, named = asItIs) => {
    const [first, ...rest] = group;
    if (first === undefined) throw new TypeError('A group of notices has at least one notice.');
    if (first.kind === 'deadline') return words.deadlines({ group: [first, ...rest], named }, today);
    return { ...listWords(group.map(named), named(first), { words, today }), shorter: [], further: [] };
  };
  return {
    groupWords,
    groupHeadline(group, today, named) {
      const [first, ...rest] = group;
      return first?.kind === 'deadline'
        ? words.deadlinesHeadline({ group: [first, ...rest], named }, today)
        : groupWords(group, today, named);
    },
  };
}

function asItIs(notice: Notice): Notice {
  return notice;
}

function listWords(
  group: readonly Notice[],
  first: Notice,
  { words, today }: { readonly words: WordsByGroup; readonly today: CalendarDate },
): ListWords {
  if (group.length === 1) return { ...words.noticeWords(first, today), lists: [], advice: [] };
  return first.kind === 'version'
    ? words.versions(group, first, today)
    : words.projectEnds(group, first, today);
}
