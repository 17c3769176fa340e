import fc from 'fast-check';
import { addDays, calendarDate, type Catalog, type Product, type Release } from '../src/index.ts';
import {
  declared,
  inRelease,
  productWith,
  projectWith,
  releaseWith,
  scheduled,
  version,
} from './catalog-builder.ts';

const FIRST = calendarDate('2026-01-10');
const NAMES = ['a', 'b', 'c'] as const;
const IDS = ['1', '1.0', '1.1', '2', '3'] as const;
const RELEASED = ['2024-01-01', '2024-06-01', '2025-01-01'] as const;
const ENDS = [null, '2027-01-01', '2028-01-01'] as const;

/**
 * Successive readings of sources without keys, each of a later day than the one before, in which products and releases come,
 * go, and change their names with each other. Few names and few days, so that much could be mistaken for something else.
 */
export function renamingReadings(): fc.Arbitrary<Catalog[]> {
  const release = fc.record({
    id: fc.constantFrom(...IDS),
    released: fc.constantFrom(...RELEASED),
    ends: fc.constantFrom(...ENDS),
  });
  const product = fc.record({
    name: fc.constantFrom(...NAMES),
    source: fc.constantFrom('endoflife-date' as const, 'endoflife-date' as const, 'custom' as const),
    aliases: fc.subarray([...NAMES]),
    releases: fc.uniqueArray(release, { maxLength: 4, selector: ({ id }) => id }),
  });
  const reading = fc.uniqueArray(product, {
    maxLength: 4,
    selector: ({ name, source }) => `${name} ${source}`,
  });
  return fc.array(reading, { minLength: 2, maxLength: 5 }).map((list) =>
    list.map((products, day) => ({
      products: products.map(({ name, source, aliases, releases }): Product => {
        const rows = releases.map(releaseOf);
        return productWith({
          key: name,
          name,
          source,
          aliases,
          asOf: addDays(FIRST, day),
          releases: rows,
          projects: [projectWith(name, { releases: rows.map(({ key }) => latestOf(key)) })],
        });
      }),
    })),
  );
}

function releaseOf({ id, released, ends }: { id: string; released: string; ends: string | null }): Release {
  return releaseWith(id, [declared('maintained', released), scheduled('end-of-life', ends)]);
}

function latestOf(release: string): ReturnType<typeof inRelease> {
  return inRelease(release, { versions: [version(`${release}.5`, '2025-12-01')] });
}
