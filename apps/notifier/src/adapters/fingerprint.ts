import { createHash } from 'node:crypto';
import { encodeCatalog } from '@lastpatch/release-catalog/catalog';
import { calendarDate, type Product } from '@lastpatch/release-model';

const ANY_DAY = calendarDate('0001-01-01');
const LENGTH = 12;

/**
 * A short name for what products say, apart from the day on which they were read: 12 hexadecimal digits of a SHA-256, the
 * same for the same content on every machine.
 */
export function fingerprint(products: readonly Product[]): string {
  const timeless = products.map((product) => ({
    ...product,
    asOf: ANY_DAY,
    // Somebody who looks again, and finds that nothing has changed, says nothing new.
    ...(product.source === 'custom' ? { readOn: ANY_DAY } : {}),
    releases: product.releases.map((release) => ({
      ...release,
      windows: release.windows.map(({ known, ...window }) =>
        known === undefined ? window : { ...window, known: ANY_DAY },
      ),
    })),
  }));
  return createHash('sha256')
    .update(encodeCatalog({ products: timeless }))
    .digest('hex')
    .slice(0, LENGTH);
}
