import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogs, releases } from '../testing/arbitraries.ts';
import { catalogWith, productWith } from '../testing/catalog-builder.ts';
import { addDays } from './calendar-date.ts';
import { validateCatalog, validateLifeCycles } from './validate-catalog.ts';

describe('validateCatalog', () => {
  it('finds no problem in a sound catalog', () => {
    fc.assert(
      fc.property(catalogs(), (catalog) => {
        expect(validateCatalog(catalog)).toEqual([]);
        expect(validateLifeCycles(catalog)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('finds a problem when a window ends on another day than the one on which the next begins', () => {
    const damaged = releases().chain((release) =>
      fc.record({ release: fc.constant(release), index: fc.nat({ max: release.windows.length - 1 }) }),
    );
    fc.assert(
      fc.property(damaged, ({ release, index }) => {
        const windows = release.windows.map((window, i) => {
          if (i !== index) return window;
          return { ...window, until: window.until === null ? window.from : addDays(window.until, 1) };
        });
        fc.pre(windows[index]?.until !== release.windows[index]?.until);
        const found = validateCatalog(catalogWith(productWith({ releases: [{ ...release, windows }] })));
        expect(found).toHaveLength(1);
        expect(found[0]?.problem).toMatch(/ ends on /);
      }),
    );
  });

  it('finds a problem when the windows of a life are turned round', () => {
    fc.assert(
      fc.property(releases(), (release) => {
        fc.pre(release.windows.length > 1);
        const turned = { ...release, windows: release.windows.toReversed() };
        expect(validateCatalog(catalogWith(productWith({ releases: [turned] })))).not.toEqual([]);
      }),
    );
  });
});
