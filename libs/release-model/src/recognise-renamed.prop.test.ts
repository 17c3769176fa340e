import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownAfter } from '../testing/catalog-builder.ts';
import { renamingReadings } from '../testing/renaming-readings.ts';
import type { Catalog } from './catalog.ts';
import { findProduct, findRelease } from './lookup.ts';
import { mergeCatalog } from './merge-catalog.ts';
import { recogniseRenamed } from './recognise-renamed.ts';
import { validateCatalog } from './validate-catalog.ts';

/** Checks what a last reading is recognised as, after all that was known before it. */
function over(check: (known: Catalog, read: Catalog) => void): void {
  fc.assert(
    fc.property(renamingReadings(), (readings) => {
      check(knownAfter(readings.slice(0, -1)), readings.at(-1)!);
    }),
    { numRuns: 500 },
  );
}

function repeated(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

describe('recognising what is renamed', () => {
  it('changes nothing more when it is done twice', () => {
    over((known, read) => {
      const once = recogniseRenamed(known, read);
      expect(recogniseRenamed(known, once)).toEqual(once);
    });
  });

  it('gives no key twice', () => {
    over((known, read) => {
      const { products } = recogniseRenamed(known, read);
      expect(repeated(products.map(({ key }) => key))).toEqual([]);
      for (const { releases } of products) expect(repeated(releases.map(({ key }) => key))).toEqual([]);
    });
  });

  it('changes keys and former names alone', () => {
    over((known, read) => {
      const { products } = recogniseRenamed(known, read);
      const [was, is] = [read.products, products].map((rows) =>
        rows.map(({ name, source, asOf, releases }) => [
          name,
          source,
          asOf,
          releases.map(({ id, windows }) => [id, windows]),
        ]),
      );
      expect(is).toEqual(was);
    });
  });

  it('never takes a key from what keeps its name', () => {
    over((known, read) => {
      for (const product of recogniseRenamed(known, read).products) {
        const before = known.products.find(
          ({ name, source }) => name === product.name && source === product.source,
        );
        if (!before) continue;
        expect(product.key).toBe(before.key);
        for (const { id, key } of product.releases) {
          const release = before.releases.find((row) => row.id === id);
          if (release) expect(key).toBe(release.key);
        }
      }
    });
  });

  it('is what merging does, which stays sound and finds everything by its name of today', () => {
    over((known, read) => {
      const merged = mergeCatalog(known, read, 14);
      expect(validateCatalog(merged)).toEqual([]);
      expect(mergeCatalog(known, recogniseRenamed(known, read), 14)).toEqual(merged);
      for (const { name, releases } of read.products) {
        const product = findProduct(merged, name);
        expect(product?.name).toBe(name);
        for (const { id } of product?.releases ?? releases) expect(findRelease(product!, id)?.id).toBe(id);
      }
    });
  });

  it('recognises something, and leaves something alone', () => {
    const seen = { renamed: 0, same: 0 };
    over((known, read) => {
      const isRenamed = ({ key, name }: { key: string; name: string }): boolean => key !== name;
      const products = recogniseRenamed(known, read).products;
      if (products.some((row) => isRenamed(row) || row.releases.some(({ key, id }) => key !== id))) {
        seen.renamed += 1;
      } else seen.same += 1;
    });
    expect(Math.min(seen.renamed, seen.same)).toBeGreaterThan(50);
  });
});
