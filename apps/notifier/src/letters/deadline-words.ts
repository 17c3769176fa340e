import type { CalendarDate } from '@lastpatch/release-model';
import type { Notice } from '../daily-check/notice.ts';
import {
  areNamedInShort,
  environmentNamed,
  environmentsInShort,
  environmentsLeft,
  someEnvironments,
} from './environment-words.ts';
import type { GroupWords, NamedList } from './group-words.ts';
import { hopSentence } from './hop-words.ts';
import { releaseNamed } from './notice-names.ts';
import type { NoticeWords } from './notice-words.ts';
import { meaningOf, PHASE_EVENT } from './phase-words.ts';
import {
  daysUntil,
  hasPlannedDayCome,
  plannedSentence,
  reminderWords,
  wasPlanned,
} from './planned-date-words.ts';
import { startSentences } from './start-words.ts';
import { count, shortDate } from './words.ts';

/** An end of support that nears, for one environment that runs the release. */
export function deadlineWords(notice: Notice, today: CalendarDate): NoticeWords {
  return {
    label: labelOf(notice, today),
    headline: `${environmentNamed(notice.environment ?? '')}: ${endSaid(notice, today)}`,
    body: bodyOf(notice, today),
  };
}

/**
 * The same for all environments that have the same deadlines, as `noticeGroups` finds them: the most urgent release first, and
 * every environment once.
 *
 * @param group at least one notice
 * @param named how a notice is named before it is told, where there is little room
 */
export function deadlinesWords(
  group: readonly [Notice, ...Notice[]],
  today: CalendarDate,
  named: (notice: Notice) => Notice,
): GroupWords {
  // Names that are cut may be alike: which is which is known before.
  const [first] = group;
  const places = group.filter((notice) => isSameDeadline(notice, first));
  const [told = first, ...others] = group
    .filter(({ environment }) => environment === first.environment)
    .map(named);
  const more = others.length === 0 ? '' : `, and ${count(others.length, 'more end')}`;
  const headline = (most: number): string => `${placesInShort(places, most, named)}: ${endSaid(told, today)}`;
  return {
    label: labelOf(told, today),
    headline: headline(2) + more,
    shorter: [headline(1) + more, headline(1), reminderWords(told, today).headline],
    body: bodyOf(told, today, others.length > 0),
    further: others.map((notice) => bodyOf(notice, today, true)),
    lists: placesList(places, named, others.length + 1),
    advice: [],
  };
}

function isSameDeadline(a: Notice, b: Notice): boolean {
  return (
    a.product === b.product &&
    a.release === b.release &&
    a.phase === b.phase &&
    a.date === b.date &&
    a.step === b.step
  );
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

/** When it ends and on whose word, what that means, the way on, and by when to start; of several releases whose end it is. */
function bodyOf(notice: Notice, today: CalendarDate, isOneOfSeveral = false): string[] {
  const planned = plannedSentence(notice, today);
  return [
    isOneOfSeveral ? `${releaseNamed(notice)}: ${planned.replace(/^I/, 'i')}` : planned,
    ...meaningOf(notice),
    ...hopSentence(notice, today),
    ...startSentences(notice, today),
  ];
}

function placesInShort(places: readonly Notice[], most: number, named: (notice: Notice) => Notice): string {
  const { shown } = someEnvironments(places, placeOf);
  const names = shown.slice(0, most).map((notice) => placeOf(named(notice)));
  return environmentsInShort(names, places.length);
}

/** All environments by their names, where the headline does not name them. */
function placesList(
  places: readonly Notice[],
  named: (notice: Notice) => Notice,
  releases: number,
): NamedList[] {
  if (areNamedInShort(places.slice(0, 3).map(placeOf))) return [];
  const { shown, left } = someEnvironments(places, placeOf);
  const what = releases === 1 ? 'it' : releases === 2 ? 'both' : 'all of them';
  return [
    {
      intro: `These ${places.length} environments run ${what}:`,
      items: [...shown.map((notice) => environmentNamed(placeOf(named(notice)))), ...environmentsLeft(left)],
    },
  ];
}

function placeOf({ environment = '' }: Notice): string {
  return environment;
}
