import { type CalendarDate, isOver, isReleased, type Phase } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import type { NoticeWords } from '../language/language.ts';
import { inBrackets } from './begun-words.ts';
import { releaseNamed } from './names.ts';
import { ENTERED_LABEL, plannedDayOfEvent } from './phase-words.ts';
import { wasOrIs } from './planned-date-words.ts';
import { whoSays } from './who-says.ts';
import { dateAndDistance, shortDate } from './words.ts';

/** A release that upstream lists for the first time, or again: still to come, out, or already over. */
export function announcedWords(notice: Notice, today: CalendarDate): NoticeWords {
  const phase = notice.phase ?? 'planned';
  const who = whoSays(notice);
  if ((notice.listings ?? 1) > 1) {
    return {
      label: '재등록',
      headline: `${releaseNamed(notice)}: 목록에 다시 등록됨${standingInShort(notice, today)}`,
      brief: `${releaseNamed(notice)}: 목록에 다시 등록됨`,
      body: [
        `${who} 목록에서 빠졌다가 다시 등록되었습니다.`,
        ...standing(notice, today),
        ...next(notice, today),
      ],
    };
  }
  // That a vendor gives dates of a release does not mean that it is out only now.
  const isOut = isReleased(phase) && !isOver(phase) && notice.overlays === undefined;
  return {
    label: isOut ? ENTERED_LABEL.maintained : '신규 등록',
    headline: headline(notice, isOut, today),
    brief: `${releaseNamed(notice)}: ${isOut ? '릴리스됨' : '목록에 처음 등록됨'}`,
    body: [
      `${who} 목록에 처음 등록되었습니다.`,
      ...standing(notice, today),
      ...next(notice, today),
      ...(isOut ? ['업그레이드를 계획하기 전에 릴리스 노트를 읽으십시오.'] : []),
    ],
  };
}

function headline(notice: Notice, isOut: boolean, today: CalendarDate): string {
  const { date, overlays, next: coming } = notice;
  const name = releaseNamed(notice);
  if (overlays) {
    const end = coming ? `, ${plannedDayOfEvent(coming.phase)} ${shortDate(coming.date)}` : '';
    return `${name}: 일정 첫 등록${end}`;
  }
  if (isOut) return `${name}: 릴리스됨${inBrackets(date)}`;
  return `${name}: 목록에 처음 등록됨${standingInShort(notice, today)}`;
}

/** `, 이미 종료됨`, `, 릴리스 예정일 2026-10-02` */
function standingInShort({ date, phase: current }: Notice, today: CalendarDate): string {
  const phase = current ?? 'planned';
  if (isOver(phase)) return ', 이미 종료됨';
  if (isReleased(phase)) return `, 릴리스됨${inBrackets(date)}`;
  const development = phase === 'development' ? ', 개발 중' : '';
  if (date === null) return development;
  return `${development}, 릴리스 예정일 ${shortDate(date)}${date > today ? '' : '(지남)'}`;
}

/** Where it stands by now, where that is not told by its release day alone. */
const BY_NOW: Readonly<Record<Phase, string | null>> = {
  planned: null,
  development: '현재 개발 중입니다.',
  maintained: null,
  security: '현재 보안 수정만 제공됩니다.',
  extended: '현재 연장 유지보수 중입니다.',
  unmaintained: '현재 유지보수가 종료된 상태입니다.',
  'end-of-life': '현재 지원이 종료된 상태(EOL)입니다.',
};

function standing({ date, phase: current }: Notice, today: CalendarDate): string[] {
  const phase = current ?? 'planned';
  const now = BY_NOW[phase];
  return [
    ...(now === null ? [] : [now]),
    ...(isReleased(phase) ? pastReleaseDay(date, today) : [plannedReleaseDay(date, today)]),
  ];
}

function pastReleaseDay(date: CalendarDate | null, today: CalendarDate): string[] {
  return date === null ? [] : [`릴리스일은 ${dateAndDistance(date, today)}${wasOrIs(date, today)}.`];
}

function plannedReleaseDay(date: CalendarDate | null, today: CalendarDate): string {
  return date === null
    ? '릴리스 예정일은 아직 없습니다.'
    : `릴리스 예정일은 ${dateAndDistance(date, today)}${wasOrIs(date, today)}.`;
}

/** What comes next, unless that is the release itself, which has been said. */
function next({ next: coming, date }: Notice, today: CalendarDate): string[] {
  if (coming === undefined || (coming.phase === 'maintained' && coming.date === date)) return [];
  return [
    `${plannedDayOfEvent(coming.phase)}은 ${dateAndDistance(coming.date, today)}${wasOrIs(coming.date, today)}.`,
  ];
}
