import { type CalendarDate, compareVersions, isFinalVersion } from '@lastpatch/release-model';
import type { Notice } from '../daily-check/notice.ts';
import { plainLine } from './plain-line.ts';

/** Whether a version is an alpha, a beta or a candidate; one of an unknown shape is not taken for one. */
export function isPreRelease(version: string): boolean {
  // Only what is known to lead to a final version: digits, then a, b or rc.
  return !isFinalVersion(version) && /\d\.?(?:a|b|rc)\d+$/.test(plainLine(version));
}

/** Notices of one day. */
export interface OfOneDay {
  /** Null where upstream gives none. */
  readonly date: CalendarDate | null;
  /** In the order of projects and of versions. */
  readonly members: readonly Notice[];
}

/** Notices by their days, the latest first; what has no day comes last. */
export function byDay(notices: readonly Notice[]): OfOneDay[] {
  return [...Map.groupBy(notices, ({ date }) => date)]
    .sort(([a], [b]) => compareText(b ?? '', a ?? ''))
    .map(([date, members]) => ({ date, members: members.toSorted(byProject) }));
}

/** The last day of a group, and whether it is the day of all of them; null where none has one. */
export function lastDayOf(
  group: readonly Notice[],
): { readonly last: CalendarDate; readonly isOfAll: boolean } | null {
  const days = group.flatMap(({ date }) => date ?? []).sort();
  const last = days.at(-1);
  return last === undefined ? null : { last, isOfAll: days[0] === last && days.length === group.length };
}

function byProject(a: Notice, b: Notice): number {
  return (
    compareText(a.project ?? '', b.project ?? '') ||
    compareVersions(a.version ?? '', b.version ?? '') ||
    compareText(a.version ?? '', b.version ?? '')
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
