import { planEnvironments } from '@lastpatch/fleet';
import { type PageTree, privatePages } from '@lastpatch/pages';
import type { Catalog } from '@lastpatch/release-model';
import { type TeamOfWatches, teamWatches } from './team-watches.ts';

/** Whose pages are made, and for which day. */
export interface TeamOfPages extends TeamOfWatches {
  /** Of the box. */
  readonly script: string;
  /** When a run last did all that it should, in milliseconds since the epoch; undefined where that is not known. */
  readonly lastRun: number | undefined;
}

/** The private pages of what the settings say: watches, fleet, and own products. */
export function teamPages(known: Catalog, { script, lastRun, ...team }: TeamOfPages): PageTree<'private'> {
  const { on, fleet } = team;
  const { catalog, placed, watches } = teamWatches(known, team);
  const plans = planEnvironments(placed, { on, hopDays: fleet?.hopDays ?? null });
  return privatePages(catalog, on, { watches, plans }, { script, lastRun });
}
