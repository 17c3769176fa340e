import { type CalendarDate, isEndOfSupport } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import type { NoticeWords } from '../language/language.ts';
import { dayOf, isDeclaredByUpstream } from '../planned-day.ts';
import { inBrackets } from './begun-words.ts';
import { wayOn } from './hop-words.ts';
import { releaseNamed } from './names.ts';
import {
  dayOfEvent,
  ENTERED_LABEL,
  HAS_ENTERED,
  meaningOf,
  ONCE_DECLARED,
  plannedDayOfEvent,
} from './phase-words.ts';
import { dueHeadline, lastRead, notDeclared, plannedInBrief, wasOrIs } from './planned-date-words.ts';
import { whoSays } from './who-says.ts';
import { dateAndDistance, longDate, shortDate, shortDates, spanBetween } from './words.ts';

/** A date that upstream has given for the first time, or again. */
export function scheduledWords(notice: Notice, today: CalendarDate): NoticeWords {
  const day = dayOf(notice);
  const planned = plannedDayOfEvent(notice.phase ?? 'planned');
  const who = whoSays(notice);
  const when = dateAndDistance(day, today);
  return {
    label: '새 일정',
    headline: `${releaseNamed(notice)}: ${planned} ${shortDate(day)}${day > today ? '' : day === today ? '(오늘)' : '(지남)'}`,
    brief: plannedInBrief(notice),
    body: [
      notice.basis === 'derived'
        ? `${who} 정책에 따른 ${planned}은 ${when}${wasOrIs(day, today)}.`
        : `${who}에서 정한 ${planned}은 ${when}${wasOrIs(day, today)}.`,
      ...mayHaveMoved(notice, today),
      ...seen(notice, today),
      ...meaningOf(notice),
      ...wayOn(notice, today),
    ],
  };
}

/** A date that upstream has taken away without another in its place. */
export function unscheduledWords(notice: Notice, today: CalendarDate): NoticeWords {
  const phase = notice.phase ?? 'planned';
  const day = notice.was ?? dayOf(notice);
  const planned = plannedDayOfEvent(phase);
  const who = whoSays(notice);
  return {
    label: '일정 삭제',
    headline: `${releaseNamed(notice)}: ${planned} 삭제(기존 ${shortDate(day)})`,
    brief: `${releaseNamed(notice)}: ${dayOfEvent(phase)} 삭제(${shortDate(day)})`,
    body: [
      `${who}에서 ${planned}을 삭제했으며, 다른 날짜는 밝히지 않았습니다. 기존 날짜는 ${dateAndDistance(day, today)}${wasOrIs(day, today)}.`,
      ...seen(notice, today),
      isEndOfSupport(phase)
        ? `지원 기간이 늘어났다는 뜻은 아닙니다. ${who}에서 새 날짜를 밝힐 때까지 기존 날짜로 계획하십시오.`
        : '지금은 언제가 될지 알 수 없습니다.',
      ...wayOn(notice, today),
    ],
  };
}

/** A date that upstream has changed. */
export function movedWords(notice: Notice, today: CalendarDate): NoticeWords {
  const { was } = notice;
  const day = dayOf(notice);
  if (was === undefined) return { ...scheduledWords(notice, today), label: '일정 변경' };
  const phase = notice.phase ?? 'planned';
  const who = whoSays(notice);
  return {
    label: '일정 변경',
    headline: `${releaseNamed(notice)}: ${dayOfEvent(phase)} 변경 ${shortDates(was, day)}`,
    brief: `${releaseNamed(notice)}: ${dayOfEvent(phase)} 변경(${shortDate(day)})`,
    body: [
      byHowMuch(notice, { day, was }, today),
      ...(notice.basis === 'derived'
        ? [`${who} 정책에 따른 날짜이며, 그 근거가 되는 일정이 변경되었습니다.`]
        : [`${who}에서 계획을 변경했습니다.`, ...mayHaveMoved(notice, today)]),
      ...seen(notice, today),
      ...meaningOf(notice),
      ...wayOn(notice, today),
    ],
  };
}

function byHowMuch(
  { phase }: Notice,
  { day, was }: { readonly day: CalendarDate; readonly was: CalendarDate },
  today: CalendarDate,
): string {
  const span = spanBetween(was, day);
  const isLater = day > was;
  const when = dateAndDistance(day, today);
  const before = `기존 날짜는 ${longDate(was)}이었습니다.`;
  if (day > today && phase === 'unmaintained') {
    return `유지보수 기간이 ${span} ${isLater ? '늘어나' : '줄어들어'} ${when}까지입니다. ${before}`;
  }
  return `변경된 ${plannedDayOfEvent(phase ?? 'planned')}은 ${when}${wasOrIs(day, today)}. 이전보다 ${span} ${isLater ? '늦춰졌습니다' : '앞당겨졌습니다'}. ${before}`;
}

/** A date that was first given, or moved, when its day had come: the day is reached, and that is the news. */
export function comeWords(notice: Notice, today: CalendarDate): NoticeWords {
  const phase = notice.phase ?? 'planned';
  const isDeclared = isDeclaredByUpstream(notice);
  return {
    label: isDeclared ? '발표 대기' : ENTERED_LABEL[phase],
    headline: isDeclared
      ? dueHeadline(notice, today)
      : `${releaseNamed(notice)}: ${HAS_ENTERED[phase]}${inBrackets(dayOf(notice))}`,
    brief: isDeclared
      ? plannedInBrief(notice)
      : `${releaseNamed(notice)}: ${HAS_ENTERED[phase]}${inBrackets(dayOf(notice))}`,
    body: [
      ...howItCame(notice, today),
      ...seen(notice, today),
      ...(isDeclared ? [notDeclared(notice, today)] : []),
      ...meaningOf(notice, isDeclared ? ONCE_DECLARED : undefined),
      ...wayOn(notice, today),
    ],
  };
}

function howItCame(notice: Notice, today: CalendarDate): string[] {
  const { was } = notice;
  const phase = notice.phase ?? 'planned';
  const day = dayOf(notice);
  const when = `${dateAndDistance(day, today)}${wasOrIs(day, today)}`;
  const who = whoSays(notice);
  const what = isDeclaredByUpstream(notice) ? plannedDayOfEvent(phase) : dayOfEvent(phase);
  return was === undefined
    ? [`${who}에서 ${what}을 뒤늦게 알렸습니다. 그 날짜는 ${when}.`]
    : [`${who}에서 ${what}을 변경했습니다. 새 날짜는 ${when}. 기존 날짜는 ${longDate(was)}이었습니다.`];
}

/** When a change was seen, if that was before the day of sending. */
function seen({ on }: Notice, today: CalendarDate): string[] {
  return on >= today ? [] : [`이 내용을 확인한 날은 ${dateAndDistance(on, today)}이었습니다.`];
}

/** The day came after upstream was read: what it says now is not known. */
function mayHaveMoved(notice: Notice, today: CalendarDate): string[] {
  return dayOf(notice) > today || notice.asOf >= today ? [] : [lastRead(notice)];
}
