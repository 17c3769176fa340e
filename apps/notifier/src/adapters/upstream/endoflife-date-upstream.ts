import { readEndoflifeDate, textOfBytes } from '@lastpatch/release-catalog';
import type { Upstream } from '../../refresh/upstream.ts';
import { contentName } from './content-name.ts';

/** All products with all that is known of them, 0.3 MB as it comes. */
export const ENDOFLIFE_DATE_ADDRESSES = ['https://endoflife.date/api/v1/products/full'] as const;

/** The day of the build is in every build, whether or not anything has changed. */
const BUILD_TIME = /"generated_at"\s*:\s*"[^"]*"/;

const MOST_BYTES = 64 * 1024 * 1024;

/**
 * endoflife.date, and how it is read.
 *
 * @param addresses tried in this order
 */
export function endoflifeDateUpstream(addresses: readonly string[]): Upstream {
  return {
    source: 'endoflife-date',
    title: 'endoflife.date',
    parts: [
      {
        part: 'products',
        addresses,
        accept: 'application/json',
        mostBytes: MOST_BYTES,
        isDaily: true,
        async read(bytes) {
          const text = await textOfBytes(bytes, MOST_BYTES);
          const reading = readEndoflifeDate(text, 'products/full');
          return {
            content: contentName([text.replace(BUILD_TIME, '')]),
            madeAt: instantOf(reading.generatedAt),
            productsOn: (day) => reading.importAsOf(day).products,
          };
        },
      },
    ],
  };
}

function instantOf(text: string | null): string | null {
  const instant = text === null ? NaN : Date.parse(text);
  return Number.isNaN(instant) ? null : new Date(instant).toISOString();
}
