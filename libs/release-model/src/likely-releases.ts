import { begunReleases } from './begun-releases.ts';
import type { Product } from './catalog.ts';
import { findRelease, releaseNames } from './lookup.ts';
import { nearestVersion } from './nearest-version.ts';

/**
 * What a name that no release of a product has may mean, to be suggested: each release that it is the beginning of, the newest
 * first; else the nearest name, see {@link nearestVersion}. Empty when none is near.
 *
 * @param upstream what upstream calls it, of a version that somebody has packaged: looked for where nothing is near to what was
 *   written
 */
export function likelyReleases(product: Product, written: string, upstream = written): string[] {
  const begun = begunReleases(product, written);
  if (begun.length > 0) return begun.map(({ id }) => id);
  const nearest = nearestVersion(written, product.releases.flatMap(releaseNames));
  if (nearest !== undefined) return [nearest];
  if (upstream === written) return [];
  const release = findRelease(product, upstream);
  return release ? [release.id] : likelyReleases(product, upstream);
}
