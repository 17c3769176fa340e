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
  const found = runs.environments.flatMap(({ name, runs: products }) =>
    products
      .filter(({ product }) => followed.has(product))
      .flatMap((run) => {
        const { product, releases } = run;
        const over = releases.flatMap(({ release }) => {
          const status = runs.outlooks(product, release)?.status;
          return status && isOver(status.phase) ? [{ release, since: status.supportEnds }] : [];
        });
        const ended = over.map(({ release, since }): PastEnd => {
          const mute = muteOf(name, { product, release });
          return {
            environment: name,
            ...releaseName(product, release, catalog),
            since,
            ...(mute ? { muted: { until: mute.until, why: mute.why } } : {}),
          };
        });
        const retired = retiredIn(run, runs, new Set(over.map(({ release }) => release)));
        return [
          ...ended,
          ...retired.map(({ release, project, since }): PastEnd => ({
            environment: name,
            ...releaseName(product, release, catalog),
            project,
            since,
          })),
        ];
      }),
  );
  return found.sort((a, b) => compareDates(orLast(a), orLast(b))).slice(0, MOST);
}

/** The projects that are retired, each in the oldest of its releases that is run and goes on. */
function retiredIn(
  run: ProductRun,
  { retired }: PastEndInput['runs'],
  over: ReadonlySet<Release>,
): { readonly release: Release; readonly project: string; readonly since: CalendarDate | null }[] {
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
