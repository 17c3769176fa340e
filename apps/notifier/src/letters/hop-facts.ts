import { type CalendarDate, daysBetween, isOver } from '@lastpatch/release-model';
import type { NextHop, Notice } from '../daily-check/notice.ts';
import { plainLine } from './plain-line.ts';

/** The hops that are told: all of them, or where no source says which way is allowed the one to where it leads. */
export function toldHops(notice: Notice): readonly NextHop[] {
  const { hops = [] } = notice;
  return saysItsHops(notice) ? hops : hops.slice(-1);
}

/** Whether upstream says which upgrades are allowed: OpenStack says which it tests. */
export function saysItsHops({ product, overlays }: Notice): boolean {
  return (overlays?.product ?? product) === 'openstack';
}

/** Whether it matters only that a hop can be passed: of the releases on the way, but to whoever goes the way. */
export function isPassed(notice: Notice, index: number): boolean {
  return notice.kind !== 'deadline' && index > 0 && index + 1 < (notice.hops ?? []).length;
}

/** The ids of the releases that lie on the way: `2025.1`. */
export function hopIds({ hops = [] }: Notice): string[] {
  return hops.map(({ releaseTitle }) => plainLine(releaseTitle).split(' ')[0] ?? '');
}

/** With more hops than these, a text with little room tells the first and the last. */
export const MOST_SHORT_HOPS = 3;

/** A hop of which it is known by when it is to be begun. */
export type DatedHop = NextHop & { readonly startBy: CalendarDate };

/** By when the upgrades of a deadline are to be begun so that all are done in time. */
export interface Starts {
  readonly first: DatedHop;
  readonly rest: readonly DatedHop[];
  /** How many days each hop takes the team; null where that is not plain. */
  readonly days: number | null;
}

/** When the upgrades of a deadline are to be begun; null where nothing says how long they take. */
export function startsOf(notice: Notice): Starts | null {
  const hops = toldHops(notice).filter((hop): hop is DatedHop => hop.startBy !== undefined);
  const [first, ...rest] = hops;
  // Of some of the hops alone nothing can be said of all.
  if (!first || hops.length < toldHops(notice).length) return null;
  return { first, rest, days: daysOfHop(notice, hops) };
}

/** As follows from the days by which hops are to be begun. */
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
