import { gzipSync } from 'node:zlib';
import type { CalendarDate, Product } from '@lastpatch/release-model';
import { readEndoflifeDate } from '../../src/endoflife-date/import-endoflife-date.ts';
import { textOfBytes } from '../../src/source-files/text-of-bytes.ts';
import { daysAfter, daysIn } from './days.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { mutateJson } from './json-mutations.ts';
import { mutateBytes, mutateText } from './mutations.ts';
import { type Outcome, soundImport } from './sound-import.ts';

/** A document of endoflife.date, parsed. */
export interface EndoflifeDateDocument {
  readonly result: readonly unknown[];
  readonly [field: string]: unknown;
}

/** So many products are taken of a document in one case: a larger one is no harder to read. */
const MOST_PRODUCTS = 12;
const MOST_BYTES = 8 * 1024 * 1024;

/** A `products/full` with damage: in its text, in its values, and in a gzip. */
export function endoflifeDateTargets(document: EndoflifeDateDocument, asOf: CalendarDate): FuzzTarget[] {
  const importing = (text: string): Promise<Outcome> => {
    const days = inputDays(text);
    const known = new Set([...days, ...daysAfter(days, 1), asOf]);
    return soundImport(
      () => readEndoflifeDate(text, 'full.json').importAsOf(asOf).products,
      (product) => inventedDays(product, known),
    );
  };
  return [
    {
      name: 'endoflife.date text',
      attempt: (damage, which) => {
        // JSON breaks easily: half of the texts are hardly damaged, so that some are JSON still.
        const little = damage.slice(0, 1).map((one) => ({ ...one, length: one.length % 8 }));
        return importing(
          mutateText(JSON.stringify(someOf(document, which)), which % 2 === 0 ? little : damage),
        );
      },
    },
    {
      name: 'endoflife.date values',
      attempt: (damage, which) => importing(JSON.stringify(mutateJson(someOf(document, which), damage))),
    },
    {
      name: 'endoflife.date gzip',
      attempt: async (damage, which) => {
        const text = JSON.stringify(someOf(document, which));
        const bytes = mutateBytes(gzipSync(text), damage);
        const days = daysIn(text);
        const known = new Set([...days, ...daysAfter(days, 1), asOf]);
        return soundImport(
          async () =>
            readEndoflifeDate(await textOfBytes(bytes, MOST_BYTES), 'full.json').importAsOf(asOf).products,
          (product) => inventedDays(product, known),
        );
      },
    },
  ];
}

/** One of its products, or some in a row. */
function someOf(document: EndoflifeDateDocument, which: number): EndoflifeDateDocument {
  const { result } = document;
  const first = which % Math.max(1, result.length - MOST_PRODUCTS);
  const some = result.slice(first, first + MOST_PRODUCTS);
  return { ...document, result: which % 7 === 0 ? some.slice(0, 1) : some };
}

/** The days of a text, as it is written and as it is meant: `\u002d` is a hyphen. */
function inputDays(text: string): Set<string> {
  try {
    return new Set([...daysIn(text), ...daysIn(JSON.stringify(JSON.parse(text)))]);
  } catch {
    return daysIn(text);
  }
}

function inventedDays(product: Product, known: ReadonlySet<string>): string[] {
  return [...daysIn(JSON.stringify(product))].filter((day) => !known.has(day));
}
