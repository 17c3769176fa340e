import { type CalendarDate, isEndOfSupport } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import type { NoticeWords } from '../language/language.ts';
import { lastReadOn } from '../../daily-check/last-read.ts';
import { wayOn } from './hop-words.ts';
import { releaseNamed } from './names.ts';
import { PHASE_EVENT, plannedDayOfEvent } from './phase-words.ts';
import { wasOrIs } from './planned-date-words.ts';
import { whoSays } from './who-says.ts';
import { dateAndDistance, longDate, shortDate } from './words.ts';

/** A phase of a release that upstream had declared, and no longer does; with what is valid now. */
export function withdrawnWords(notice: Notice, today: CalendarDate): NoticeWords {
  const event = PHASE_EVENT[notice.phase ?? 'planned'];
  return {
    label: '발표 철회',
    headline: `${releaseNamed(notice)}: ${event} 발표 철회${nextInShort(notice, today)}`,
    brief: `${releaseNamed(notice)}: ${inBrief(notice)}`,
    body: [
      takenBack(notice, today),
      ...nextInFull(notice, today),
      ...(notice.decidedBy ? [] : [advice(notice, today)]),
      ...wayOn(notice, today),
    ],
  };
}

/** That a word was taken back and not given again, as of when it was last looked for. */
export function takenBack(notice: Notice, today: CalendarDate): string {
  const { date, asOf } = notice;
  const who = whoSays(notice);
  const day = date === null ? '' : `(${longDate(date)})`;
  const again =
    asOf >= today
      ? '다시 발표하지 않았습니다'
      : `마지막으로 확인한 ${longDate(lastReadOn(notice))}까지 다시 발표하지 않았습니다`;
  return `${who}에서 ${PHASE_EVENT[notice.phase ?? 'planned']}${day} 공식 발표를 철회했으며, ${again}.`;
}

function advice(notice: Notice, today: CalendarDate): string {
  const { phase, next } = notice;
  if (next !== undefined && next.date > today) return '이 날짜로 계획하십시오.';
  if (next !== undefined && isEndOfSupport(next.phase)) {
    return '그날이 지났으므로, 종료된 것으로 보고 계획하십시오.';
  }
  const who = whoSays(notice);
  return phase === 'maintained'
    ? `${who}에서 다시 릴리스하기 전에는 이 릴리스로 업그레이드하지 마십시오.`
    : `지원 기간이 늘어났다는 뜻은 아닙니다. ${who}에서 추가로 밝히기 전에는 지원을 기대하지 마십시오.`;
}

function nextInShort({ phase, next }: Notice, today: CalendarDate): string {
  if (next === undefined) return ', 현재 날짜 없음';
  const day = shortDate(next.date);
  if (next.phase !== phase) return `, ${plannedDayOfEvent(next.phase)} ${day}`;
  return next.date > today ? `, 예정일 ${day}` : `, 예정일 ${day}(지남)`;
}

/** `유지보수 종료 철회(예정 2026-10-02)`; of another phase that comes next `발표 철회(지원 종료 2027-10-02)` */
function inBrief({ phase, next }: Notice): string {
  const event = PHASE_EVENT[phase ?? 'planned'];
  if (next === undefined) return `${event} 발표 철회`;
  const day = shortDate(next.date);
  return next.phase === phase ? `${event} 철회(예정 ${day})` : `발표 철회(${PHASE_EVENT[next.phase]} ${day})`;
}

function nextInFull({ next }: Notice, today: CalendarDate): string[] {
  if (next === undefined) return ['현재 다른 날짜는 나와 있지 않습니다.'];
  return [
    `최신 정보에 따른 ${plannedDayOfEvent(next.phase)}은 ${dateAndDistance(next.date, today)}${wasOrIs(next.date, today)}.`,
  ];
}
