import { type Fleet, placeEnvironments, type PlacedEnvironment } from '@lastpatch/fleet';
import type { FollowedRelease, WatchToShow } from '@lastpatch/pages';
import { type CalendarDate, type Catalog, chosenCatalog, presentCatalog } from '@lastpatch/release-model';
import type { Settings, Watch } from '@lastpatch/settings';
import { followedReleases } from '../daily-check/watch.ts';
import { runningFollowed } from './running-fleet.ts';

/** Whose watches are meant, and on which day. */
export interface TeamOfWatches {
  /** As they are written: what the fleet runs is not in them yet. */
  readonly settings: Settings;
  /** Undefined where the settings say nothing of one. */
  readonly fleet: Fleet | undefined;
  readonly on: CalendarDate;
}

/** What the watches of a team follow. */
export interface TeamWatches {
  /** With the dates that the team chose. */
  readonly catalog: Catalog;
  readonly placed: readonly PlacedEnvironment[];
  readonly watches: readonly WatchToShow[];
}

/** What the watches of the settings follow on a day, of the fleet too. */
export function teamWatches(known: Catalog, { settings, fleet, on }: TeamOfWatches): TeamWatches {
  const catalog = chosenCatalog(presentCatalog(known), settings.dates);
  const placed = placeEnvironments(catalog, fleet?.environments ?? []);
  const { watches } = runningFollowed(settings, placed, catalog);
  return {
    catalog,
    placed,
    watches: watches.map((watch) => ({
      id: watch.id,
      title: watch.title,
      reminders: watch.reminders,
      follows: followsOf(watch, catalog, on),
    })),
  };
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
