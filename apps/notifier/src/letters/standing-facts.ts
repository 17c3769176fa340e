import { isOver } from '@lastpatch/release-model';
import type { Letter, Standing } from '../daily-check/letter.ts';

/** How releases stand that are shown together in a digest. */
export type StandingGroup = 'overdue' | 'alive' | 'ended';

/** Releases that stand alike. */
export interface StandingSection {
  readonly group: StandingGroup;
  /** The newest release first. */
  readonly standings: readonly Standing[];
}

/** The standings of a digest: what is overdue, then what is alive, then what has ended; sections that hold something. */
export function standingSections(standings: readonly Standing[]): StandingSection[] {
  const ordered = newestFirst(standings);
  return (['overdue', 'alive', 'ended'] as const)
    .map((group) => ({ group, standings: ordered.filter((standing) => groupOf(standing) === group) }))
    .filter((section) => section.standings.length > 0);
}

function groupOf(standing: Standing): StandingGroup {
  if (isOverdue(standing)) return 'overdue';
  return isEnded(standing) ? 'ended' : 'alive';
}

/** How many standings there are in a group. */
export function countStandings(standings: readonly Standing[], group: StandingGroup): number {
  return standings.filter((standing) => groupOf(standing) === group).length;
}

/** The releases of each product with the newest first, the products in their order. */
export function newestFirst(standings: readonly Standing[]): Standing[] {
  return [...Map.groupBy(standings, ({ product }) => product).values()].flatMap((releases) =>
    releases.toReversed(),
  );
}

/** Whether a planned day of the release has come without upstream's word. */
export function isOverdue({ overdue }: Standing): boolean {
  return overdue !== null;
}

/** Whether upstream no longer maintains the release. */
export function isEnded({ phase }: Standing): boolean {
  return isOver(phase);
}

/** Whether a letter says where all stands that its watch follows, as a digest does; else it welcomes, or shows what is new. */
export function holdsDigest({ kind, standings, alsoFollows }: Letter): boolean {
  if (kind === 'welcome') return false;
  return kind === 'digest' || alsoFollows === undefined || standings.some(({ isNew }) => isNew !== true);
}
