import type { CalendarDate, Catalog, Product, Release } from '@lastpatch/release-model';
import { findProduct, findRelease, isSupported, phaseOn } from '@lastpatch/release-model';

/** Which releases of a product are followed: all, those with some support, or those named. */
export type FollowedReleases = 'all' | 'supported' | readonly string[];

/** What one team wants to hear of, and how early. */
export interface Watch {
  /** Never changes, apart from the title. */
  readonly id: string;
  readonly title?: string | undefined;
  /** By the names of products. */
  readonly follow: Readonly<Record<string, FollowedReleases>>;
  /** Days before an end of support, the longest first. */
  readonly reminders: readonly number[];
}

/** Whether a watch follows a release; `concernsSupported` says whether it has support before or after what is told. */
export function follows(
  watch: Watch,
  catalog: Catalog,
  fact: { readonly product: string; readonly release: string; readonly concernsSupported: boolean },
): boolean {
  return Object.entries(watch.follow).some(([name, releases]) => {
    const product = findProduct(catalog, name);
    if (product?.name !== fact.product) return false;
    if (releases === 'all') return true;
    if (releases === 'supported') return fact.concernsSupported;
    return releases.some((wanted) => findRelease(product, wanted)?.id === fact.release);
  });
}

/** The releases that a watch follows on a day, in the order of the catalog. */
export function followedReleases(
  watch: Watch,
  catalog: Catalog,
  day: CalendarDate,
): { product: Product; release: Release }[] {
  return catalog.products.flatMap((product) =>
    product.releases
      .filter((release) =>
        follows(watch, catalog, {
          product: product.name,
          release: release.id,
          concernsSupported: isAlive(release, product, day),
        }),
      )
      .map((release) => ({ product, release })),
  );
}

/** Whether a release is supported, or to be, on a day or by the last word of its source. */
function isAlive(release: Release, product: Product, day: CalendarDate): boolean {
  return [day, product.asOf].some((on) => {
    const phase = phaseOn(release, on, product.asOf)?.phase;
    return phase !== undefined && (isSupported(phase) || phase === 'development' || phase === 'planned');
  });
}

/** What a watch follows, in words: `openstack (supported releases)`. */
export function followedSaid(watch: Watch): string {
  return Object.entries(watch.follow)
    .map(([product, releases]) => {
      if (releases === 'all') return `${product} (all releases)`;
      return releases === 'supported'
        ? `${product} (supported releases)`
        : `${product} ${releases.join(', ')}`;
    })
    .join('; ');
}
