import type { Catalog, Product } from './catalog.ts';
import { findProduct, findRelease } from './lookup.ts';
import { comparePhases, isOver, type Phase } from './phase.ts';
import type { Release } from './release.ts';
import type { SupportWindow } from './support-window.ts';

/**
 * The product whose releases an overlay dates, by whatever name it goes now. Undefined when the product is no overlay, or when
 * what it names is not there, is itself, or is an overlay too.
 */
export function overlaidProduct(catalog: Catalog, overlay: Product): Product | undefined {
  const product = overlay.overlays === undefined ? undefined : findProduct(catalog, overlay.overlays);
  return product === overlay || product?.overlays !== undefined ? undefined : product;
}

/** The overlays that date releases of a product, in the order of the catalog. */
export function overlaysOf(catalog: Catalog, product: Product): Product[] {
  return catalog.products.filter((other) => overlaidProduct(catalog, other) === product);
}

/** What an overlay says of a release of the product that it dates; undefined when it says nothing of it. */
export function overlayRelease(overlay: Product, product: Product, release: Release): Release | undefined {
  return (
    overlay.releases.find(({ key }) => key === release.key) ??
    overlay.releases.find(({ id }) => findRelease(product, id) === release)
  );
}

/**
 * The windows in which an overlay gives dates of its own. That a release is out, or planned, without a day of it is no date:
 * the release's beginning is then upstream's.
 */
export function overlayWindows({ windows }: Release): readonly SupportWindow[] {
  return windows.filter(({ phase, from }) => from !== null || comparePhases(phase, 'maintained') > 0);
}

/**
 * Whether an overlay's dates stand in place of upstream's for a phase. They do from the overlay's first phase on. Where that
 * is the end of all support already, nothing but the release's beginning is upstream's: what upstream still gives in between
 * says nothing of what the vendor gives.
 *
 * @param dated what the overlay says of the release
 */
export function replacesPhase(dated: Release, phase: Phase): boolean {
  const [first] = overlayWindows(dated);
  if (first === undefined) return false;
  if (comparePhases(phase, first.phase) >= 0) return true;
  return isOver(first.phase) && comparePhases(phase, 'maintained') > 0;
}
