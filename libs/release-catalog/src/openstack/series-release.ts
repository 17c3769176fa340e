import type { CalendarDate, Release } from '@lastpatch/release-model';
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
  const ids = seriesIds(ordered, facts);
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
    return {
      key: entry.series,
      id: ids.get(entry) ?? entry.series,
      name: titleOf(entry.series),
      aliases: [],
      slurp: entry.slurp,
      link: `https://releases.openstack.org/${encodeURIComponent(entry.series.toWellFormed())}/`,
      windows,
    };
  });
  return { releases, contradictions };
}

/** The ids that are given come first, so that no series without one takes another's. */
function seriesIds(ordered: readonly SeriesEntry[], facts: OpenstackFacts): Map<SeriesEntry, string> {
  const taken = new Set<string>();
  const ids = new Map<SeriesEntry, string>();
  const take = (entry: SeriesEntry, id: string): void => {
    ids.set(entry, id);
    taken.add(id);
  };
  for (const entry of ordered) {
    const given = entry.releaseId ?? facts.series(entry.series)?.releaseId;
    if (given !== undefined && !taken.has(given)) take(entry, given);
  }
  for (const entry of ordered) {
    if (!ids.has(entry)) take(entry, freeId(entry, taken));
  }
  return ids;
}

function freeId({ series, initialRelease }: SeriesEntry, taken: ReadonlySet<string>): string {
  if (initialRelease === undefined && !taken.has(series)) return series;
  const stem = initialRelease?.slice(0, 4) ?? series;
  for (let n = 1; ; n++) if (!taken.has(`${stem}.${n}`)) return `${stem}.${n}`;
}

function titleOf(series: string): string {
  return series.slice(0, 1).toUpperCase() + series.slice(1);
}
