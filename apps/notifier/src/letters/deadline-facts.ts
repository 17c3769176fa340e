import type { Notice } from '../daily-check/notice.ts';
import type { Renaming } from './language/language.ts';

/** A group of deadlines, and how a notice is named before it is told, where there is little room. */
export interface NamedDeadlines {
  /** As `noticeGroups` finds them: those of all environments that have the same ones. */
  readonly group: readonly [Notice, ...Notice[]];
  readonly named: Renaming;
}

/** One notice of each release, in their order: the first environment has them all. */
export function releasesOf({ group }: NamedDeadlines): Notice[] {
  return group.filter(({ environment }) => environment === group[0].environment);
}

/** One notice of each environment. Found before names are cut, which may be alike then. */
export function placesOf({ group }: NamedDeadlines): Notice[] {
  return group.filter((notice) => isSameDeadline(notice, group[0]));
}

/** The environment of a deadline. */
export function placeOf({ environment = '' }: Notice): string {
  return environment;
}

function isSameDeadline(a: Notice, b: Notice): boolean {
  return (
    a.product === b.product &&
    a.release === b.release &&
    a.phase === b.phase &&
    a.date === b.date &&
    a.step === b.step
  );
}
