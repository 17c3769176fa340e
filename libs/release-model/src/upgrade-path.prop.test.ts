import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDates, products } from '../testing/index.ts';
import { isReleased, phaseOn, upgradePath } from './index.ts';

const cases = products({ minReleases: 1, maxReleases: 7 }).chain((product) =>
  fc.record({
    product: fc.constant(product),
    running: fc.constantFrom(...product.releases),
    day: calendarDates(),
  }),
);

describe('upgradePath, as laws', () => {
  it('goes forward only, by hops that upstream tests, and ends at the target', () => {
    fc.assert(
      fc.property(cases, ({ product, running, day }) => {
        const { target, hops } = upgradePath(product, running, day);
        let at = running;
        for (const { release, kind } of hops) {
          const place = product.releases.indexOf(at);
          const next =
            kind === 'slurp'
              ? product.releases.slice(place + 1).find(({ slurp }) => slurp)
              : product.releases[place + 1];
          expect(kind === 'next' || at.slurp).toBe(true);
          expect(release).toBe(next);
          at = release;
        }
        expect(target === null ? hops : at).toEqual(target ?? []);
      }),
    );
  });

  it('leads only to what is out on that day', () => {
    fc.assert(
      fc.property(cases, ({ product, running, day }) => {
        const { target } = upgradePath(product, running, day);
        if (target) expect(isReleased(phaseOn(target, day, product.asOf)?.phase ?? 'planned')).toBe(true);
      }),
    );
  });

  it('has no shorter way', () => {
    fc.assert(
      fc.property(cases, ({ product, running, day }) => {
        const { target, hops } = upgradePath(product, running, day);
        if (!target) return;
        expect(hops).toHaveLength(
          shortest(product.releases, product.releases.indexOf(running), product.releases.indexOf(target)),
        );
      }),
    );
  });
});

/** The fewest hops by trying all ways. */
function shortest(releases: readonly { slurp: boolean }[], from: number, to: number): number {
  if (from === to) return 0;
  if (from > to) return Infinity;
  const slurp = releases[from]?.slurp
    ? releases.findIndex((release, place) => place > from && release.slurp)
    : -1;
  return 1 + Math.min(shortest(releases, from + 1, to), slurp < 0 ? Infinity : shortest(releases, slurp, to));
}
