import {
  addDays,
  type CalendarDate,
  daysBetween,
  type Milestone,
  type MilestoneKind,
} from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import type { NoticeWords } from '../language/language.ts';
import { dayOf } from '../planned-day.ts';
import { plainLine } from '../plain-line.ts';
import { releaseNamed } from './names.ts';
import { wasOrIs } from './planned-date-words.ts';
import { dateAndDistance, dateRange, longDate, relativeDays, shortDate } from './words.ts';

const TITLE: Readonly<Record<Exclude<MilestoneKind, 'other' | 'election'>, string>> = {
  'milestone-1': '마일스톤 1',
  'milestone-2': '마일스톤 2',
  'milestone-3': '마일스톤 3',
  'feature-freeze': '기능 동결',
  'soft-string-freeze': '문자열 동결(soft)',
  'hard-string-freeze': '문자열 동결(hard)',
  'requirements-freeze': '요구 사항 동결',
  'membership-freeze': '멤버십 동결',
  'final-library-release': '라이브러리 최종 릴리스',
  'final-client-library-release': '클라이언트 라이브러리 최종 릴리스',
  'release-candidate-1': '첫 릴리스 후보',
  'final-release-candidate': '최종 릴리스 후보',
  release: '릴리스 주간',
  'trailing-release': '후속 프로젝트 릴리스 기한',
  'cycle-highlights': '주요 변경 사항 제출 기한',
  'extra-contributors': '추가 기여자 등록 기한',
  ptg: 'PTG',
  summit: '서밋',
  'design-summit': '디자인 서밋',
};

/** What a milestone is called; what a team has named itself keeps that name. */
function milestoneTitle({ kind, slug, project }: Milestone): string {
  if (kind !== 'other' && kind !== 'election') return TITLE[kind];
  const words = plainLine(slug).replaceAll(/[-_]+/g, ' ');
  if (project === null) return words;
  const name = plainLine(project);
  return `${name}: ${words.startsWith(`${name} `) ? words.slice(name.length + 1) : words}`;
}

/** An event of a release's development: on its day where a rule tells it, else in its week. */
export function milestoneWords(notice: Notice, today: CalendarDate): NoticeWords {
  const { milestone, basis } = notice;
  const day = dayOf(notice);
  const title = (milestone === undefined ? '' : milestoneTitle(milestone)) || '이름 없는 마일스톤';
  const isDay = basis === 'derived' || milestone === undefined;
  // The title of a project's own event has a colon by itself.
  const separator = milestone && milestone.project !== null ? ',' : ':';
  const when = isDay
    ? `${relativeDays(daysBetween(today, day))}(${shortDate(day)})`
    : weekAndWhen(milestone, today);
  return {
    label: '마일스톤',
    headline: `${releaseNamed(notice)}${separator} ${title}, ${when}`,
    body: [
      isDay
        ? `날짜는 ${dateAndDistance(day, today)}${wasOrIs(day, today)}. 업스트림 일정에는 주만 나와 있으며, 이 마일스톤은 그 주 목요일입니다.`
        : `업스트림 일정에는 날짜 없이 주만 나와 있습니다: ${weekOf(milestone)}.`,
      (milestone && MEANING[milestone.kind]) ?? '개발 참여자를 위한 일정입니다.',
    ],
  };
}

const MEANING: Readonly<Partial<Record<MilestoneKind, string>>> = {
  'feature-freeze': '그때부터 새 기능을 받지 않습니다.',
  'release-candidate-1': '그때부터 테스트할 릴리스 후보가 나옵니다.',
};

function weekAndWhen({ from, until }: Milestone, today: CalendarDate): string {
  return today >= from && today < until ? `이번 주(${shortDate(from)}부터)` : `${shortDate(from)} 주간`;
}

/** A week of upstream's schedule ends with the day before `until`. */
function weekOf({ from, until }: Milestone): string {
  const last = addDays(until, -1);
  return last > from ? dateRange(from, last) : longDate(from);
}
