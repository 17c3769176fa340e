import { type CalendarDate, daysBetween } from '@lastpatch/release-model';
import type { NextHop, Notice } from '../../daily-check/notice.ts';
import { saysItsHops, type Starts, startsOf } from '../hop-facts.ts';
import { plainLine } from '../plain-line.ts';
import { countOfDays, inLetters, listed, longDate, relativeDays } from './words.ts';

/**
 * By when the upgrades of a deadline are to be begun so that all are done in time, or since when they should have been; nothing
 * where nothing says how long they take.
 */
export function startSentences(notice: Notice, today: CalendarDate): string[] {
  const starts = startsOf(notice);
  if (starts === null) return [];
  return starts.first.startBy < today ? late(notice, starts, today) : inTime(notice, starts, today);
}

function inTime(notice: Notice, { first, rest, days }: Starts, today: CalendarDate): string[] {
  const { startBy } = first;
  const start =
    startBy === today
      ? `today, ${longDate(today)}`
      : `by ${longDate(startBy)}, ${relativeDays(daysBetween(today, startBy))}`;
  const takes = (what: string): string => (days === null ? '' : `: ${what.replace('#', countOfDays(days))}`);
  if (rest.length === 0) return [`Start ${hopNamed(notice, first)} ${start}${takes('it takes you #')}.`];
  const which = rest.length <= LATER_HOPS.length ? LATER_HOPS : ['last'];
  const others = rest
    .slice(-which.length)
    .map(({ startBy: by }, index) => `the ${which[index] ?? ''} by ${longDate(by)}`);
  const firstOfAll = `the first of the ${inLetters(1 + rest.length)} hops ${start}`;
  return [
    `Start ${firstOfAll},${others.length === 1 ? ' and' : ''} ${listed(others)}${takes('# for each')}.`,
  ];
}

/** More hops than these are not told one by one. */
const LATER_HOPS = ['second', 'third'] as const;

function late(notice: Notice, { first, rest, days }: Starts, today: CalendarDate): string[] {
  const isOne = rest.length === 0;
  const which = isOne ? hopNamed(notice, first) : `the first of the ${inLetters(1 + rest.length)} hops`;
  const since = `${longDate(first.startBy)}, ${relativeDays(daysBetween(today, first.startBy))}`;
  const takes = isOne || days === null ? '' : ` Each takes you ${countOfDays(days)}.`;
  return [`It is late: ${which} should have begun by ${since}.${takes}`];
}

/** Where no source says which upgrades are allowed, the way is one upgrade. */
function hopNamed(notice: Notice, { releaseTitle }: NextHop): string {
  const to = plainLine(releaseTitle) || 'a release without a name';
  return `the ${saysItsHops(notice) ? 'hop' : 'upgrade'} to ${to}`;
}
