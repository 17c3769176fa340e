import { type Fleet, placeEnvironments, planEnvironments } from '@lastpatch/fleet';
import { type FollowedRelease, type PageTree, privatePages } from '@lastpatch/pages';
import { type CalendarDate, type Catalog, chosenCatalog, presentCatalog } from '@lastpatch/release-model';
import type { Settings, Watch } from '@lastpatch/settings';
import { followedReleases } from '../daily-check/watch.ts';
import { runningFollowed } from './running-fleet.ts';

/** Whose pages are made, and for which day. */
export interface TeamOfPages {
  /** As they are written: what the fleet runs is not in them yet. */
  readonly settings: Settings;
  /** Undefined where the settings say nothing of one. */
  readonly fleet: Fleet | undefined;
  readonly on: CalendarDate;
  /** Of the box. */
  readonly script: string;
  /** When a run last did all that it should, in milliseconds since the epoch; undefined where that is not known. */
  readonly lastRun: number | undefined;
}

/** The private pages of what the settings say: watches, fleet, and own products. */
export function teamPages(
  known: Catalog,
  { settings, fleet, on, script, lastRun }: TeamOfPages,
): PageTree<'private'> {
  const catalog = chosenCatalog(presentCatalog(known), settings.dates);
  const { environments = [], hopDays = null } = fleet ?? {};
  const placed = placeEnvironments(catalog, environments);
  const { watches } = runningFollowed(settings, placed, catalog);
  const team = {
    watches: watches.map((watch) => ({
      id: watch.id,
      title: watch.title,
      reminders: watch.reminders,
      follows: followsOf(watch, catalog, on),
    })),
    plans: planEnvironments(placed, { on, hopDays }),
  };
  return privatePages(catalog, on, team, { script, lastRun });
}

/** What a watch follows, rule by rule: each has phases of its own. */
function followsOf({ follow, dates = {} }: Watch, catalog: Catalog, on: CalendarDate): FollowedRelease[] {
  return follow.flatMap((rule) =>
    followedReleases({ follow: [rule], dates }, catalog, on).map((followed) => ({
      ...followed,
      phases: rule.phases,
    })),
  );
}
