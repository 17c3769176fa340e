import type { CalendarDate } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import type { NoticeWords } from '../language/language.ts';
import { dayOf } from '../planned-day.ts';
import { wayOn } from './hop-words.ts';
import { releaseNamed } from './names.ts';
import {
  dayOfEvent,
  ENTERED_LABEL,
  FROM_NOW,
  HAS_ENTERED,
  meaningOf,
  plannedDayOfEvent,
} from './phase-words.ts';
import { wasOrIs } from './planned-date-words.ts';
import { byWhoseWord, isDeclaredDate, whoSays } from './who-says.ts';
import { dateAndDistance, shortDate } from './words.ts';

/** A release that is out: on upstream's word, or because its planned day has come. */
export function releasedWords(notice: Notice, today: CalendarDate): NoticeWords {
  const { date } = notice;
  const isToCome = date !== null && date > today;
  const how = isToCome
    ? '릴리스일 공식 발표'
    : notice.cause === 'day' && date !== null
      ? '예정대로 릴리스됨'
      : '릴리스됨';
  return {
    label: ENTERED_LABEL.maintained,
    headline: `${releaseNamed(notice)}: ${how}${inBrackets(date)}`,
    body: [releasedSentence(notice, today), '업그레이드를 계획하기 전에 릴리스 노트를 읽으십시오.'],
  };
}

function releasedSentence(notice: Notice, today: CalendarDate): string {
  const { date, cause } = notice;
  const who = whoSays(notice);
  if (date === null) return `${who}에서 릴리스를 공식 발표했으며, 날짜는 밝히지 않았습니다.`;
  const when = dateAndDistance(date, today);
  if (date > today) return `${who}에서 공식 발표한 릴리스일은 ${when}입니다.`;
  return cause === 'day'
    ? `${byWhoseWord(notice)} 릴리스일은 ${when}${wasOrIs(date, today)}.`
    : `${who}에서 ${when}에 릴리스했습니다.`;
}

/** A release that has entered a phase: on upstream's word, or because its day has come. */
export function enteredWords(notice: Notice, today: CalendarDate): NoticeWords {
  const { date, cause } = notice;
  const phase = notice.phase ?? 'planned';
  const isToCome = date !== null && date > today;
  return {
    label: ENTERED_LABEL[phase],
    headline: `${releaseNamed(notice)}: ${isToCome ? `${dayOfEvent(phase)} 공식 발표` : HAS_ENTERED[phase]}${inBrackets(date)}`,
    brief: `${releaseNamed(notice)}: ${isToCome ? dayOfEvent(phase) : HAS_ENTERED[phase]}${inBrackets(date)}`,
    body: [
      ...(cause === 'day' ? comeByDate(notice, today) : declared(notice, today)),
      ...meaningOf(notice, date === null ? FROM_NOW : undefined),
      ...wayOn(notice, today),
    ],
  };
}

/** Upstream has said it, or it follows from what upstream has said. */
function declared(notice: Notice, today: CalendarDate): string[] {
  const { date, basis, phase } = notice;
  const who = whoSays(notice);
  const word =
    basis === 'derived' ? `${who} 정책과 다른 일정에 따른 것입니다.` : `${who}에서 공식 발표했습니다.`;
  if (date === null) return [word, `${who}에서 날짜를 밝히지 않았습니다.`];
  const what = phase === 'development' ? '개발 시작일' : '적용일';
  return [word, `${what}은 ${dateAndDistance(date, today)}${wasOrIs(date, today)}.`];
}

/** Upstream has given the date, and nothing more; the date has come. */
function comeByDate(notice: Notice, today: CalendarDate): string[] {
  const day = dayOf(notice);
  const phase = notice.phase ?? 'planned';
  const what = isDeclaredDate(notice) || day <= today ? dayOfEvent(phase) : plannedDayOfEvent(phase);
  return [`${byWhoseWord(notice)} ${what}은 ${dateAndDistance(day, today)}${wasOrIs(day, today)}.`];
}

/** The day in brackets, where it is known. */
export function inBrackets(date: CalendarDate | null): string {
  return date === null ? '' : `(${shortDate(date)})`;
}
