import { startBeside } from '@lastpatch/fleet';
import {
  type CalendarDate,
  type Catalog,
  isEndOfSupport,
  releaseTitle,
  supportEnds,
  upgradePath,
} from '@lastpatch/release-model';
import { upgradedProduct } from './chosen-notices.ts';
import type { KnownFleet } from './known-fleet.ts';
import type { NextHop, Notice } from './notice.ts';

/** What the way on is found from. */
export interface WayFrom {
  readonly catalog: Catalog;
  readonly today: CalendarDate;
  /** Left out where nothing is known of a fleet. */
  readonly known?: KnownFleet;
}

/**
 * Of an end of support: where to go from there, and where the release runs, by which day each hop is to be begun. That day counts
 * to the end of all support: beside an earlier end, such as that of free support, it is said only where it comes before that.
 */
export function withHops(notice: Notice, { catalog, today, known }: WayFrom): Notice {
  const { phase, project, kind } = notice;
  const isEnd = phase !== null && isEndOfSupport(phase) && project === undefined && kind !== 'announced';
  const product = isEnd && !notice.decidedBy ? upgradedProduct(catalog, notice) : undefined;
  const release = product?.releases.find(({ id }) => id === notice.release);
  if (!product || !release) return notice;
  const isRun = notice.environment !== undefined || notice.runsIn !== undefined;
  const planned = isRun ? known?.runs.outlooks(product, release) : undefined;
  const isSaid = planned && (notice.date === null || startBeside(planned, notice.date) !== null);
  const dated = isSaid ? planned.hops : [];
  const hops = upgradePath(product, release, today).hops.map((hop): NextHop => {
    const startBy = dated.find(({ release: to }) => to === hop.release)?.startBy ?? null;
    return {
      releaseTitle: releaseTitle(hop.release),
      kind: hop.kind,
      supportEnds: supportEnds(hop.release),
      ...(hop.release.datesOf ? { vendor: hop.release.datesOf.title } : {}),
      ...(startBy === null ? {} : { startBy }),
    };
  });
  return { ...notice, hops };
}
