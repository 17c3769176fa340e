import type { CalendarDate } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import { type NamedDeadlines, placeOf, placesOf, releasesOf } from '../deadline-facts.ts';
import { areNamedInShort, namesInShort, someEnvironments } from '../environment-names.ts';
import type { GroupWords, HeadlineWords, NamedList, NoticeWords } from '../language/language.ts';
import { hasPlannedDayCome } from '../planned-day.ts';
import { hopSentence } from './hop-words.ts';
import { environmentNamed, releaseNamed } from './names.ts';
import { meaningOf } from './phase-words.ts';
import { endInShort, plannedSentence, reminderWords } from './planned-date-words.ts';
import { startSentences } from './start-words.ts';
import { namesAndMore, numeral } from './words.ts';

/** An end of support that nears, for one environment that runs the release. */
export function deadlineWords(notice: Notice, today: CalendarDate): NoticeWords {
  return {
    label: labelOf(notice, today),
    headline: `${environmentNamed(notice.environment ?? '')}: ${endSaid(notice, today)}`,
    body: [...endSentences(notice, today), ...startSentences(notice, today)],
  };
}

/** The same for all environments that have the same deadlines: the most urgent release first, and every environment once. */
export function deadlinesWords(deadlines: NamedDeadlines, today: CalendarDate): GroupWords {
  const releases = releasesOf(deadlines);
  const told = releases.map(deadlines.named);
  // By when to start is what is looked for: it has a line of its own.
  const [body = [], ...further] = told.flatMap((notice) => [
    endSentences(notice, today, releases.length > 1),
    startSentences(notice, today),
  ]);
  return {
    label: labelOf(deadlines.group[0], today),
    ...deadlinesHeadline(deadlines, today),
    body,
    further: further.filter((sentences) => sentences.length > 0),
    lists: placesList(deadlines, releases.length),
    advice: [],
  };
}

/** What heads them: the environments, the most urgent end, and how many more there are; then in fewer and fewer words. */
export function deadlinesHeadline(deadlines: NamedDeadlines, today: CalendarDate): HeadlineWords {
  const others = releasesOf(deadlines).length - 1;
  const first = deadlines.named(deadlines.group[0]);
  const { headline, brief = headline } = reminderWords(first, today);
  const said = (most: number): string => `${placesInShort(deadlines, most)}: ${endSaid(first, today)}`;
  const more = others === 0 ? '' : `, 그 외 종료 ${numeral(others)}건`;
  return {
    headline: said(2) + more,
    shorter: [said(1) + more, said(1), headline],
    brief,
  };
}

function labelOf(notice: Notice, today: CalendarDate): string {
  return hasPlannedDayCome(notice, today) ? '예정일' : '기한';
}

/** `OpenStack 2025.1 Epoxy 유지보수 종료 30일 전(2026-10-02)` */
function endSaid(notice: Notice, today: CalendarDate): string {
  return `${releaseNamed(notice)} ${endInShort(notice, today)}`;
}

/** When it ends and on whose word, what that means, and the way on; of several releases with the name of each. */
function endSentences(notice: Notice, today: CalendarDate, isOneOfSeveral = false): string[] {
  const planned = plannedSentence(notice, today);
  return [
    isOneOfSeveral ? `${releaseNamed(notice)}: ${planned}` : planned,
    ...meaningOf(notice),
    ...hopSentence(notice, today),
  ];
}

function placesInShort(deadlines: NamedDeadlines, most: number): string {
  const places = placesOf(deadlines);
  const { shown } = someEnvironments(places, placeOf);
  const first = shown.slice(0, most).map((notice) => environmentNamed(placeOf(deadlines.named(notice))));
  const { names, more } = namesInShort(first, places.length);
  return namesAndMore(names, more, '곳');
}

/** All environments by their names, where the headline does not name them. */
function placesList(deadlines: NamedDeadlines, releases: number): NamedList[] {
  const places = placesOf(deadlines);
  if (areNamedInShort(places.slice(0, 3).map(placeOf).map(environmentNamed))) return [];
  const { shown, left } = someEnvironments(places, placeOf);
  return [
    {
      intro: `${releases === 1 ? '이 릴리스를' : `이 릴리스 ${numeral(releases)}개를 모두`} 사용하는 환경 ${numeral(places.length)}곳:`,
      items: [
        ...shown.map((notice) => environmentNamed(placeOf(deadlines.named(notice)))),
        ...(left === 0 ? [] : [`외 ${numeral(left)}곳("lastpatch plan"에서 확인)`]),
      ],
    },
  ];
}
