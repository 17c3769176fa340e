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
  const ordered = oldestFirst(entries);
  const contradictions: { series: string; text: string }[] = [];
  const ids = seriesIds(ordered, facts);
  const releases = ordered.map((entry, index): Release => {
    const before = ordered[index - 1];
    const isOut = before !== undefined && before.status !== 'planned' && before.status !== 'development';
    const {
      windows,
      unread,
      contradictions: found,
    } = seriesWindows({
      entry,
      facts: facts.series(entry.series)?.phases ?? [],
      previousRelease: isOut ? releaseDayOf(before) : undefined,
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
      ...(unread.length === 0 ? {} : { unread }),
    };
  });
  return { releases, contradictions };
}

function releaseDayOf({ initialRelease, unread }: SeriesEntry): CalendarDate | 'unread' | undefined {
  return unread.includes('initial-release') ? 'unread' : initialRelease;
}

/**
 * In the order of their release days. Upstream lists the newest first: those without a day come last in the reverse of that
 * order, and one whose day cannot be read stays beside the one that it follows there.
 */
function oldestFirst(entries: readonly SeriesEntry[]): SeriesEntry[] {
  let latest = '';
  return entries
    .toReversed()
    .map((entry) => {
      const day = releaseDayOf(entry) ?? NEVER;
      if (day !== NEVER && day !== 'unread') latest = day;
      return { entry, day: day === 'unread' ? latest : day };
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map(({ entry }) => entry);
}

const NEVER = '9999';

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
