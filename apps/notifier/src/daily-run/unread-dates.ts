import { type Product, releaseTitle } from '@lastpatch/release-model';
import type { Watch } from '@lastpatch/settings';
import type { RunReport } from '../daily-check/run-daily-check.ts';
import { isSupportedOn } from '../daily-check/planning.ts';
import { follows } from '../daily-check/watch.ts';
import { plainLine } from '../letters/plain-line.ts';
import { PHASE_EVENT } from '../letters/english/phase-words.ts';
import { listed } from '../letters/english/words.ts';

/** A sentence for each release that someone follows, of which upstream says something that cannot be read. */
export function unreadDates(product: Product, report: RunReport, watches: readonly Watch[]): string[] {
  const read = report.read.products.find(({ key }) => key === product.key);
  const unread = read?.releases.filter((release) => release.unread !== undefined) ?? [];
  return unread.flatMap((release) => {
    const concernsSupported = isSupportedOn(product, release, report.on);
    const fact = { product: product.name, release: release.id, concernsSupported };
    if (!watches.some((watch) => follows(watch, report.merged, fact))) return [];
    const what = listed((release.unread ?? []).map((phase) => PHASE_EVENT[phase]));
    return [
      `What upstream says of the ${what} of ${plainLine(product.title)} ${plainLine(releaseTitle(release))} cannot be read, or cannot be right: what was known of it before still counts.`,
    ];
  });
}
