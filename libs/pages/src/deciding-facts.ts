import {
  type Catalog,
  findProduct,
  overlayRelease,
  type Product,
  type Release,
  replacesPhase,
} from '@lastpatch/release-model';
import type { LifeFact } from './life-fact.ts';
import type { Shelves } from './shelf.ts';

/**
 * The facts of a release by the dates that decide for the team: where a vendor's were chosen they stand in place of upstream's,
 * as facts of the vendor's own, with their own identity and history.
 *
 * @param catalog with the dates that were chosen
 */
export function decidingFacts(
  catalog: Catalog,
  shelves: Shelves,
  product: Product,
  release: Release,
): LifeFact[] {
  const own = factsIn(shelves, product, release);
  const overlay = release.datesOf && findProduct(catalog, release.datesOf.name);
  const dated = overlay && overlayRelease(overlay, product, release);
  if (!overlay || !dated) return own;
  return [...own.filter(({ phase }) => !replacesPhase(dated, phase)), ...factsIn(shelves, overlay, dated)];
}

function factsIn(shelves: Shelves, product: Product, release: Release): LifeFact[] {
  return [...(shelves(product).releases.find((shelf) => shelf.release === release)?.facts ?? [])];
}
