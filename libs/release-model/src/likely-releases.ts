import { begunReleases } from './begun-releases.ts';
import type { Product } from './catalog.ts';
import { releaseNames } from './lookup.ts';
import { nearestVersion } from './nearest-version.ts';

/**
 * What a name that no release of a product has may mean, to be suggested: each release that it is the beginning of, the newest
 * first; else the nearest name, see {@link nearestVersion}. Empty when none is near.
 *
 * @param upstream what upstream calls it, of a version of a package: asked where what was written is near to nothing
 */
export function likelyReleases(product: Product, written: string, upstream = written): string[] {
  const begun = begunReleases(product, written);
  if (begun.length > 0) return begun.map(({ id }) => id);
  const nearest = nearestVersion(written, product.releases.flatMap(releaseNames));
  if (nearest !== undefined) return [nearest];
  return upstream === written ? [] : likelyReleases(product, upstream);
}
