import { type PhaseStart, type Release, supportWindows } from '@lastpatch/release-model';
import type { CustomFile } from './custom-file.ts';
import { isLink } from './field-reader.ts';
import { hasBegun, phaseStart, type ReadingDays } from './release-dates.ts';
import type { WrittenRelease } from './written-release.ts';

/** The releases of a product of a team's own, the oldest first. One that is listed and has not begun is planned. */
export function ownReleases({ releases, source }: CustomFile, days: ReadingDays): Release[] {
  return oldestFirst(releases).map((written): Release => ({
    key: written.id,
    id: written.id,
    name: written.name ?? null,
    aliases: written.aliases.map(({ name }) => name),
    slurp: false,
    link: written.link ?? (isLink(source) ? source : null),
    windows: supportWindows([...plannedUntilBegun(written, days), ...startsOf(written, source, days)]),
  }));
}

/** That a release is planned, when nothing of it has begun. */
export function plannedUntilBegun({ phases }: WrittenRelease, days: ReadingDays): PhaseStart[] {
  if (phases.some((phase) => hasBegun(phase, days.asOf))) return [];
  return [{ phase: 'planned', from: null, basis: 'declared', known: days.known, evidence: 'releases' }];
}

/** The phases of a release; a source that is no link is said with each of them. */
export function startsOf({ phases }: WrittenRelease, source: string, days: ReadingDays): PhaseStart[] {
  return phases.map((phase) => {
    const start = phaseStart(phase, days);
    return isLink(source) ? start : { ...start, evidence: `${phase.key}, by ${source}` };
  });
}

/**
 * In the order of their release days. Those of one day, and those that are out nobody knows since when, are in the order in
 * which they were written, which may be the newest first.
 */
function oldestFirst(releases: readonly WrittenRelease[]): WrittenRelease[] {
  const days = releases.map(placeOf).filter((day) => day !== '');
  const isNewestFirst = (days[0] ?? '') > (days.at(-1) ?? '');
  return (isNewestFirst ? releases.toReversed() : [...releases]).sort((a, b) =>
    compareText(placeOf(a), placeOf(b)),
  );
}

function placeOf({ phases }: WrittenRelease): string {
  const begins = phases.find(({ key }) => key === 'released')?.begins ?? 'begun';
  if (begins === 'begun') return '';
  return begins === 'undated' ? 'after all days' : begins;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
