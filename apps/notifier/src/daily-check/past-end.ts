import type { ProductRun } from '@lastpatch/fleet';
import {
  type CalendarDate,
  compareDates,
  findProduct,
  isOver,
  projectName,
  type Release,
} from '@lastpatch/release-model';
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

/**
 * What environments run of followed products although its support has ended, the longest over first: releases, and projects that
 * are retired while their release goes on.
 */
export function pastEnds({ runs, catalog, muteOf, follow }: PastEndInput): PastEnd[] {
  const followed = new Set(follow.map(({ product }) => findProduct(catalog, product)));
  const found = runs.environments.flatMap(({ name: environment, runs: products }) =>
    products
      .filter(({ product }) => followed.has(product))
      .flatMap((run) => {
        const { product } = run;
        const ended = endedIn(run, runs);
        const over = new Set(ended.map(({ release }) => release));
        return [
          ...ended.map(({ release, since }): PastEnd => {
            const mute = muteOf(environment, { product, release });
            const muted = mute ? { muted: { until: mute.until, why: mute.why } } : {};
            return { environment, ...releaseName(product, release, catalog), since, ...muted };
          }),
          ...retiredIn(run, runs, over).map(({ release, ...retired }): PastEnd => {
            return { environment, ...releaseName(product, release, catalog), ...retired };
          }),
        ];
      }),
  );
  return found.sort((a, b) => compareDates(orLast(a), orLast(b))).slice(0, MOST);
}

/** A release that is run although something of it is over, and since when; null where that is unknown. */
interface Ended {
  readonly release: Release;
  readonly since: CalendarDate | null;
}

/** The releases that have ended. */
function endedIn({ product, releases }: ProductRun, { outlooks }: PastEndInput['runs']): Ended[] {
  return releases.flatMap(({ release }) => {
    const status = outlooks(product, release)?.status;
    return status && isOver(status.phase) ? [{ release, since: status.supportEnds }] : [];
  });
}

/** The projects that are retired, each in the oldest of its releases that is run and goes on. */
function retiredIn(
  run: ProductRun,
  { retired }: PastEndInput['runs'],
  over: ReadonlySet<Release>,
): (Ended & { readonly project: string })[] {
  return retired(run).flatMap(({ project, date }) => {
    const own = run.releases.find(
      ({ release, entries }) => !over.has(release) && entries.some(({ by }) => by?.project === project),
    );
    return own ? [{ release: own.release, project: projectName(run.product, project), since: date }] : [];
  });
}

/** What ended on an unknown day has ended longest ago, for all that is known. */
function orLast({ since }: PastEnd): CalendarDate {
  return since ?? ('0000-01-01' as CalendarDate);
}
