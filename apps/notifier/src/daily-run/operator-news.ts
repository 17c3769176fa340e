import type { Watch } from '@lastpatch/settings';
import type { RunReport } from '../daily-check/run-daily-check.ts';
import { plainLine } from '../letters/plain-line.ts';
import { missingReleases } from './missing-releases.ts';

/**
 * What is new of what needs the operators: a change that is held since this day, and releases that someone follows and that
 * upstream has dropped on it. A sentence each, told on that day alone; until it is mended, each run's report says it.
 */
export function operatorNews(report: RunReport, watches: readonly Watch[]): string[] {
  const held = report.held
    .filter(({ since }) => since === report.on)
    .map(
      ({ source, hash, why }) =>
        `A change of ${plainLine(source)} is held: ${plainLine(why)}. If that is right, let it through with "lastpatch accept ${source}@${hash} --remote".`,
    );
  const missing = report.merged.products
    .map((product) => ({
      ...product,
      releases: product.releases.filter(({ history }) => history?.missingSince === report.on),
    }))
    .filter(({ missingSince, releases }) => missingSince === report.on || releases.length > 0)
    .flatMap((product) => missingReleases(product, report, watches));
  return [...held, ...missing];
}
