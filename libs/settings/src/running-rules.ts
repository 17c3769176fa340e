import type { RunningRelease } from '@lastpatch/fleet';
import type { FollowRule, RunningRule } from './follow-rule.ts';

/**
 * The rules that stand for `follow: running`: one for each product that runs, with its releases by their ids.
 *
 * @param running what the fleet runs: see `runningReleases` of the fleet
 */
export function runningRules(
  { phases, kinds }: RunningRule,
  running: readonly RunningRelease[],
): FollowRule[] {
  return [...Map.groupBy(running, ({ product }) => product)].map(([product, releases]) => ({
    product: product.name,
    releases: releases.map(({ release }) => release.id),
    phases,
    projects: [],
    kinds,
  }));
}
