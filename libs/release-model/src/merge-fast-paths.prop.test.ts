import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogWith, knownAfter } from '../testing/catalog-builder.ts';
import { readings } from '../testing/readings.ts';
import { addDays } from './calendar-date.ts';
import type { Product } from './catalog.ts';
import { mergeProject } from './merge-project.ts';
import { mergeRelease } from './merge-release.ts';

/** Successive readings, of which each may be followed by one that says the same on the next day. */
const repeatedReadings = fc
  .tuple(readings(), fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }))
  .map(([products, again]) =>
    products.flatMap((product, index) =>
      again[index] === true ? [product, { ...product, asOf: addDays(product.asOf, 1) }] : [product],
    ),
  );

/** Checks the merging of a last reading into what was known before it; tells how often it has been looked at. */
function over(check: (known: Product, read: Product, settlingDays: number) => void): void {
  fc.assert(
    fc.property(repeatedReadings, fc.constantFrom(0, 1, 14), (products, settlingDays) => {
      const before = products.slice(0, -1).map((product) => catalogWith(product));
      const [known] = knownAfter(before, settlingDays).products;
      if (known) check(known, products.at(-1)!, settlingDays);
    }),
    { numRuns: 600 },
  );
}

// A reading with another link, or another team, is never the same as what is known, so that it is merged the long way.

describe('what says the same as is known', () => {
  it('of a release is what merging it the long way gives', () => {
    const seen = { same: 0, other: 0 };
    over((known, read, settlingDays) => {
      const context = { source: read.source, asOf: read.asOf, settlingDays };
      for (const release of read.releases) {
        const earlier = known.releases.find(({ key }) => key === release.key);
        if (!earlier) continue;
        const merged = mergeRelease(earlier, release, context);
        const { link, ...long } = mergeRelease(earlier, { ...release, link: 'elsewhere' }, context);
        expect(link).toBe('elsewhere');
        expect(merged).toEqual({ ...long, link: release.link });
        seen[merged === earlier ? 'same' : 'other'] += 1;
      }
    });
    expect(Math.min(seen.same, seen.other)).toBeGreaterThan(50);
  });

  it('of a project is what merging it the long way gives', () => {
    const seen = { same: 0, other: 0 };
    over((known, read, settlingDays) => {
      const reading = { asOf: read.asOf, settlingDays };
      for (const project of read.projects) {
        const earlier = known.projects.find(({ name }) => name === project.name);
        if (!earlier) continue;
        const merged = mergeProject(earlier, project, reading);
        const { team, ...long } = mergeProject(earlier, { ...project, team: 'another team' }, reading);
        expect(team).toBe('another team');
        expect(merged).toEqual({ ...long, team: project.team });
        seen[merged === earlier ? 'same' : 'other'] += 1;
      }
    });
    expect(Math.min(seen.same, seen.other)).toBeGreaterThan(50);
  });
});
