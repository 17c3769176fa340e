import { type CalendarDate, daysBetween, isEndOfSupport } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import { isDeclaredByUpstream } from '../planned-day.ts';
import { wayOn } from './hop-words.ts';
import { releaseNamed } from './names.ts';
import type { NoticeWords } from '../language/language.ts';
import { lastReadOn } from '../../daily-check/last-read.ts';
import {
  ENTERED_LABEL,
  HAS_ENTERED,
  meaningOf,
  ONCE_DECLARED,
  FROM_THAT_DAY,
  PHASE_EVENT,
} from './phase-words.ts';
import { dueHeadline, notDeclared } from './planned-date-words.ts';
import { whoSays, whoSaysFirst } from './who-says.ts';
import {
  dateAndDistance,
  dayAhead,
  longDate,
  relativeDays,
  shortDate,
  shortDateBeside,
  spanBetween,
} from './words.ts';

/** A date that upstream has given for the first time, or again. */
export function scheduledWords(notice: Notice, today: CalendarDate): NoticeWords {
  const { date, on, basis } = notice;
  const event = PHASE_EVENT[notice.phase ?? 'planned'];
  const day = date ?? on;
  const isToCome = day > today;
  const when = isToCome ? dayAhead(day, today) : dateAndDistance(day, today);
  const said =
    basis === 'derived'
      ? `By ${whoSays(notice)}'s policy its ${event} ${isToCome ? 'comes' : 'was to come'} on ${when}`
      : `${whoSaysFirst(notice)} has set a date for its ${event}: ${when}`;
  return {
    label: 'SCHEDULED',
    headline: `${releaseNamed(notice)}: ${event} ${isToCome ? 'is' : 'was'} planned for ${shortDate(day)}`,
    body: [
      `${said}${isToCome ? '' : mayHaveMoved(notice, today)}.`,
      ...seen(notice, today),
      ...meaningOf(notice),
      ...wayOn(notice, today),
    ],
  };
}

/** A date that upstream has taken away without another in its place. */
export function unscheduledWords(notice: Notice, today: CalendarDate): NoticeWords {
  const { date, on, was } = notice;
  const phase = notice.phase ?? 'planned';
  const event = PHASE_EVENT[phase];
  const day = was ?? date ?? on;
  return {
    label: 'NO DATE',
    headline: `${releaseNamed(notice)}: ${event} is no longer planned for ${shortDate(day)}`,
    body: [
      `${whoSaysFirst(notice)} has taken away the date of its ${event}, which was ${dateAndDistance(day, today)}, and gives no other.`,
      ...seen(notice, today),
      ...(isEndOfSupport(phase)
        ? [
            `That does not mean that it is supported for longer: plan with the old date until ${whoSays(notice)} gives a new one.`,
          ]
        : ['When it comes is not known now.']),
      ...wayOn(notice, today),
    ],
  };
}

/** A date that upstream has changed. */
export function movedWords(notice: Notice, today: CalendarDate): NoticeWords {
  const { date, on, was, basis } = notice;
  const day = date ?? on;
  if (was === undefined) return { ...scheduledWords(notice, today), label: 'MOVED' };
  const event = PHASE_EVENT[notice.phase ?? 'planned'];
  return {
    label: 'MOVED',
    headline: `${releaseNamed(notice)}: ${event} moved to ${shortDate(day)} (was ${shortDateBeside(was, day)})`,
    body: [
      byHowMuch(notice, { day, was }, today),
      basis === 'derived'
        ? `It follows from ${whoSays(notice)}'s policy, and the dates that it rests on have changed.`
        : `${whoSaysFirst(notice)} has changed its plan${day > today ? '' : mayHaveMoved(notice, today)}.`,
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
  const event = PHASE_EVENT[phase ?? 'planned'];
  if (day <= today) {
    return `Its ${event} is now planned for ${dateAndDistance(day, today)}, ${span} ${isLater ? 'later' : 'earlier'} than before (was ${longDate(was)}).`;
  }
  if (phase === 'unmaintained') {
    const days = relativeDays(daysBetween(today, day));
    return isLater
      ? `It is maintained ${span} longer: until ${longDate(day)}, ${days} (was ${longDate(was)}).`
      : `It is maintained ${span} less: until ${longDate(day)}, ${days} (was ${longDate(was)}).`;
  }
  return `Its ${event} comes ${span} ${isLater ? 'later' : 'earlier'}: on ${dayAhead(day, today)} (was ${longDate(was)}).`;
}

/** A date that was first given, or moved, when its day had come: the day is reached, and that is the news. */
export function comeWords(notice: Notice, today: CalendarDate): NoticeWords {
  const phase = notice.phase ?? 'planned';
  const isDeclared = isDeclaredByUpstream(notice);
  return {
    label: isDeclared ? 'DUE' : ENTERED_LABEL[phase],
    headline: isDeclared ? dueHeadline(notice, today) : reachedHeadline(notice),
    body: [
      `${howItCame(notice, today)}.`,
      ...seen(notice, today),
      ...(isDeclared ? [`${notDeclared(notice, today)}.`] : []),
      ...meaningOf(notice, isDeclared ? ONCE_DECLARED : FROM_THAT_DAY),
      ...wayOn(notice, today),
    ],
  };
}

function reachedHeadline(notice: Notice): string {
  const { phase, date, on } = notice;
  return `${releaseNamed(notice)} ${HAS_ENTERED[phase ?? 'planned']} (${shortDate(date ?? on)})`;
}

function howItCame(notice: Notice, today: CalendarDate): string {
  const { phase, date, on, was } = notice;
  const event = PHASE_EVENT[phase ?? 'planned'];
  const day = date ?? on;
  const when = day === today ? `today, ${longDate(day)}` : dateAndDistance(day, today);
  return was === undefined
    ? `${whoSaysFirst(notice)} has given the date of its ${event} late: it ${day < today ? 'was' : 'is'} ${when}`
    : `${whoSaysFirst(notice)} has moved its ${event} from ${longDate(was)} to ${when}`;
}

/** When a change was seen, if that was before the day of sending. */
function seen({ on }: Notice, today: CalendarDate): string[] {
  if (on >= today) return [];
  const days = daysBetween(today, on);
  return [`This was seen ${days === -1 ? 'yesterday' : `on ${longDate(on)}, ${relativeDays(days)}`}.`];
}

/** The day came after upstream was read: what it says now is not known. */
function mayHaveMoved(notice: Notice, today: CalendarDate): string {
  if (notice.asOf >= today) return '';
  return `; ${whoSays(notice)} was last read on ${longDate(lastReadOn(notice))}, so the date may have moved since`;
}
