import type { CalendarDate } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import { type NamedDeadlines, placeOf, placesOf, releasesOf } from '../deadline-facts.ts';
import { areNamedInShort, type NamesAndMore, namesInShort, someEnvironments } from '../environment-names.ts';
import type { GroupWords, HeadlineWords, NamedList, NoticeWords } from './language.ts';

/** What a language says of deadlines. */
export interface WordsOfDeadlines {
  readonly label: (notice: Notice, today: CalendarDate) => string;
  /** Which end nears, and how near it is. */
  readonly end: (notice: Notice, today: CalendarDate) => string;
  /** When it ends and on whose word, what that means, and the way on; of several releases with the name of each. */
  readonly endSentences: (notice: Notice, today: CalendarDate, isOneOfSeveral: boolean) => string[];
  /** By when to start. */
  readonly startSentences: (notice: Notice, today: CalendarDate) => string[];
  readonly environmentNamed: (name: string) => string;
  readonly environmentsInShort: (names: NamesAndMore) => string;
  /** Heads the list of the environments that run these releases. */
  readonly intro: (environments: number, releases: number) => string;
  /** Where the rest of the environments is to be seen; nothing when all are shown. */
  readonly environmentsLeft: (left: number) => readonly string[];
  /** That so many more ends follow; nothing for none. */
  readonly moreEnds: (number: number) => string;
  /** The end as a reminder tells it, without environments. */
  readonly reminder: (notice: Notice, today: CalendarDate) => Pick<NoticeWords, 'headline' | 'brief'>;
}

/** The words for deadlines: of one environment, and of all that have the same ones. */
export interface DeadlineWords {
  /** An end of support that nears, for one environment that runs the release. */
  readonly deadlineWords: (notice: Notice, today: CalendarDate) => NoticeWords;
  /** The same for all environments that have the same deadlines: the most urgent release first, and every environment once. */
  readonly deadlinesWords: (deadlines: NamedDeadlines, today: CalendarDate) => GroupWords;
  /** What heads them: the environments, the most urgent end, and how many more there are; then in fewer and fewer words. */
  readonly deadlinesHeadline: (deadlines: NamedDeadlines, today: CalendarDate) => HeadlineWords;
}

/** The words for deadlines: what is told of which release and environment is the same in every language. */
export function deadlineWordsBy(words: WordsOfDeadlines): DeadlineWords {
  const deadlinesHeadline: DeadlineWords['deadlinesHeadline'] = (deadlines, today) => {
    const first = deadlines.named(deadlines.group[0]);
    const said = (most: number): string => `${inShort(deadlines, most, words)}: ${words.end(first, today)}`;
    const more = words.moreEnds(releasesOf(deadlines).length - 1);
    const { headline, brief } = words.reminder(first, today);
    return {
      headline: said(2) + more,
      shorter: [said(1) + more, said(1), headline],
      ...(brief === undefined ? {} : { brief }),
    };
  };
  return {
    deadlineWords: (notice, today) => ({
      label: words.label(notice, today),
      headline: `${words.environmentNamed(placeOf(notice))}: ${words.end(notice, today)}`,
      body: [...words.endSentences(notice, today, false), ...words.startSentences(notice, today)],
    }),
    deadlinesWords(deadlines, today) {
      const releases = releasesOf(deadlines);
      // By when to start is what is looked for: it has a line of its own.
      const [body = [], ...further] = releases
        .map(deadlines.named)
        .flatMap((notice) => [
          words.endSentences(notice, today, releases.length > 1),
          words.startSentences(notice, today),
        ]);
      return {
        label: words.label(deadlines.group[0], today),
        ...deadlinesHeadline(deadlines, today),
        body,
        further: further.filter((sentences) => sentences.length > 0),
        lists: placesList(deadlines, releases.length, words),
        advice: [],
      };
    },
    deadlinesHeadline,
  };
}

function inShort(deadlines: NamedDeadlines, most: number, words: WordsOfDeadlines): string {
  const places = placesOf(deadlines);
  const { shown } = someEnvironments(places, placeOf);
  const names = shown.slice(0, most).map((notice) => placeNamed(notice, deadlines, words));
  return words.environmentsInShort(namesInShort(names, places.length));
}

/** All environments by their names, where the headline does not name them. */
function placesList(deadlines: NamedDeadlines, releases: number, words: WordsOfDeadlines): NamedList[] {
  const places = placesOf(deadlines);
  if (areNamedInShort(places.slice(0, 3).map(placeOf).map(words.environmentNamed))) return [];
  const { shown, left } = someEnvironments(places, placeOf);
  const items = shown.map((notice) => placeNamed(notice, deadlines, words));
  return [
    { intro: words.intro(places.length, releases), items: [...items, ...words.environmentsLeft(left)] },
  ];
}

function placeNamed(notice: Notice, { named }: NamedDeadlines, words: WordsOfDeadlines): string {
  return words.environmentNamed(placeOf(named(notice)));
}
