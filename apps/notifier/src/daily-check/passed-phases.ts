import { comparePhases, isEndOfSupport, type Phase } from '@lastpatch/release-model';
import type { Notice } from './notice.ts';

/** A notice of an end of support that has a day. */
type End = Notice & { readonly phase: Phase };

/**
 * The notices that say nothing of their own, each with the one that says it: where several phases of a release begin on one day,
 * it is in the last of them only. A source that has full support and security fixes end together gives both days, and each is a
 * fact with an identity; people read one.
 */
export function passedPhases(notices: readonly Notice[]): ReadonlyMap<Notice, Notice> {
  const passed = new Map<Notice, Notice>();
  for (const ends of endsByDay(notices)) {
    for (const same of Map.groupBy(ends, sayingOf).values()) {
      const last = same.reduce((said, other) => (isLater(other, said) ? other : said));
      for (const end of same) if (isLater(last, end)) passed.set(end, last);
    }
  }
  return passed;
}

/** Ends that may be of one release and day, several at a time: nearly all are by themselves, and each letter comes by here. */
function endsByDay(notices: readonly Notice[]): (readonly End[])[] {
  const byDay = Map.groupBy(
    notices.filter(isEnd),
    ({ release, date, environment }) => `${date ?? ''} ${release ?? ''} ${environment ?? ''}`,
  );
  return [...byDay.values()].filter(({ length }) => length > 1);
}

function isEnd(notice: Notice): notice is End {
  const { phase, date, project } = notice;
  return phase !== null && isEndOfSupport(phase) && date !== null && project === undefined;
}

/** The same text for notices that tell the same of one release and day, but for the phase that begins. */
function sayingOf({ product, release, kind, date, environment, decidedBy }: End): string {
  return JSON.stringify([product, release, kind, date, environment, decidedBy === undefined]);
}

function isLater(a: End, b: End): boolean {
  return comparePhases(a.phase, b.phase) > 0;
}
