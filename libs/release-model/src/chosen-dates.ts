import type { CalendarDate } from './calendar-date.ts';
import type { Catalog, Product } from './catalog.ts';
import { findProduct } from './lookup.ts';
import { overlaidProduct, overlayRelease, overlayWindows, replacesPhase } from './overlay.ts';
import type { Release } from './release.ts';
import { supportWindows, type SupportWindow } from './support-window.ts';

/** Whose dates decide, by the names of products: a vendor's in place of upstream's. */
export type ChosenVendors = Readonly<Record<string, string>>;

/**
 * A product with the dates of an overlay in place of upstream's, for each release of which the overlay says something. What
 * is before the overlay's first phase stays upstream's: see {@link replacesPhase}.
 */
export function chosenDates(product: Product, overlay: Product): Product {
  return {
    ...product,
    releases: product.releases.map((release) => chosenRelease(product, release, overlay)),
  };
}

/** One release of a product with the dates of an overlay; the release itself where the overlay gives none of its own. */
export function chosenRelease(product: Product, release: Release, overlay: Product): Release {
  const dated = overlayRelease(overlay, product, release);
  const own = dated === undefined ? [] : overlayWindows(dated);
  const earliest = own.find(({ from }) => from !== null)?.from ?? null;
  if (dated === undefined || own.length === 0) return release;
  const kept = release.windows.filter(({ phase, from }) => {
    const isBefore = from === null || earliest === null || from <= earliest;
    return isBefore && !replacesPhase(dated, phase);
  });
  return {
    ...release,
    windows: supportWindows([...kept, ...own.map((window) => cameBy(window, product.asOf))]),
    datesOf: { name: overlay.name, title: overlay.title },
  };
}

/** Where dates come by themselves, those that have passed by the day of the product have come. */
function cameBy(window: SupportWindow, asOf: CalendarDate): SupportWindow {
  const hasCome = window.basis === 'scheduled' && window.from !== null && window.from <= asOf;
  return hasCome ? { ...window, basis: 'declared' } : window;
}

/** A vendor that was chosen for a product, both as they are in the catalog. */
export interface ChosenOverlay {
  readonly product: Product;
  readonly overlay: Product;
}

/** The overlays that were chosen. A name that is not in the catalog, or is no overlay of that product, chooses nothing. */
export function chosenOverlays(catalog: Catalog, vendors: ChosenVendors): ChosenOverlay[] {
  return Object.entries(vendors).flatMap(([name, vendor]) => {
    const [product, overlay] = [findProduct(catalog, name), findProduct(catalog, vendor)];
    const isOverlay = product && overlay && overlaidProduct(catalog, overlay) === product;
    return isOverlay ? [{ product, overlay }] : [];
  });
}

/** A catalog in which the dates that were chosen stand in place of upstream's; the overlays themselves stay in it. */
export function chosenCatalog(catalog: Catalog, vendors: ChosenVendors): Catalog {
  const chosen = new Map(
    chosenOverlays(catalog, vendors).map(({ product, overlay }) => [product, overlay] as const),
  );
  if (chosen.size === 0) return catalog;
  return {
    products: catalog.products.map((product) => {
      const overlay = chosen.get(product);
      return overlay ? chosenDates(product, overlay) : product;
    }),
  };
}
