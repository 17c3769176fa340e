import type { Product } from './catalog.ts';
import type { Release } from './release.ts';

/**
 * The releases whose ids go on behind what was written, the newest first: `8` of 8.4 and 8.0, `10` of 10-22h2, `v1` of 1.36
 * and of v1.36, and never `1.2` of 1.20. Empty when there are none.
 */
export function begunReleases({ releases }: Product, written: string): Release[] {
  const whole = written.toLowerCase();
  if (whole === '') return [];
  const beginnings = [whole, whole.replace(/^v(?=\d)/, '')].flatMap((name) => [`${name}.`, `${name}-`]);
  return releases
    .filter(({ id }) => beginnings.some((beginning) => id.toLowerCase().startsWith(beginning)))
    .toReversed();
}
