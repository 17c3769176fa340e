import type { Product } from './catalog.ts';
import type { Release } from './release.ts';

/**
 * The releases whose ids go on behind what was written, in the catalog's order, the newest first: `8` of 8.4 and 8.0, `10` of
 * 10-22h2, `v1` of 1.36, and never `1.2` of 1.20. Empty when there are none.
 */
export function begunReleases({ releases }: Product, written: string): Release[] {
  const beginning = written.toLowerCase().replace(/^v(?=\d)/, '');
  if (beginning === '') return [];
  return releases
    .filter(({ id }) => ['.', '-'].some((mark) => id.toLowerCase().startsWith(beginning + mark)))
    .toReversed();
}
