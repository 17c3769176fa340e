import { type CalendarDate, daysBetween } from '@lastpatch/release-model';
import type { PastEnd } from '../daily-check/letter.ts';
import { environmentsSaid } from './environment-words.ts';
import { shortName } from './notice-names.ts';
import { longDate, relativeDays, shortDate } from './words.ts';

/** What heads the releases that are run past their end. */
export const PAST_END_HEADING = 'UNSUPPORTED: your fleet runs these past their end';

/** One release that is run past its end, with the environments that run it. */
export interface PastEndRelease {
  readonly release: PastEnd;
  /** At least one. */
  readonly entries: readonly PastEnd[];
}

/** What is run past its end by release, in the order of the letter: the longest over first. */
export function pastEndByRelease(pastEnd: readonly PastEnd[]): PastEndRelease[] {
  const byRelease = Map.groupBy(pastEnd, ({ product, release, since }) =>
    JSON.stringify([product, release, since]),
  );
  return [...byRelease.values()].flatMap((entries) =>
    entries.slice(0, 1).map((release) => ({ release, entries })),
  );
}

/** Since when, and where: first the environments of which nobody has said anything, then those that are muted. */
export function pastEndSaid({ release, entries }: PastEndRelease, today: CalendarDate): string[] {
  const open = entries.filter((entry) => !isMuted(entry, today));
  const muted = Map.groupBy(
    entries.filter((entry) => isMuted(entry, today)),
    ({ muted: by }) => JSON.stringify([by?.until, by?.why]),
  );
  const since = sinceSaid(release, today);
  const mutes = [...muted.values()];
  const left = mutes.slice(MOST_MUTES).flat().length;
  return [
    open.length === 0 ? since : `${since}: ${environmentsSaid(namesOf(open))}`,
    ...mutes.slice(0, MOST_MUTES).map(mutedSaid),
    ...(left === 0 ? [] : [`${left} more: muted too`]),
  ];
}

/** Whether nothing is told of a deadline on a day, because somebody has said so. */
export function isMuted({ muted }: PastEnd, today: CalendarDate): boolean {
  return muted !== undefined && today < muted.until;
}

/** Of one release, with a reason each. */
const MOST_MUTES = 10;
const LONGEST_REASON = 200;

function sinceSaid({ since }: PastEnd, today: CalendarDate): string {
  return since === null
    ? 'since a day that is not known'
    : `since ${shortDate(since)}, ${relativeDays(daysBetween(today, since))}`;
}

/** `lab: muted until 1 March 2027: is replaced in spring` */
function mutedSaid(alike: readonly PastEnd[]): string {
  const [muted] = alike.flatMap((entry) => entry.muted ?? []);
  const why = shortName(muted?.why ?? '', LONGEST_REASON);
  const until = muted ? ` until ${longDate(muted.until)}` : '';
  return `${environmentsSaid(namesOf(alike))}: muted${until}${why === '' ? '' : `: ${why}`}`;
}

function namesOf(entries: readonly PastEnd[]): string[] {
  return entries.map(({ environment }) => environment);
}
