import type { CalendarDate } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import { deadlineWordsBy } from '../language/deadline-words-by.ts';
import { hasPlannedDayCome } from '../planned-day.ts';
import { hopSentence } from './hop-words.ts';
import { environmentNamed, releaseNamed } from './names.ts';
import { meaningOf } from './phase-words.ts';
import { endInShort, plannedSentence, reminderWords } from './planned-date-words.ts';
import { startSentences } from './start-words.ts';
import { namesAndMore, numeral } from './words.ts';

/** The words for deadlines. */
export const { deadlineWords, deadlinesWords, deadlinesHeadline } = deadlineWordsBy({
  label: labelOf,
  end: endSaid,
  endSentences,
  startSentences,
  environmentNamed,
  environmentsInShort: ({ names, more }) => namesAndMore(names, more, '곳'),
  intro: (environments, releases) =>
    `${releases === 1 ? '이 릴리스를' : `이 릴리스 ${numeral(releases)}개를 모두`} 사용하는 환경 ${numeral(environments)}곳:`,
  environmentsLeft: (left) => (left === 0 ? [] : [`외 ${numeral(left)}곳("lastpatch plan"에서 확인)`]),
  moreEnds: (number) => (number === 0 ? '' : `, 그 외 종료 ${numeral(number)}건`),
  reminder(notice, today) {
    const { headline, brief = headline } = reminderWords(notice, today);
    return { headline, brief };
  },
});

function labelOf(notice: Notice, today: CalendarDate): string {
  return hasPlannedDayCome(notice, today) ? '예정일' : '기한';
}

/** `OpenStack 2025.1 Epoxy 유지보수 종료 30일 전(2026-10-02)` */
function endSaid(notice: Notice, today: CalendarDate): string {
  return `${releaseNamed(notice)} ${endInShort(notice, today)}`;
}

/** When it ends and on whose word, what that means, and the way on; of several releases with the name of each. */
function endSentences(notice: Notice, today: CalendarDate, isOneOfSeveral: boolean): string[] {
  const planned = plannedSentence(notice, today);
  return [
    isOneOfSeveral ? `${releaseNamed(notice)}: ${planned}` : planned,
    ...meaningOf(notice),
    ...hopSentence(notice, today),
  ];
}
