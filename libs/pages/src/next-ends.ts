import {
  type CalendarDate,
  compareDates,
  comparePhases,
  isEndOfSupport,
  phaseOn,
} from '@lastpatch/release-model';
import type { LifeFact } from './life-fact.ts';
import type { ReleaseShelf } from './shelf.ts';

/**
 * The next end of support of each release that has one, the soonest first: those that are overdue, for which upstream's word is
 * missing, come before what is to come.
 */
export function nextEnds(releases: readonly ReleaseShelf[], on: CalendarDate): LifeFact[] {
  return releases
    .flatMap((shelf) => nextEnd(shelf, on) ?? [])
    .sort((a, b) => compareDates(a.date, b.date) || (a.id < b.id ? -1 : 1));
}

function nextEnd({ product, release, facts }: ReleaseShelf, on: CalendarDate): LifeFact | undefined {
  const current = phaseOn(release, on, product.asOf);
  const ends = facts.filter(
    ({ phase, date, state }) =>
      isEndOfSupport(phase) &&
      state !== 'cancelled' &&
      (!current || comparePhases(phase, current.phase) > 0) &&
      (date > on || state === 'planned'),
  );
  // Of several on one day the last: the phases before it last no day.
  return ends.findLast(({ date }) => date === ends[0]?.date);
}
