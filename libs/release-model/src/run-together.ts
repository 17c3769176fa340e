import { begunReleases } from './begun-releases.ts';
import type { Catalog, Product } from './catalog.ts';
import { findProduct, findRelease } from './lookup.ts';

/** A product, and what stands right behind its name. */
export interface RunTogether {
  readonly product: Product;
  readonly version: string;
}

/**
 * What a text means in which a number follows a product's name with nothing between: `python3.11`, `mysql8`. The longest such
 * name of a product that has that release, or several that begin so. Undefined where the whole is a product's name, as `sqlite3`
 * is, or where there is no such product.
 */
export function runTogether(catalog: Catalog, text: string): RunTogether | undefined {
  if (findProduct(catalog, text)) return undefined;
  for (const [name, version] of namesBeforeNumbers(text)) {
    const product = findProduct(catalog, name);
    if (!product) continue;
    if (findRelease(product, version) ?? begunReleases(product, version).length > 0)
      return { product, version };
  }
  return undefined;
}

/** Each beginning of a text that ends in a letter before a digit, with the rest: the longest first. */
export function namesBeforeNumbers(text: string): (readonly [name: string, rest: string])[] {
  return [...text.matchAll(/\p{L}(?=\d)/gu)]
    .map(({ index, 0: letter }) => index + letter.length)
    .map((at) => [text.slice(0, at), text.slice(at)] as const)
    .reverse();
}
