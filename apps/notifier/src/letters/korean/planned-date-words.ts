import { type CalendarDate, daysBetween, isEndOfSupport } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import type { NoticeWords } from '../language/language.ts';
import { lastReadOn } from '../../daily-check/last-read.ts';
import { dayOf, hasPlannedDayCome } from '../planned-day.ts';
import { wayOn } from './hop-words.ts';
import { releaseNamed } from './names.ts';
import { dayOfEvent, meaningOf, ONCE_DECLARED, PHASE_EVENT, plannedDayOfEvent } from './phase-words.ts';
import { byWhoseWord, isDeclaredDate, whoSays } from './who-says.ts';
import { countOfDays, dateAndDistance, longDate, relativeDays, shortDate } from './words.ts';

/** A date that nears; or one that has come while upstream could not be read, or before the letter was sent. */
export function reminderWords(notice: Notice, today: CalendarDate): NoticeWords {
  return {
    label: hasPlannedDayCome(notice, today) ? '예정일' : '알림',
    headline: `${releaseNamed(notice)}: ${endInShort(notice, today)}`,
    brief: plannedInBrief(notice),
    body: [plannedSentence(notice, today), ...meaningOf(notice), ...wayOn(notice, today)],
  };
}

/** `유지보수 종료 30일 전(2026-10-02)`; of a day that has come `유지보수 종료 예정일 지남(2026-10-02)` */
export function endInShort(notice: Notice, today: CalendarDate): string {
  const phase = notice.phase ?? 'planned';
  const day = dayOf(notice);
  if (!hasPlannedDayCome(notice, today)) {
    return `${PHASE_EVENT[phase]} ${countOfDays(daysBetween(today, day))} 전(${shortDate(day)})`;
  }
  return day >= today
    ? `${plannedDayOfEvent(phase)} 오늘(${shortDate(day)})`
    : `${plannedDayOfEvent(phase)} 지남(${shortDate(day)})`;
}

/** `OpenStack 2025.1: 유지보수 종료 예정(2026-10-02)` */
export function plannedInBrief(notice: Notice): string {
  const event = PHASE_EVENT[notice.phase ?? 'planned'];
  return `${releaseNamed(notice)}: ${event}${isDeclaredDate(notice) ? '' : ' 예정'}(${shortDate(dayOf(notice))})`;
}

/** On which day a date comes that nears, on whose word, and how many days are left. */
export function plannedSentence(notice: Notice, today: CalendarDate): string {
  const phase = notice.phase ?? 'planned';
  const day = dayOf(notice);
  if (!hasPlannedDayCome(notice, today)) {
    const what = isDeclaredDate(notice) ? dayOfEvent(phase) : plannedDayOfEvent(phase);
    return `${byWhoseWord(notice)} ${what}은 ${longDate(day)}이며, ${countOfDays(daysBetween(today, day))} 남았습니다.`;
  }
  // The day has come, and upstream could not be asked: nothing is claimed that it did not say.
  return `${plannedDayOfEvent(phase)}은 ${dateAndDistance(day, today)}${wasOrIs(day, today)}. ${lastRead(notice)}`;
}

/** `업스트림 정보는 … 마지막으로 확인했으므로 …`: what it says now is not known. */
export function lastRead(notice: Notice): string {
  return `${whoSays(notice)} 정보를 마지막으로 확인한 날은 ${longDate(lastReadOn(notice))}이므로, 그 후에 날짜가 변경되었을 수 있습니다.`;
}

/** A sentence's end after a day: `입니다`, `이었습니다`. */
export function wasOrIs(day: CalendarDate, today: CalendarDate): string {
  return day < today ? '이었습니다' : '입니다';
}

/** A planned day that has come without upstream's word. */
export function dueWords(notice: Notice, today: CalendarDate): NoticeWords {
  const phase = notice.phase ?? 'planned';
  const day = dayOf(notice);
  const late =
    isEndOfSupport(phase) && day === today ? ['공식 발표는 몇 주 늦게 나오는 경우가 많습니다.'] : [];
  return {
    label: '발표 대기',
    headline: dueHeadline(notice, today),
    brief: plannedInBrief(notice),
    body: [
      `업스트림에서 계획한 ${plannedDayOfEvent(phase)}은 ${dateAndDistance(day, today)}${wasOrIs(day, today)}.`,
      notDeclared(notice, today),
      ...late,
      ...meaningOf(notice, ONCE_DECLARED),
      ...wayOn(notice, today),
    ],
  };
}

/** `OpenStack 2024.2 Dalmatian: 지원 종료 예정일 오늘(2026-04-29)`; later `예정일 3일 경과(2026-04-29)` */
export function dueHeadline(notice: Notice, today: CalendarDate): string {
  const day = dayOf(notice);
  const days = daysBetween(today, day);
  const when = days < 0 ? `${countOfDays(-days)} 경과` : relativeDays(days);
  return `${releaseNamed(notice)}: ${plannedDayOfEvent(notice.phase ?? 'planned')} ${when}(${shortDate(day)})`;
}

/** That the word is missing, as far as upstream has been read. */
export function notDeclared(notice: Notice, today: CalendarDate): string {
  return notice.asOf >= today
    ? '업스트림에서 아직 공식 발표하지 않았습니다.'
    : `업스트림을 마지막으로 확인한 ${longDate(lastReadOn(notice))} 당시에는 아직 공식 발표되지 않았습니다.`;
}
