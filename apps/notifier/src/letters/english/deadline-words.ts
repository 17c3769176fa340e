import type { CalendarDate } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import { deadlineWordsBy } from '../language/deadline-words-by.ts';
import { hasPlannedDayCome } from '../planned-day.ts';
import { environmentsInShort, environmentsLeft } from './environment-words.ts';
import { hopSentence } from './hop-words.ts';
import { environmentNamed, releaseNamed } from './names.ts';
import { meaningOf, PHASE_EVENT } from './phase-words.ts';
import { daysUntil, plannedSentence, reminderWords, wasPlanned } from './planned-date-words.ts';
import { startSentences } from './start-words.ts';
import { count, shortDate } from './words.ts';

/** The words for deadlines. */
export const { deadlineWords, deadlinesWords, deadlinesHeadline } = deadlineWordsBy({
  label: labelOf,
  end: endSaid,
  endSentences,
  startSentences,
  environmentNamed,
  environmentsInShort,
  intro: (environments, releases) => `These ${environments} environments run ${whatTheyRun(releases)}:`,
  environmentsLeft,
  moreEnds: (number) => (number === 0 ? '' : `, and ${count(number, 'more end')}`),
  reminder: (notice, today) => ({ headline: reminderWords(notice, today).headline }),
});

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
function endSentences(notice: Notice, today: CalendarDate, isOneOfSeveral: boolean): string[] {
  const planned = plannedSentence(notice, today);
  return [
    isOneOfSeveral ? `${releaseNamed(notice)}: ${planned.replace(/^I/, 'i')}` : planned,
    ...meaningOf(notice),
    ...hopSentence(notice, today),
  ];
}

function whatTheyRun(releases: number): string {
  return releases === 1 ? 'it' : releases === 2 ? 'both' : 'all of them';
}
