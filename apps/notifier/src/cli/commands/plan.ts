import {
  type CalendarDate,
  daysBetween,
  END_TAG_PHASE,
  isOver,
  projectName,
  projectStatus,
  type ProjectReleaseStatus,
  type Release,
  supportEnds,
  type UpgradePath,
  upgradePath,
} from '@lastpatch/release-model';
import { eachAsked } from '../asked.ts';
import { UsageFailure } from '../failure.ts';
import { dayOf, type GlobalOptions } from '../global-options.ts';
import { whoseDates } from '../output/dates-lines.ts';
import { planLines } from '../output/plan-lines.ts';
import { askedRunning, type Running } from '../running.ts';
import { datedCatalogOf } from '../team-catalog.ts';
import { say, sayJson } from '../write.ts';

/** What runs, until when, and the way out. */
export interface UpgradePlan {
  readonly running: Running;
  /** Days until support ends, negative when it has ended; null when no end is known. */
  readonly daysLeft: number | null;
  /**
   * The project's own end of maintenance in that release, which may come before the release's; null while it goes on, and
   * where a vendor's dates decide, who may go on.
   */
  readonly projectEnded: ProjectReleaseStatus['ended'];
  readonly path: UpgradePath;
}

/** `lastpatch plan [product@release | project@version …]`: deadlines and upgrade paths. */
export async function plan(asked: readonly string[], options: GlobalOptions): Promise<void> {
  const on = await dayOf(options);
  const plans = await upgradePlans(asked, options, on);
  if (options.json) sayJson({ on, plans: plans.map(planJson) });
  else say(...planLines(on, plans));
}

/** The plans of what was asked, in the order in which it was asked. */
export async function upgradePlans(
  asked: readonly string[],
  options: GlobalOptions,
  on: CalendarDate,
): Promise<UpgradePlan[]> {
  if (asked.length === 0) {
    throw new UsageFailure('Say what you run, as in openstack@2025.1 or nova@31.0.0.');
  }
  const catalog = await datedCatalogOf(options);
  return eachAsked(asked, (text) => upgradePlan(askedRunning(catalog, text, on), on));
}

function upgradePlan(running: Running, on: CalendarDate): UpgradePlan {
  const { product, release, by, status } = running;
  const own =
    by &&
    release.datesOf === undefined &&
    projectStatus(product, by.project, on).releases.find((entry) => entry.release === release);
  return {
    running,
    daysLeft: status.supportEnds === null ? null : daysBetween(on, status.supportEnds),
    projectEnded: own && own.ended && isOver(END_TAG_PHASE[own.ended.tag] ?? 'planned') ? own.ended : null,
    path: upgradePath(product, release, on),
  };
}

/** A plan for machines. */
export function planJson({ running, daysLeft, projectEnded, path }: UpgradePlan): object {
  const { asked, product, release, by, status } = running;
  return {
    asked,
    runs: {
      product: product.name,
      release: release.id,
      name: release.name,
      ...(by ? { project: projectName(product, by.project), version: by.version } : {}),
    },
    ...whoseDates(release),
    phase: status.phase,
    since: status.since,
    supportEnds: status.supportEnds,
    daysLeft,
    overdue: status.overdue,
    projectEnded,
    target: path.target && releaseJson(path.target),
    hops: path.hops.map((hop) => ({ ...releaseJson(hop.release), kind: hop.kind })),
    catalogAsOf: product.asOf,
  };
}

function releaseJson(release: Release): object {
  return {
    release: release.id,
    name: release.name,
    supportEnds: supportEnds(release),
    ...whoseDates(release),
  };
}
