import { placeEnvironments, planEnvironments } from '@lastpatch/fleet';
import { type FollowedRelease, type PageTree, privatePages } from '@lastpatch/pages';
import {
  type CalendarDate,
  type Catalog,
  chosenCatalog,
  mergeCatalog,
  presentCatalog,
  type Product,
} from '@lastpatch/release-model';
import type { Watch } from '@lastpatch/settings';
import { DEFAULT_SETTINGS } from '../adapters/settings-file.ts';
import { followedReleases } from '../daily-check/watch.ts';
import { runningFollowed } from '../daily-run/running-fleet.ts';
import { allChecked, allRead } from './all-read.ts';
import type { GlobalOptions } from './global-options.ts';

/** By what private pages are made. */
export interface TeamPagesContext {
  /** What the daily check has committed; undefined where it has not run, or another catalog was asked for. */
  readonly known: Catalog | undefined;
  readonly on: CalendarDate;
  /** Of the pages. */
  readonly script: string;
}

/**
 * The private pages of what the settings say: watches, fleet, and own products.
 *
 * @throws SettingsError with all that is wrong in any of their files
 */
export async function teamPages(
  options: GlobalOptions,
  { known, on, script }: TeamPagesContext,
): Promise<PageTree<'private'>> {
  const file = options.config ?? DEFAULT_SETTINGS;
  const read = await allRead(options, file);
  const settings = allChecked(read, file);
  const all = known ? withOwn(known, read.team.catalog, settings.settlingDays) : read.team.catalog;
  const catalog = chosenCatalog(presentCatalog(all), settings.dates);
  const { environments = [], hopDays = null } = read.fleet ?? {};
  const placed = placeEnvironments(catalog, environments);
  const { watches } = runningFollowed(settings, placed, catalog);
  const own = {
    watches: watches.map((watch) => ({
      id: watch.id,
      title: watch.title,
      reminders: watch.reminders,
      follows: followsOf(watch, catalog, on),
    })),
    plans: planEnvironments(placed, { on, hopDays }),
  };
  return privatePages(catalog, on, own, { script });
}

/** What is known, with own products as their files say today. */
function withOwn(known: Catalog, read: Catalog, settlingDays: number): Catalog {
  const isOwn = ({ source }: Product): boolean => source === 'custom';
  const products = [...known.products.filter((product) => !isOwn(product)), ...read.products.filter(isOwn)];
  return mergeCatalog(known, { products }, settlingDays);
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
