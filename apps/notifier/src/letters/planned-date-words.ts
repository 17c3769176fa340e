import { type CalendarDate, daysBetween, isEndOfSupport } from '@lastpatch/release-model';
import type { Notice } from '../daily-check/notice.ts';
import { onWhoseWord } from './begun-words.ts';
import { hopSentence } from './hop-words.ts';
import { releaseNamed } from './notice-names.ts';
import type { NoticeWords } from './notice-words.ts';
import { meaningOf, ONCE_DECLARED, PHASE_EVENT } from './phase-words.ts';
import { whoSays } from './who-says.ts';
import { countOfDays, dateAndDistance, longDate, relativeDays, shortDate, weekday } from './words.ts';

/** A date that nears; or one that has come while upstream could not be read, or before the letter was sent. */
export function reminderWords(notice: Notice, today: CalendarDate): NoticeWords {
  const { step, date, on } = notice;
  const day = date ?? on;
  // A reminder that goes out late may find its day come: it then has no days left to speak of.
  if (step === 0 || today >= day) return unreadWords(notice, today);
  const event = PHASE_EVENT[notice.phase ?? 'planned'];
  const left = countOfDays(daysBetween(today, day));
  return {
    label: 'REMINDER',
    headline: `${releaseNamed(notice)}: ${left} until ${event}, ${shortDate(day)}`,
    body: [
      `Its ${event} comes on ${weekday(day)}, ${longDate(day)}, ${onWhoseWord(notice)}: ${left} left.`,
      ...meaningOf(notice),
      ...hopSentence(notice, today),
    ],
  };
}

/** The planned day has come, and upstream could not be asked: nothing is claimed that it did not say. */
function unreadWords(notice: Notice, today: CalendarDate): NoticeWords {
  const { date, on, asOf } = notice;
  const event = PHASE_EVENT[notice.phase ?? 'planned'];
  const day = date ?? on;
  const isToday = day === today;
  const planned = isToday
    ? `planned for today, ${longDate(day)}`
    : `planned for ${dateAndDistance(day, today)}`;
  return {
    label: 'PLANNED',
    headline: `${releaseNamed(notice)}: ${event} was planned for ${isToday ? 'today, ' : ''}${shortDate(day)}`,
    body: [
      `Its ${event} was ${planned}; ${whoSays(notice)} was last read on ${longDate(asOf)}, so the date may have moved since.`,
      ...meaningOf(notice),
      ...hopSentence(notice, today),
    ],
  };
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
      ...hopSentence(notice, today),
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
export function notDeclared({ asOf }: Notice, today: CalendarDate): string {
  return asOf >= today
    ? 'Upstream has not declared it yet'
    : `Upstream had not declared it when it was last read, on ${longDate(asOf)}`;
}
