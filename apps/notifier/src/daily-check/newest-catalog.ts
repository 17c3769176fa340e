import type { Catalog } from '@lastpatch/release-model';

/**
 * What is known of each product by the newer of two readings. A reading of an earlier day than the committed one (a stale
 * mirror, a forgotten `--catalog`) is not taken: it would take back what has been told. Nor is a second reading of one day:
 * what it says besides is told with the next day's, and a catalog that was merely imported anew tells nothing.
 *
 * @param committed the catalog of the last run
 * @param read the catalog as it was read for this run
 */
export function newestCatalog(committed: Catalog, read: Catalog): Catalog {
  return {
    products: read.products.map((product) => {
      const known = committed.products.find(({ key }) => key === product.key);
      return known && known.asOf >= product.asOf ? known : product;
    }),
  };
}
