import type { CalendarDate } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import { byDay, isPreRelease, lastDayOf } from '../group-facts.ts';
import type { NamedList } from '../language/language.ts';
import { groupWordsBy, type ListWords } from '../language/words-by-group.ts';
import { deadlinesHeadline, deadlinesWords } from './deadline-words.ts';
import { decidingSentence } from './deciding-words.ts';
import { projectNamed, releaseNamed, versionNamed } from './names.ts';
import { noticeWords } from './notice-words.ts';
import { ENTERED_LABEL, HAS_ENTERED } from './phase-words.ts';
import { projectMeaning, THE_RELEASE_ITSELF } from './project-words.ts';
import { dateAndDistance, numeral, shortDate } from './words.ts';

/** The words for a group of notices, as `readGroups` makes them, and its headline alone. */
export const { groupWords, groupHeadline } = groupWordsBy({
  noticeWords,
  versions: versionsWords,
  projectEnds: projectEndsWords,
  deadlines: deadlinesWords,
  deadlinesHeadline,
});

function versionsWords(group: readonly Notice[], first: Notice, today: CalendarDate): ListWords {
  const projects = new Set(group.map(({ project }) => project)).size;
  const isPre = ({ version = '' }: Notice): boolean => isPreRelease(version);
  const finals = group.filter((notice) => !isPre(notice));
  const what = finals.length === 0 ? '사전 릴리스' : '새 버전';
  const whose = projects === 1 ? projectNamed(first) : `프로젝트 ${numeral(projects)}개`;
  const where = first.release === null ? ', 릴리스에 속하지 않음' : '';
  return {
    label: '새 버전',
    headline: `${releaseNamed(first)}: ${what} ${numeral(group.length)}개(${whose}${where}) 공개됨${upTo(group)}`,
    brief: `${releaseNamed(first)}: ${what} ${numeral(group.length)}개${upTo(group)}`,
    body: [],
    lists: [
      ...listsByDay(finals, today, { what: '릴리스', name: versionNamed }),
      ...listsByDay(group.filter(isPre), today, { what: '테스트용 사전 릴리스', name: versionNamed }),
    ],
    advice: finals.length === 0 ? [] : ['업그레이드하기 전에 사용 중인 프로젝트의 릴리스 노트를 읽으십시오.'],
  };
}

function projectEndsWords(group: readonly Notice[], first: Notice, today: CalendarDate): ListWords {
  const phase = first.phase ?? 'planned';
  return {
    label: ENTERED_LABEL[phase],
    headline: `${releaseNamed(first)}: 프로젝트 ${numeral(group.length)}개 ${HAS_ENTERED[phase]}${upTo(group)}`,
    brief: `${releaseNamed(first)}: 프로젝트 ${numeral(group.length)}개 ${ENTERED_LABEL[phase]}${upTo(group)}`,
    body: [`업스트림에서 각각 공식 발표했습니다. ${THE_RELEASE_ITSELF}`],
    lists: listsByDay(group, today, { what: '적용', name: projectNamed }),
    advice: [
      ...projectMeaning(phase),
      ...(first.decidedBy ? [decidingSentence(first.decidedBy, today)] : []),
    ],
  };
}

/** The day of all of them in brackets, or the last one. */
function upTo(group: readonly Notice[]): string {
  const day = lastDayOf(group);
  return day === null ? '' : `(${shortDate(day.last)}${day.isOfAll ? '' : '까지'})`;
}

/** A list for each day. */
function listsByDay(
  notices: readonly Notice[],
  today: CalendarDate,
  { what, name }: { readonly what: string; readonly name: (notice: Notice) => string },
): NamedList[] {
  return byDay(notices).map(({ date, members }) => ({
    intro: date === null ? `${what}, 날짜 알 수 없음:` : `${dateAndDistance(date, today)} ${what}:`,
    items: members.map(name),
  }));
}
