import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readEndoflifeDate } from '@lastpatch/release-catalog';
import { loadBundledCatalog } from '@lastpatch/release-catalog/catalog';
import type { CalendarDate, Catalog } from '@lastpatch/release-model';

/**
 * OpenStack as the bundled catalog knows it, and all products of endoflife.date; without a file the bundled catalog.
 *
 * @param file products/full, gzipped
 */
export async function allProducts(file: string | undefined, asOf: CalendarDate): Promise<Catalog> {
  const bundled = await loadBundledCatalog();
  if (file === undefined) return bundled;
  const { products } = readEndoflifeDate(gunzipSync(readFileSync(file)).toString(), file).importAsOf(asOf);
  return { products: [...bundled.products.filter(({ source }) => source === 'openstack'), ...products] };
}
