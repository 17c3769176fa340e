import type { CalendarDate } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import { byDay, isPreRelease, lastDayOf } from '../group-facts.ts';
import type { GroupWords, HeadlineWords, NamedList, Renaming } from '../language/language.ts';
import { deadlinesHeadline, deadlinesWords } from './deadline-words.ts';
import { decidingSentence } from './deciding-words.ts';
import { projectNamed, releaseNamed, versionNamed } from './names.ts';
import { noticeWords } from './notice-words.ts';
import { ENTERED_LABEL, HAS_ENTERED } from './phase-words.ts';
import { projectMeaning, THE_RELEASE_ITSELF } from './project-words.ts';
import { dateAndDistance, numeral, shortDate } from './words.ts';

/** The words for a group of notices, as `readGroups` makes them. */
export function groupWords(
  group: readonly Notice[],
  today: CalendarDate,
  named: Renaming = asItIs,
): GroupWords {
  const [first, ...rest] = group;
  if (first === undefined) throw new TypeError('A group of notices has at least one notice.');
  if (first.kind === 'deadline') return deadlinesWords({ group: [first, ...rest], named }, today);
  const words = wordsOf(group.map(named), named(first), today);
  return { ...words, shorter: [], further: [] };
}

/** The headline alone, and in fewer words, which takes less time where it is all that is needed. */
export function groupHeadline(group: readonly Notice[], today: CalendarDate, named: Renaming): HeadlineWords {
  const [first, ...rest] = group;
  return first?.kind === 'deadline'
    ? deadlinesHeadline({ group: [first, ...rest], named }, today)
    : groupWords(group, today, named);
}

function asItIs(notice: Notice): Notice {
  return notice;
}

type ListWords = Omit<GroupWords, 'shorter' | 'further'>;

function wordsOf(group: readonly Notice[], first: Notice, today: CalendarDate): ListWords {
  if (group.length === 1) return { ...noticeWords(first, today), lists: [], advice: [] };
  return first.kind === 'version'
    ? versionsWords(group, first, today)
    : projectEndsWords(group, first, today);
}

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
