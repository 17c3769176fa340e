import { type CalendarDate, isEndOfSupport } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import { wayOn } from './hop-words.ts';
import { releaseNamed } from './names.ts';
import type { NoticeWords } from '../language/language.ts';
import { lastReadOn } from '../../daily-check/last-read.ts';
import { PHASE_EVENT } from './phase-words.ts';
import { whoSays, whoSaysFirst } from './who-says.ts';
import { dateAndDistance, dayAhead, longDate, shortDate } from './words.ts';

/** A phase of a release that upstream had declared, and no longer does; with what is valid now. */
export function withdrawnWords(notice: Notice, today: CalendarDate): NoticeWords {
  const { date } = notice;
  const phase = notice.phase ?? 'planned';
  const event = PHASE_EVENT[phase];
  const day = date === null ? '' : ` (${longDate(date)})`;
  return {
    label: 'WITHDRAWN',
    headline: `${releaseNamed(notice)}: ${event} taken back${nextInShort(notice, today)}`,
    body: [
      `${whoSaysFirst(notice)} had declared its ${event}${day}, has taken that back, and has not declared it again${asLastRead(notice, today)}.`,
      ...nextInFull(notice, today),
      ...(notice.decidedBy ? [] : [advice(notice, today)]),
      ...wayOn(notice, today),
    ],
  };
}

/** As of when a word is missing, where that is not today. */
export function asLastRead(notice: Notice, today: CalendarDate): string {
  return notice.asOf >= today ? '' : ` by ${longDate(lastReadOn(notice))}, when it was last read`;
}

function advice(notice: Notice, today: CalendarDate): string {
  const { phase, next } = notice;
  if (next !== undefined && next.date > today) return 'Plan with that date.';
  if (next !== undefined && isEndOfSupport(next.phase)) {
    return 'That day has passed: plan as if it were over.';
  }
  return phase === 'maintained'
    ? `Do not upgrade to it before ${whoSays(notice)} releases it again.`
    : `That does not mean that it is supported for longer: do not rely on it before ${whoSays(notice)} says more.`;
}

function nextInShort({ phase, next }: Notice, today: CalendarDate): string {
  if (next === undefined) return ', no date is given now';
  const day = shortDate(next.date);
  if (next.phase !== phase) return ` (${PHASE_EVENT[next.phase]}: ${day})`;
  return next.date > today ? `, now planned for ${day}` : `, its planned day was ${day}`;
}

function nextInFull({ next }: Notice, today: CalendarDate): string[] {
  if (next === undefined) return ['It gives no other date now.'];
  const event = PHASE_EVENT[next.phase];
  return [
    next.date > today
      ? `By its latest word the ${event} is planned for ${dayAhead(next.date, today)}.`
      : `By its latest word the ${event} was planned for ${dateAndDistance(next.date, today)}.`,
  ];
}
