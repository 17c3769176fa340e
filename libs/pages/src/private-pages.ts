import type { EnvironmentPlan } from '@lastpatch/fleet';
import { type CalendarDate, type Catalog, presentCatalog } from '@lastpatch/release-model';
import { fleetCalendar } from './fleet-calendar.ts';
import { fleetMetrics } from './metrics/fleet-metrics.ts';
import { fleetDocument } from './json/fleet-document.ts';
import type { PageOptions } from './page-options.ts';
import { type Page, type PageTree, pageTree } from './page-tree.ts';
import { productPages } from './product-pages.ts';
import { shelvesOf } from './shelf.ts';
import { slugs } from './slug.ts';
import { watchPages, type WatchToShow } from './watch-pages.ts';

/** What a team has beside the catalog. */
export interface Team {
  readonly watches: readonly WatchToShow[];
  /** Of its environments on that day. */
  readonly plans: readonly EnvironmentPlan[];
}

/**
 * What only those may see to whom the team gives access: its watches, its fleet, and its own products.
 *
 * @param catalog with the dates that the team chose; its products are those that the team's watches and plans name
 * @param on the day for which it is
 */
export function privatePages(
  catalog: Catalog,
  on: CalendarDate,
  team: Team,
  options: PageOptions = {},
): PageTree<'private'> {
  const shelves = shelvesOf(catalog);
  const names = slugs(team.watches.map(({ id }) => id));
  const own = presentCatalog(catalog).products.filter(({ source }) => source === 'custom');
  const fleet = fleetCalendar(team.plans, catalog, shelves);
  const metrics = fleetMetrics(team.plans, on);
  return pageTree('private', [
    ...(fleet === undefined ? [] : [['fleet.ics', fleet] satisfies Page]),
    ...(metrics === '' ? [] : [['metrics.prom', metrics] satisfies Page]),
    ['fleet.json', fleetDocument(team.plans, on)],
    ...team.watches.flatMap((watch) =>
      watchPages(watch, { catalog, shelves, slug: names.get(watch.id) ?? '', ...options }),
    ),
    ...own.flatMap((product) => productPages(shelves(product), on, options)),
  ]);
}
