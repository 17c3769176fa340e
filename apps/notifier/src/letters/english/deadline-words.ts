import type { CalendarDate } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import { type NamedDeadlines, placeOf, placesOf, releasesOf } from '../deadline-facts.ts';
import { areNamedInShort, namesInShort, someEnvironments } from '../environment-names.ts';
import type { GroupWords, HeadlineWords, NamedList, NoticeWords } from '../language/language.ts';
import { hasPlannedDayCome } from '../planned-day.ts';
import { environmentNamed, environmentsInShort, environmentsLeft } from './environment-words.ts';
import { hopSentence } from './hop-words.ts';
import { releaseNamed } from './names.ts';
import { meaningOf, PHASE_EVENT } from './phase-words.ts';
import { daysUntil, plannedSentence, reminderWords, wasPlanned } from './planned-date-words.ts';
import { startSentences } from './start-words.ts';
import { count, shortDate } from './words.ts';

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
  const said = (most: number): string => `${placesInShort(deadlines, most)}: ${endSaid(first, today)}`;
  const more = others === 0 ? '' : `, and ${count(others, 'more end')}`;
  return {
    headline: said(2) + more,
    shorter: [said(1) + more, said(1), reminderWords(first, today).headline],
  };
}

function labelOf(notice: Notice, today: CalendarDate): string {
  return hasPlannedDayCome(notice, today) ? 'PLANNED' : 'DEADLINE';
}

/** `30 days until end of maintenance of OpenStack 2025.1 Epoxy, 2 Oct 2026` */
function endSaid(notice: Notice, today: CalendarDate): string {
  const day = notice.date ?? notice.on;
  const end = `${PHASE_EVENT[notice.phase ?? 'planned']} of ${releaseNamed(notice)}`;
  return hasPlannedDayCome(notice, today)
    ? `${end} ${wasPlanned(day, today)}`
    : `${daysUntil(day, today)} until ${end}, ${shortDate(day)}`;
}

/** When it ends and on whose word, what that means, and the way on; of several releases with the name of each. */
function endSentences(notice: Notice, today: CalendarDate, isOneOfSeveral = false): string[] {
  const planned = plannedSentence(notice, today);
  return [
    isOneOfSeveral ? `${releaseNamed(notice)}: ${planned.replace(/^I/, 'i')}` : planned,
    ...meaningOf(notice),
    ...hopSentence(notice, today),
  ];
}

function placesInShort(deadlines: NamedDeadlines, most: number): string {
  const places = placesOf(deadlines);
  const { shown } = someEnvironments(places, placeOf);
  const names = shown.slice(0, most).map((notice) => environmentNamed(placeOf(deadlines.named(notice))));
  return environmentsInShort(namesInShort(names, places.length));
}

/** All environments by their names, where the headline does not name them. */
function placesList(deadlines: NamedDeadlines, releases: number): NamedList[] {
  const places = placesOf(deadlines);
  if (areNamedInShort(places.slice(0, 3).map(placeOf).map(environmentNamed))) return [];
  const { shown, left } = someEnvironments(places, placeOf);
  const what = releases === 1 ? 'it' : releases === 2 ? 'both' : 'all of them';
  return [
    {
      intro: `These ${places.length} environments run ${what}:`,
      items: [
        ...shown.map((notice) => environmentNamed(placeOf(deadlines.named(notice)))),
        ...environmentsLeft(left),
      ],
    },
  ];
}
