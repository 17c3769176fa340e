import { type CalendarDate, compareDates, findProduct, isOver } from '@lastpatch/release-model';
import type { KnownFleet } from './known-fleet.ts';
import type { PastEnd } from './letter.ts';
import { releaseName } from './planning.ts';
import type { Followed } from './watch.ts';

/** As many as a person may still read; the rest is behind `lastpatch plan`. */
const MOST = 1000;

/** What is looked through. */
export interface PastEndInput extends KnownFleet {
  /** Whose products count. */
  readonly follow: readonly Followed[];
}

/** What environments run of followed products although its support has ended, the longest over first. */
export function pastEnds({ runs, catalog, muteOf, follow }: PastEndInput): PastEnd[] {
  const followed = new Set(follow.map(({ product }) => findProduct(catalog, product)));
  const found = runs.environments.flatMap(({ name, runs: products }) =>
    products
      .filter(({ product }) => followed.has(product))
      .flatMap(({ product, releases }) =>
        releases.flatMap(({ release }): PastEnd[] => {
          const outlook = runs.outlooks(product, release);
          if (!outlook || !isOver(outlook.status.phase)) return [];
          const mute = muteOf(name, { product, release });
          return [
            {
              environment: name,
              ...releaseName(product, release, catalog),
              since: outlook.status.supportEnds,
              ...(mute ? { muted: { until: mute.until, why: mute.why } } : {}),
            },
          ];
        }),
      ),
  );
  return found.sort((a, b) => compareDates(orLast(a), orLast(b))).slice(0, MOST);
}

/** What ended on an unknown day has ended longest ago, for all that is known. */
function orLast({ since }: PastEnd): CalendarDate {
  return since ?? ('0000-01-01' as CalendarDate);
}
