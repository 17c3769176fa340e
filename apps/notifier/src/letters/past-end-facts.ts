import type { CalendarDate } from '@lastpatch/release-model';
import type { PastEnd } from '../daily-check/letter.ts';

/** One release that is run past its end, or a retired project in it, with the environments that run it. */
export interface PastEndRelease {
  readonly release: PastEnd;
  /** At least one. */
  readonly entries: readonly PastEnd[];
}

/** What is run past its end by release, in the order of the letter: the longest over first. */
export function pastEndByRelease(pastEnd: readonly PastEnd[]): PastEndRelease[] {
  const byRelease = Map.groupBy(pastEnd, ({ product, release, project, since }) =>
    JSON.stringify([product, release, project, since]),
  );
  return [...byRelease.values()].flatMap((entries) =>
    entries.slice(0, 1).map((release) => ({ release, entries })),
  );
}

/** Whether nothing is told of a deadline on a day, because somebody has said so. */
export function isMuted({ muted }: PastEnd, today: CalendarDate): boolean {
  return muted !== undefined && today < muted.until;
}

/** The environments that run a release past its end, by what somebody has said of them. */
export interface PastEndPlaces {
  /** Of which nobody has said anything. */
  readonly open: readonly string[];
  /** Those that are muted alike, as far as they are told one by one. */
  readonly mutes: readonly Mute[];
  /** How many are muted besides. */
  readonly left: number;
}

/** Environments that are muted alike. */
export interface Mute {
  readonly environments: readonly string[];
  readonly muted: PastEnd['muted'];
}

/** Of one release. */
const MOST_MUTES = 10;

/** Which environments run a release, and which of them are muted on a day. */
export function pastEndPlaces({ entries }: PastEndRelease, today: CalendarDate): PastEndPlaces {
  const muted = Map.groupBy(
    entries.filter((entry) => isMuted(entry, today)),
    ({ muted: by }) => JSON.stringify([by?.until, by?.why]),
  );
  const mutes = [...muted.values()];
  return {
    open: namesOf(entries.filter((entry) => !isMuted(entry, today))),
    mutes: mutes
      .slice(0, MOST_MUTES)
      .map((alike) => ({ environments: namesOf(alike), muted: alike[0]?.muted })),
    left: mutes.slice(MOST_MUTES).flat().length,
  };
}

/** The most characters of a reason why something is muted. */
export const LONGEST_REASON = 200;

function namesOf(entries: readonly PastEnd[]): string[] {
  return entries.map(({ environment }) => environment);
}
