import { type CalendarDate, type Catalog, presentCatalog } from '@lastpatch/release-model';
import { boxPages } from './box/box-pages.ts';
import { HOME } from './html/home.ts';
import { indexPage } from './html/index-page.ts';
import { catalogMetrics } from './metrics/catalog-metrics.ts';
import { productsDocument, upcomingDocument } from './json/catalog-documents.ts';
import { noticesDocument } from './json/notices-document.ts';
import { schemaPages } from './json/schema-pages.ts';
import type { PageOptions } from './page-options.ts';
import { type PageTree, pageTree } from './page-tree.ts';
import { productPages } from './product-pages.ts';
import { shelvesOf } from './shelf.ts';
import { siteFiles } from './site-files.ts';

/**
 * What everybody may see: what public sources say of products, and nothing else. Products of the team's own are left out, for
 * they tell what it runs; see {@link privatePages}.
 *
 * @param on the day for which it is
 */
export function publicPages(
  catalog: Catalog,
  on: CalendarDate,
  options: PageOptions = {},
): PageTree<'public'> {
  const known = presentCatalog(catalog).products.filter(({ source }) => source !== 'custom');
  const shelves = known.map(shelvesOf({ products: known }));
  return pageTree('public', [
    ['products.json', () => productsDocument(shelves, on)],
    ['upcoming.json', () => upcomingDocument(shelves, on)],
    ['notices.json', () => noticesDocument(shelves, on)],
    ['metrics.prom', () => catalogMetrics(shelves, on, options)],
    [HOME[1], () => indexPage(shelves, on, options)],
    ...siteFiles(options),
    ...schemaPages(),
    ...shelves.flatMap((shelf) => productPages(shelf, on, options)),
    ...boxPages(shelves, options),
  ]);
}
