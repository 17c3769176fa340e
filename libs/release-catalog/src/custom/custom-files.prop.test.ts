import { addDays, type Catalog, isCalendarDate, validateCatalog } from '@lastpatch/release-model';
import { catalogs } from '@lastpatch/release-model/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ARCHIVE, CEPH, READ_ON, UPSTREAM } from '../../testing/custom-files.ts';
import { mutateBytes, mutateText, mutations } from '../../testing/fuzz/mutations.ts';
import { decodeCatalog } from '../catalog-file/decode-catalog.ts';
import { encodeCatalog } from '../catalog-file/encode-catalog.ts';
import { ImportError } from '../import-problem.ts';
import { type CustomFile, readCustomFile } from './custom-file.ts';
import { joinCustom } from './join-custom.ts';

function daysIn(text: string): Set<string> {
  // Looked for at every character: 92026-04-01 holds a day as well.
  return new Set([...text.matchAll(/(?=(\d{4}-\d\d-\d\d))/g)].map((match) => match[1] ?? ''));
}

/** The days that a text may give: those in it, the days after them, and that of the reading. */
function daysOf(text: string): Set<string> {
  const written = [...daysIn(text)];
  const after = written.flatMap((day) => (isCalendarDate(day) && day < '9999' ? [addDays(day, 1)] : []));
  return new Set([...written, ...after, READ_ON]);
}

/** What becomes of files that are not trusted: a sound catalog of their own days, or clear problems. */
function outcome(files: readonly Uint8Array[]): 'accepted' | 'refused' {
  const read: CustomFile[] = [];
  for (const bytes of files) {
    try {
      read.push(readCustomFile(bytes, 'products/mine.yaml'));
    } catch (error) {
      expect(error).toBeInstanceOf(ImportError);
      const { problems } = error as ImportError;
      expect(problems.length).toBeGreaterThan(0);
      for (const { problem } of problems) expect(problem).toMatch(/\S/);
    }
  }
  const { catalog, products, problems } = joinCustom(UPSTREAM, read, READ_ON);
  expect(products.size + new Set(problems.map(({ file }) => file)).size).toBeGreaterThanOrEqual(
    Math.min(read.length, 1),
  );
  expect(validateCatalog(catalog)).toEqual([]);
  const known = daysOf(files.map((bytes) => new TextDecoder().decode(bytes)).join('\n'));
  const own = catalog.products.slice(UPSTREAM.products.length);
  expect([...daysIn(JSON.stringify(own))].filter((day) => !known.has(day))).toEqual([]);
  expect(decodeCatalog(encodeCatalog(catalog))).toEqual(catalog);
  return own.length === files.length ? 'accepted' : 'refused';
}

function fuzz(
  runs: number,
  damaged: (damage: Parameters<typeof mutateText>[1], which: number) => Uint8Array[],
): void {
  const seen = { accepted: 0, refused: 0 };
  fc.assert(
    fc.property(mutations, fc.nat(), (damage, which) => {
      seen[outcome(damaged(damage, which))] += 1;
    }),
    { numRuns: runs },
  );
  // Both must have been seen, else the damage is too great or too small.
  expect(seen.accepted).toBeGreaterThan(runs / 100);
  expect(seen.refused).toBeGreaterThan(runs / 100);
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

test('files with damage make a sound catalog of their own days, or are refused with their problems', () => {
  fuzz(800, (damage, which) =>
    [CEPH, ARCHIVE].map((text, index) => bytesOf(index === which % 2 ? mutateText(text, damage) : text)),
  );
});

test('so do files whose bytes have damage', () => {
  fuzz(400, (damage, which) =>
    [CEPH, ARCHIVE].map((text, index) =>
      index === which % 2 ? mutateBytes(Buffer.from(text), damage) : bytesOf(text),
    ),
  );
});

test('any text at all is refused with a problem', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(outcome([bytesOf(text)])).toBe('refused');
    }),
    { numRuns: 200 },
  );
});

test('whatever days a release has, they are read as they stand', () => {
  const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2022-01-01' as never, days));
  fc.assert(
    fc.property(fc.uniqueArray(day, { minLength: 5, maxLength: 5 }), (unordered) => {
      const [released, security, extended, unmaintained, last] = unordered.toSorted();
      const text = `product: x\nsource: https://x.example\nchecked: 2026-01-01\nreleases:\n  1.10: { released: ${released}, security: ${security}, extended: ${extended}, unmaintained: ${unmaintained}, lastDay: ${last} }\n`;
      const { catalog } = joinCustom(UPSTREAM, [readCustomFile(bytesOf(text), 'x.yaml')], READ_ON);
      const windows =
        catalog.products[1]?.releases[0]?.windows.filter(({ phase }) => phase !== 'planned') ?? [];
      expect(windows.map(({ from }) => from)).toEqual([
        released,
        security,
        extended,
        unmaintained,
        addDays(last!, 1),
      ]);
      expect(windows.map(({ basis }) => basis === 'declared')).toEqual(
        windows.map(({ from }) => from! <= READ_ON),
      );
    }),
  );
});

test('an overlay of anything stays sound, and its catalog is read back as it was', () => {
  fc.assert(
    fc.property(catalogs({ minProducts: 1, minReleases: 1 }), (catalog: Catalog) => {
      const [product] = catalog.products;
      const names = product!.releases.map(({ id }) => JSON.stringify(id));
      const text = `overlay: ${JSON.stringify(product!.name)}\nproduct: vendor-of-all\nsource: https://v.example\nchecked: 2026-01-01\nreleases:\n${names.map((name) => `  ${name}: { lastDay: 2029-04-30 }\n`).join('')}`;
      const { catalog: joined, problems } = joinCustom(
        catalog,
        [readCustomFile(bytesOf(text), 'v.yaml')],
        READ_ON,
      );
      expect(problems).toEqual([]);
      expect(validateCatalog(joined)).toEqual([]);
      expect(decodeCatalog(encodeCatalog(joined))).toEqual(joined);
    }),
    { numRuns: 60 },
  );
});
