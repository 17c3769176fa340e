import type { Release } from '@lastpatch/release-model';
import type { CalendarDate } from '@lastpatch/release-model';
import type { OpenstackFacts } from './facts.ts';
import type { SeriesEntry } from './series-status.ts';
import { seriesWindows } from './series-windows.ts';

/**
 * The releases of the series, the oldest first, and a sentence for each contradiction.
 *
 * A series without an id upstream gets the one of the fact tables, else `year.n` in the order of release days.
 */
export function seriesReleases(
  entries: readonly SeriesEntry[],
  facts: OpenstackFacts,
  asOf: CalendarDate,
): { releases: Release[]; contradictions: { series: string; text: string }[] } {
  // Upstream lists the newest first; a stable sort keeps that order, reversed, for those without a day.
  const ordered = [...entries].reverse().sort((a, b) => {
    const [x, y] = [a.initialRelease ?? '9999', b.initialRelease ?? '9999'];
    return x < y ? -1 : x > y ? 1 : 0;
  });
  const contradictions: { series: string; text: string }[] = [];
  const taken = new Set<string>();
  const releases = ordered.map((entry, index): Release => {
    const before = ordered[index - 1];
    const isOut = before !== undefined && before.status !== 'planned' && before.status !== 'development';
    const { windows, contradictions: found } = seriesWindows({
      entry,
      facts: facts.series(entry.series)?.phases ?? [],
      previousRelease: isOut ? before.initialRelease : undefined,
      asOf,
    });
    contradictions.push(...found.map((text) => ({ series: entry.series, text })));
    const id = uniqueId(entry, facts, taken);
    taken.add(id);
    return {
      key: entry.series,
      id,
      name: titleOf(entry.series),
      aliases: [],
      slurp: entry.slurp,
      link: `https://releases.openstack.org/${encodeURIComponent(entry.series)}/`,
      windows,
    };
  });
  return { releases, contradictions };
}

function uniqueId(entry: SeriesEntry, facts: OpenstackFacts, taken: ReadonlySet<string>): string {
  const given = entry.releaseId ?? facts.series(entry.series)?.releaseId;
  if (given !== undefined && !taken.has(given)) return given;
  const year = entry.initialRelease?.slice(0, 4);
  if (year === undefined) return entry.series;
  for (let n = 1; ; n++) if (!taken.has(`${year}.${n}`)) return `${year}.${n}`;
}

function titleOf(series: string): string {
  return series.slice(0, 1).toUpperCase() + series.slice(1);
}
