import fc from 'fast-check';
import { expect, test } from 'vitest';
import { products } from '../testing/index.ts';
import { chosenDates } from './chosen-dates.ts';
import { overlayWindows } from './overlay.ts';
import type { Product } from './catalog.ts';
import { supportEnds } from './timeline.ts';
import { validateLifeCycles } from './validate-catalog.ts';

/** A product, and an overlay that dates some of its releases. */
const dated = fc
  .tuple(products({ minReleases: 1 }), products({ minReleases: 1 }))
  .map(([product, other]): [Product, Product] => {
    const releases = other.releases.flatMap((release, index) => {
      const upstream = product.releases[index];
      return upstream ? [{ ...release, key: upstream.key, id: upstream.id }] : [];
    });
    return [
      product,
      { ...other, source: 'custom', key: 'vendor', name: 'vendor', overlays: product.key, releases },
    ];
  });

test('a product with chosen dates is as sound as the product', () => {
  fc.assert(
    fc.property(dated, ([product, overlay]) => {
      expect(validateLifeCycles({ products: [chosenDates(product, overlay)] })).toEqual([]);
    }),
  );
});

test('where a vendor gives an end, that is the end; where it gives no date, nothing changes', () => {
  fc.assert(
    fc.property(dated, ([product, overlay]) => {
      for (const [index, release] of chosenDates(product, overlay).releases.entries()) {
        const said = overlay.releases[index];
        const own = said ? overlayWindows(said) : [];
        if (!said || own.length === 0) expect(release).toBe(product.releases[index]);
        else
          expect(supportEnds(release)).toBe(
            supportEnds({
              ...said,
              windows: overlayWindows(release).filter(({ phase }) =>
                own.some((window) => window.phase === phase),
              ),
            }),
          );
      }
    }),
  );
});

test('every date of a product with chosen dates is of the product or of the vendor', () => {
  fc.assert(
    fc.property(dated, ([product, overlay]) => {
      const days = new Set(
        [product, overlay].flatMap(({ releases }) =>
          releases.flatMap(({ windows }) => windows.map(({ from }) => from)),
        ),
      );
      for (const { windows } of chosenDates(product, overlay).releases)
        for (const { from } of windows) expect(days).toContain(from);
    }),
  );
});

test('chosen twice it is the same', () => {
  fc.assert(
    fc.property(dated, ([product, overlay]) => {
      const once = chosenDates(product, overlay);
      expect(chosenDates(once, overlay)).toEqual(once);
    }),
  );
});
