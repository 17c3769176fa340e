import { validateCatalog, type Catalog } from '@lastpatch/release-model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostileCatalogs } from '../../testing/hostile-catalogs.ts';
import { CatalogFileError } from './catalog-file.ts';
import { decodeCatalog } from './decode-catalog.ts';
import { encodeCatalog } from './encode-catalog.ts';

test('what the properties run over is sound', () => {
  fc.assert(
    fc.property(hostileCatalogs, (catalog) => {
      expect(validateCatalog(catalog)).toEqual([]);
    }),
  );
});

test('a catalog that is written and read again is the same catalog', () => {
  fc.assert(
    fc.property(hostileCatalogs, (catalog) => {
      expect(decodeCatalog(encodeCatalog(catalog))).toEqual(catalog);
    }),
    { numRuns: 300 },
  );
});

test('a catalog that is read and written again is the same text', () => {
  fc.assert(
    fc.property(hostileCatalogs, (catalog) => {
      const text = encodeCatalog(catalog);
      expect(encodeCatalog(decodeCatalog(text))).toBe(text);
    }),
  );
});

test('the same catalog is the same text, in whatever order its fields were set', () => {
  fc.assert(
    fc.property(hostileCatalogs, (catalog) => {
      expect(encodeCatalog(withFieldsReversed(catalog) as Catalog)).toBe(encodeCatalog(catalog));
    }),
  );
});

test('a text with damage is refused, or is a catalog whose life cycles are sound', () => {
  fc.assert(
    fc.property(
      hostileCatalogs,
      fc.array(fc.tuple(fc.nat(), fc.constantFrom('', '"', '0', '[', '}', 'null', '{}', '2026-02-30')), {
        minLength: 1,
        maxLength: 3,
      }),
      (catalog, damage) => {
        let text = encodeCatalog(catalog);
        for (const [at, put] of damage) {
          const place = at % text.length;
          text = text.slice(0, place) + put + text.slice(place + 1);
        }
        try {
          for (const { projects } of decodeCatalog(text).products)
            projects.flatMap(({ releases }) => releases);
        } catch (error) {
          expect(error).toBeInstanceOf(CatalogFileError);
          expect((error as CatalogFileError).message).not.toBe('');
        }
      },
    ),
    { numRuns: 300 },
  );
});

function withFieldsReversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withFieldsReversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]) => [key, withFieldsReversed(item)]),
  );
}
