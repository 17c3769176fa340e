import { type CalendarDate, daysBetween, isOver } from '@lastpatch/release-model';
import type { NextHop, Notice } from '../daily-check/notice.ts';
import { saysItsHops, toldHops } from './hop-words.ts';
import { plainLine } from './plain-line.ts';
import { countOfDays, inLetters, listed, longDate, relativeDays } from './words.ts';

/** A hop of which it is known by when it is to be begun. */
type DatedHop = NextHop & { readonly startBy: CalendarDate };

/**
 * By when the upgrades of a deadline are to be begun so that all are done in time, or since when they should have been; nothing
 * where nothing says how long they take.
 */
export function startSentences(notice: Notice, today: CalendarDate): string[] {
  const hops = toldHops(notice).filter((hop): hop is DatedHop => hop.startBy !== undefined);
  const [first] = hops;
  // Of some of the hops alone nothing can be said of all.
  if (!first || hops.length < toldHops(notice).length) return [];
  return first.startBy < today ? late(notice, hops, today) : inTime(notice, hops, today);
}

function inTime(notice: Notice, hops: readonly DatedHop[], today: CalendarDate): string[] {
  const [first, ...rest] = hops;
  if (!first) return [];
  const { startBy } = first;
  const start =
    startBy === today
      ? `today, ${longDate(today)}`
      : `by ${longDate(startBy)}, ${relativeDays(daysBetween(today, startBy))}`;
  const days = daysOfHop(notice, hops);
  const takes = (what: string): string => (days === null ? '' : `: ${what.replace('#', countOfDays(days))}`);
  if (rest.length === 0) return [`Start ${hopNamed(notice, first)} ${start}${takes('it takes you #')}.`];
  const which = rest.length <= LATER_HOPS.length ? LATER_HOPS : ['last'];
  const others = rest
    .slice(-which.length)
    .map(({ startBy: by }, index) => `the ${which[index] ?? ''} by ${longDate(by)}`);
  const firstOfAll = `the first of the ${inLetters(hops.length)} hops ${start}`;
  return [
    `Start ${firstOfAll},${others.length === 1 ? ' and' : ''} ${listed(others)}${takes('# for each')}.`,
  ];
}

/** More hops than these are not told one by one. */
const LATER_HOPS = ['second', 'third'] as const;

function late(notice: Notice, hops: readonly DatedHop[], today: CalendarDate): string[] {
  const [first] = hops;
  if (!first) return [];
  const isOne = hops.length === 1;
  const which = isOne ? hopNamed(notice, first) : `the first of the ${inLetters(hops.length)} hops`;
  const since = `${longDate(first.startBy)}, ${relativeDays(daysBetween(today, first.startBy))}`;
  const days = daysOfHop(notice, hops);
  const takes = isOne || days === null ? '' : ` Each takes you ${countOfDays(days)}.`;
  return [`It is late: ${which} should have begun by ${since}.${takes}`];
}

/** Where no source says which upgrades are allowed, the way is one upgrade. */
function hopNamed(notice: Notice, { releaseTitle }: NextHop): string {
  const to = plainLine(releaseTitle) || 'a release without a name';
  return `the ${saysItsHops(notice) ? 'hop' : 'upgrade'} to ${to}`;
}

/**
 * How many days each hop takes the team, as follows from the days by which they are to be begun; null where that is not plain.
 */
function daysOfHop({ date, phase }: Notice, hops: readonly DatedHop[]): number | null {
  const starts = hops.map(({ startBy }) => startBy);
  // Whether the one before the end counts to this date is known only of an end of all support.
  const ends = date !== null && phase !== null && isOver(phase) ? [date] : [];
  const days = [...starts, ...(starts.length === 1 ? ends : [])].flatMap((day, index, all) => {
    const next = all[index + 1];
    return next === undefined ? [] : [daysBetween(day, next)];
  });
  const [one] = days;
  return one !== undefined && one > 0 && days.every((other) => other === one) ? one : null;
}
