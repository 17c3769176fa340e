import { type Product, type Release, releaseNames } from '@lastpatch/release-model';
import { beginnings } from './project-versions.ts';
import type { UpstreamVersion } from './upstream-version.ts';

const known = new WeakMap<Product, ReadonlyMap<string, Release>>();

/**
 * The release whose name is the longest beginning of a version, number by number: 8.0.36 is of 8.0, 19.2.0 of 19.2 where there
 * is one and else of 19; 1.30 is never of 1.3. Undefined when there is none.
 */
export function dottedRelease(product: Product, { numbers }: UpstreamVersion): Release | undefined {
  const names = namesOf(product);
  for (const beginning of beginnings(numbers)) {
    const release = names.get(beginning);
    if (release) return release;
  }
  return undefined;
}

function namesOf(product: Product): ReadonlyMap<string, Release> {
  const made = known.get(product);
  if (made) return made;
  const names = new Map<string, Release>();
  const add = (name: string, release: Release): void => {
    if (!names.has(name)) names.set(name, release);
  };
  for (const release of product.releases) add(release.id, release);
  for (const release of product.releases) releaseNames(release).forEach((name) => add(name, release));
  known.set(product, names);
  return names;
}
