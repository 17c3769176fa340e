import { type CalendarDate, daysBetween, isEndOfSupport } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import { dayOf, hasPlannedDayCome } from '../planned-day.ts';
import { onWhoseWord } from './begun-words.ts';
import { wayOn } from './hop-words.ts';
import { releaseNamed } from './names.ts';
import type { NoticeWords } from '../language/language.ts';
import { lastReadOn } from '../../daily-check/last-read.ts';
import { meaningOf, ONCE_DECLARED, PHASE_EVENT } from './phase-words.ts';
import { whoSays } from './who-says.ts';
import { countOfDays, dateAndDistance, longDate, relativeDays, shortDate, weekday } from './words.ts';

/** A date that nears; or one that has come while upstream could not be read, or before the letter was sent. */
export function reminderWords(notice: Notice, today: CalendarDate): NoticeWords {
  const day = dayOf(notice);
  const event = PHASE_EVENT[notice.phase ?? 'planned'];
  const hasCome = hasPlannedDayCome(notice, today);
  return {
    label: hasCome ? 'PLANNED' : 'REMINDER',
    headline: hasCome
      ? `${releaseNamed(notice)}: ${event} ${wasPlanned(day, today)}`
      : `${releaseNamed(notice)}: ${daysUntil(day, today)} until ${event}, ${shortDate(day)}`,
    body: [plannedSentence(notice, today), ...meaningOf(notice), ...wayOn(notice, today)],
  };
}

/** `30 days`, of a day to come. */
export function daysUntil(day: CalendarDate, today: CalendarDate): string {
  return countOfDays(daysBetween(today, day));
}

/** `was planned for today, 2 Oct 2026` */
export function wasPlanned(day: CalendarDate, today: CalendarDate): string {
  return `was planned for ${day === today ? 'today, ' : ''}${shortDate(day)}`;
}

/** On which day a date comes that nears, on whose word, and how many days are left. */
export function plannedSentence(notice: Notice, today: CalendarDate): string {
  const day = dayOf(notice);
  const event = PHASE_EVENT[notice.phase ?? 'planned'];
  if (!hasPlannedDayCome(notice, today)) {
    return `Its ${event} comes on ${weekday(day)}, ${longDate(day)}, ${onWhoseWord(notice)}: ${daysUntil(day, today)} left.`;
  }
  // The day has come, and upstream could not be asked: nothing is claimed that it did not say.
  const planned = day === today ? `today, ${longDate(day)}` : dateAndDistance(day, today);
  return `Its ${event} was planned for ${planned}; ${whoSays(notice)} was last read on ${longDate(lastReadOn(notice))}, so the date may have moved since.`;
}

/** A planned day that has come without upstream's word. */
export function dueWords(notice: Notice, today: CalendarDate): NoticeWords {
  const { date, on } = notice;
  const phase = notice.phase ?? 'planned';
  const event = PHASE_EVENT[phase];
  const day = date ?? on;
  const days = daysBetween(today, day);
  const late = isEndOfSupport(phase) && days === 0 ? '; it often does so some weeks later' : '';
  return {
    label: 'DUE',
    headline: dueHeadline(notice, today),
    body: [
      days === 0
        ? `Today, ${longDate(day)}, is the day that upstream planned for its ${event}.`
        : `Upstream ${days > 0 ? 'plans' : 'planned'} its ${event} for ${dateAndDistance(day, today)}.`,
      `${notDeclared(notice, today)}${late}.`,
      ...meaningOf(notice, ONCE_DECLARED),
      ...wayOn(notice, today),
    ],
  };
}

/** `OpenStack 2024.2 Dalmatian: planned end of life is today, 29 Apr 2026` */
export function dueHeadline(notice: Notice, today: CalendarDate): string {
  const { date, on, phase } = notice;
  const day = date ?? on;
  const days = daysBetween(today, day);
  return `${releaseNamed(notice)}: planned ${PHASE_EVENT[phase ?? 'planned']} ${days < 0 ? 'was' : 'is'} ${relativeDays(days)}, ${shortDate(day)}`;
}

/** That the word is missing, as far as upstream has been read. */
export function notDeclared(notice: Notice, today: CalendarDate): string {
  return notice.asOf >= today
    ? 'Upstream has not declared it yet'
    : `Upstream had not declared it when it was last read, on ${longDate(lastReadOn(notice))}`;
}
