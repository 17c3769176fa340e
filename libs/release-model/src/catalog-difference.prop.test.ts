import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogs, releases } from '../testing/arbitraries.ts';
import { productWith } from '../testing/catalog-builder.ts';
import { addDays, type CalendarDate } from './calendar-date.ts';
import type { Catalog } from './catalog.ts';
import { catalogDifference } from './catalog-difference.ts';
import { supportWindows } from './support-window.ts';

const runs = { numRuns: 60 };

describe('catalogDifference', () => {
  it('finds nothing between a catalog and its copy', () => {
    fc.assert(
      fc.property(catalogs(), (catalog) => {
        expect(catalogDifference(catalog, structuredClone(catalog))).toEqual([]);
      }),
      runs,
    );
  });

  it('finds one change when one date of a release is changed, and says both dates', () => {
    const changed = releases().chain((release) =>
      fc.record({
        release: fc.constant(release),
        index: fc.nat({ max: release.windows.length - 1 }),
        days: fc.integer({ min: -400, max: 400 }).filter((days) => days !== 0),
        isTakenAway: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(changed, ({ release, index, days, isTakenAway }) => {
        const move = (from: CalendarDate | null): CalendarDate | null => {
          if (from === null) return '2026-08-21' as CalendarDate;
          return isTakenAway ? null : addDays(from, days);
        };
        const starts = release.windows.map((window, i) =>
          i === index ? { ...window, from: move(window.from) } : window,
        );
        const now = { ...release, windows: supportWindows(starts) };
        const [was, is] = [release.windows[index], now.windows[index]];
        expect(
          catalogDifference(
            { products: [productWith({ releases: [release] })] },
            { products: [productWith({ releases: [now] })] },
          ),
        ).toEqual([
          {
            change: 'phase',
            product: 'openstack',
            release: release.id,
            phase: was?.phase,
            was: { date: was?.from, basis: was?.basis },
            now: { date: is?.from, basis: was?.basis },
          },
        ]);
      }),
    );
  });

  it('does not look at the order in which things stand', () => {
    const turned = (catalog: Catalog): Catalog => ({
      products: catalog.products.toReversed().map((product) => ({
        ...product,
        releases: product.releases.toReversed(),
        projects: product.projects.toReversed(),
        milestones: product.milestones.toReversed(),
      })),
    });
    fc.assert(
      fc.property(catalogs(), (catalog) => {
        expect(catalogDifference(catalog, turned(catalog))).toEqual([]);
      }),
      runs,
    );
  });

  it('finds as many products, releases and phases that came as go when it is asked the other way round', () => {
    fc.assert(
      fc.property(catalogs({ key: 'openstack' }), catalogs({ key: 'openstack' }), (a, b) => {
        const count = (was: Catalog, now: Catalog, change: string): number =>
          catalogDifference(was, now).filter((found) => found.change === change).length;
        for (const what of ['product', 'release', 'project', 'milestone']) {
          expect(count(a, b, `${what}-added`), what).toBe(count(b, a, `${what}-removed`));
        }
        expect(count(a, b, 'phase')).toBe(count(b, a, 'phase'));
      }),
      runs,
    );
  });
});
