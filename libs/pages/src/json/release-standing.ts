import { type CalendarDate, releaseStatus } from '@lastpatch/release-model';
import type { ReleaseShelf } from '../shelf.ts';

/** Where a release stands on a day, for machines, as `lastpatch status --json` says it; what is not known is null. */
export function releaseStanding({ product, release }: ReleaseShelf, on: CalendarDate): object {
  const status = releaseStatus(release, on, product.asOf);
  return {
    key: release.key,
    release: release.id,
    name: release.name,
    phase: status?.phase ?? null,
    since: status?.since ?? null,
    basis: status?.basis ?? null,
    next: status?.next ?? null,
    supportEnds: status?.supportEnds ?? null,
    overdue: status?.overdue ?? null,
  };
}
