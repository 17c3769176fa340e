import { type CalendarDate, type Catalog, presentCatalog } from '@lastpatch/release-model';
import { catalogMetrics } from './metrics/catalog-metrics.ts';
import { productsDocument, upcomingDocument } from './json/catalog-documents.ts';
import { schemaPages } from './json/schema-pages.ts';
import type { PageOptions } from './page-options.ts';
import { type PageTree, pageTree } from './page-tree.ts';
import { productPages } from './product-pages.ts';
import { shelvesOf } from './shelf.ts';

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
    ['products.json', productsDocument(shelves, on)],
    ['upcoming.json', upcomingDocument(shelves, on)],
    ['metrics.prom', catalogMetrics(shelves, on)],
    ...schemaPages(),
    ...shelves.flatMap((shelf) => productPages(shelf, on, options)),
  ]);
}
