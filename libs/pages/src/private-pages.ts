import type { EnvironmentPlan } from '@lastpatch/fleet';
import { type CalendarDate, type Catalog, presentCatalog } from '@lastpatch/release-model';
import { boxPages } from './box/box-pages.ts';
import { HOME } from './html/home.ts';
import { teamPage } from './html/team-page.ts';
import { fleetCalendar } from './fleet-calendar.ts';
import { fleetMetrics } from './metrics/fleet-metrics.ts';
import { fleetDocument } from './json/fleet-document.ts';
import type { PageOptions } from './page-options.ts';
import { type Page, type PageTree, pageTree } from './page-tree.ts';
import { productPages } from './product-pages.ts';
import { shelvesOf } from './shelf.ts';
import { shownName } from './shown-name.ts';
import { siteFiles } from './site-files.ts';
import { slugs } from './slug.ts';
import { sourceReadings } from './source-readings.ts';
import type { WatchToShow } from './watch-facts.ts';
import { watchPages } from './watch-pages.ts';

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
  const { products } = presentCatalog(catalog);
  const own = products.filter(({ source }) => source === 'custom').map(shelves);
  const fleet = fleetCalendar(team.plans, catalog, shelves);
  const metrics = fleetMetrics(team.plans, on, options);
  const watches = team.watches.map((watch) => {
    const slug = names.get(watch.id) ?? '';
    return {
      title: shownName(watch.title),
      slug,
      pages: watchPages(watch, { catalog, shelves, slug, ...options }),
    };
  });
  const index = teamPage({
    on,
    readings: sourceReadings(products),
    plans: team.plans,
    watches: watches
      .filter(({ pages }) => pages.length > 0)
      .map(({ title, slug }) => [title, `watches/${slug}`] as const),
    own,
    hasBox: options.script !== undefined && own.some(({ product }) => product.overlays === undefined),
    hasCalendar: fleet !== undefined,
  });
  return pageTree('private', [
    [HOME[1], index],
    ...siteFiles(options),
    ...(fleet === undefined ? [] : [['fleet.ics', fleet] satisfies Page]),
    ...(metrics === '' ? [] : [['metrics.prom', metrics] satisfies Page]),
    ['fleet.json', () => fleetDocument(team.plans, on)],
    ...watches.flatMap(({ pages }) => pages),
    ...own.flatMap((shelf) => productPages(shelf, on, options)),
    ...boxPages(own, options),
  ]);
}
