import type { Watch } from '@lastpatch/settings';
import type { RunReport } from '../daily-check/run-daily-check.ts';
import { plainLine } from '../letters/plain-line.ts';
import { heldOf, lackedSaid } from './held-change.ts';
import { missingReleases } from './missing-releases.ts';

/**
 * What is new of what needs the operators: a change that is held and was not before, and releases that someone follows and
 * that upstream has dropped since. A sentence each; until it is mended, each run's report says it.
 *
 * @param place whether the run was that of a deployment, which commands then have to name
 */
export function operatorNews(
  report: RunReport,
  watches: readonly Watch[],
  place: { readonly isRemote: boolean },
): string[] {
  const { before } = report;
  const heldBefore = new Set(before?.held.map(({ source, hash }) => `${source}@${hash}`));
  const held = report.held
    .filter(({ source, hash }) => !heldBefore.has(`${source}@${hash}`))
    .map((change) => {
      const { source, hash, why } = change;
      const said = `${plainLine(why)}${lackedSaid(change, report.merged)}`;
      return `A change of ${heldOf(change, report.merged)} is held: ${said}. If that is right, let it through with "lastpatch accept ${source}@${hash}${place.isRemote ? ' --remote' : ''}".`;
    });
  const missing = report.merged.products.flatMap((product) => {
    const known = before?.catalog.products.find(({ key }) => key === product.key);
    const releases = product.releases.filter((release) => {
      const isKnownMissing = known?.releases.find(({ key }) => key === release.key)?.history?.missingSince;
      return typeof release.history?.missingSince === 'string' && typeof isKnownMissing !== 'string';
    });
    const isNew = product.missingSince !== undefined && known?.missingSince === undefined;
    if (!isNew && releases.length === 0) return [];
    return missingReleases({ ...product, releases }, report, watches);
  });
  return [...held, ...missing];
}
