import type { EnvironmentPlan } from '@lastpatch/fleet';
import { projectName, type Release, supportEnds } from '@lastpatch/release-model';
import type { UpgradePlan } from './commands/plan.ts';
import { whoseDates } from './output/dates-lines.ts';

/** A plan for machines. */
export function planJson({ running, daysLeft, projectEnded, projectRetired, path }: UpgradePlan): object {
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
    projectRetired,
    target: path.target && releaseJson(path.target),
    hops: path.hops.map((hop) => ({ ...releaseJson(hop.release), kind: hop.kind })),
    catalogAsOf: product.asOf,
  };
}

/** A release on the way, for machines. */
export function releaseJson(release: Release): object {
  return {
    release: release.id,
    name: release.name,
    supportEnds: supportEnds(release),
    ...whoseDates(release),
  };
}

/** For machines: what environments run that did not exist yet on that day. */
export function notYetJson(fleet: readonly EnvironmentPlan[]): object {
  if (fleet.length === 0) return {};
  return {
    notYet: fleet.flatMap(({ name, notYet }) =>
      notYet.map(({ product, release }) => ({
        environment: name,
        product: product.name,
        release: release.id,
      })),
    ),
  };
}
