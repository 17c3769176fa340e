import { addDays, type CalendarDate } from '@lastpatch/release-model';
import { factSentences, factTitle } from '../fact-words.ts';
import type { LifeFact } from '../life-fact.ts';
import { reminderSteps } from '../reminder-steps.ts';
import { webLink } from '../web-link.ts';
import { contentLine, escapedText } from './content-line.ts';

/** What may differ between calendars that hold the same event. */
export interface EventOptions {
  /** Days ahead on which an alarm rings. */
  readonly reminders: readonly number[];
  /** More to say of it, a harmless text of one or more lines. */
  readonly note?: string;
}

/** The last day that the calendar of this product knows: there is none after it to end on. */
const LAST_DAY = '9999-12-31';

/**
 * A fact as an event of a whole day (RFC 5545, 3.6.1). Its UID is made of keys and of the phase, and its SEQUENCE counts the
 * values that the date has had: a date that moves, moves in a subscriber's calendar.
 */
export function calendarEvent(fact: LifeFact, { reminders, note }: EventOptions): string {
  const { id, date, ordinal, stamp, state, release } = fact;
  const title = escapedText(factTitle(fact));
  const description = note === undefined ? factSentences(fact) : `${factSentences(fact)}\n${note}`;
  const link = webLink(release.link);
  const instant = `${basicDate(stamp)}T000000Z`;
  return [
    'BEGIN:VEVENT\r\n',
    contentLine('UID', `${id}@lastpatch`),
    `SEQUENCE:${ordinal - 1}\r\n`,
    `DTSTAMP:${instant}\r\n`,
    `LAST-MODIFIED:${instant}\r\n`,
    `DTSTART;VALUE=DATE:${basicDate(date)}\r\n`,
    date === LAST_DAY ? '' : `DTEND;VALUE=DATE:${basicDate(addDays(date, 1))}\r\n`,
    contentLine('SUMMARY', title),
    contentLine('DESCRIPTION', escapedText(description)),
    link === null || link.length > LONGEST_LINK ? '' : contentLine('URL', link),
    `STATUS:${STATUS[state]}\r\n`,
    'TRANSP:TRANSPARENT\r\n',
    ...reminderSteps(fact, reminders).map((step) => alarm(step, title)),
    'END:VEVENT\r\n',
  ].join('');
}

const LONGEST_LINK = 1000;

const STATUS = {
  declared: 'CONFIRMED',
  derived: 'CONFIRMED',
  planned: 'TENTATIVE',
  cancelled: 'CANCELLED',
} as const;

/** At nine in the morning, wherever the reader is, so many days before the day of the event. */
function alarm(step: number, title: string): string {
  const ahead = step === 0 ? 'PT9H' : step === 1 ? '-PT15H' : `-P${step - 1}DT15H`;
  return `BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:${ahead}\r\n${contentLine('DESCRIPTION', title)}END:VALARM\r\n`;
}

function basicDate(date: CalendarDate): string {
  return date.slice(0, 4) + date.slice(5, 7) + date.slice(8, 10);
}
