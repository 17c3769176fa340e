import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Allowances, costLines, costOf, type Usage } from './month.ts';
import { PRICE_NAMES } from './prices.ts';
import { type Deployment, usageOf } from './usage.ts';

const quantity = fc.double({ min: 0, max: 1e12, noNaN: true });
const usages: fc.Arbitrary<Usage> = fc.record(
  Object.fromEntries(PRICE_NAMES.map((name) => [name, quantity])),
  { requiredKeys: [] },
);
const allowances = fc.constantFrom<Allowances>('alone', 'used up');

const many = fc.nat({ max: 100_000 });
const deployments: fc.Arbitrary<Deployment> = fc.record({
  watches: fc.nat({ max: 1000 }),
  emails: many,
  phones: fc.record({ us: many, germany: many }),
  https: many,
  lettersAYear: fc.nat({ max: 1000 }),
  urgentAYear: fc.nat({ max: 1000 }),
  runsADay: fc.nat({ max: 48 }),
  dashboards: fc.nat({ max: 10 }),
  pages: fc.record({ all: many, changeADay: many }),
});

/** Each with one number of it raised. */
const GROWN: readonly ((of: Deployment, by: number) => Deployment)[] = [
  (of, by) => ({ ...of, watches: of.watches + by }),
  (of, by) => ({ ...of, emails: of.emails + by }),
  (of, by) => ({ ...of, phones: { ...of.phones, us: of.phones.us + by } }),
  (of, by) => ({ ...of, phones: { ...of.phones, germany: of.phones.germany + by } }),
  (of, by) => ({ ...of, https: of.https + by }),
  (of, by) => ({ ...of, lettersAYear: of.lettersAYear + by }),
  (of, by) => ({ ...of, urgentAYear: of.urgentAYear + by }),
  (of, by) => ({ ...of, runsADay: of.runsADay + by }),
  (of, by) => ({ ...of, dashboards: of.dashboards + by }),
  (of, by) => ({ ...of, pages: { ...of.pages, all: of.pages.all + by } }),
  (of, by) => ({ ...of, pages: { ...of.pages, changeADay: of.pages.changeADay + by } }),
];

/** What rounding of the last digit may make of a sum. */
const nearly = (usd: number): number => usd * (1 - 1e-12);

describe('the cost', () => {
  it('is never below nothing, and no more where the allowances are there', () => {
    fc.assert(
      fc.property(usages, (usage) => {
        for (const { usd } of costLines(usage, 'alone')) expect(usd).toBeGreaterThanOrEqual(0);
        expect(costOf(usage, 'used up')).toBeGreaterThanOrEqual(costOf(usage, 'alone'));
      }),
    );
  });

  it('does not fall when more is used of anything', () => {
    fc.assert(
      fc.property(
        usages,
        fc.constantFrom(...PRICE_NAMES),
        quantity,
        allowances,
        (usage, name, more, which) => {
          const grown = { ...usage, [name]: (usage[name] ?? 0) + more };
          expect(costOf(grown, which)).toBeGreaterThanOrEqual(nearly(costOf(usage, which)));
        },
      ),
    );
  });

  it('is that of each thing alone, added up', () => {
    fc.assert(
      fc.property(usages, allowances, (usage, which) => {
        const apart = PRICE_NAMES.reduce((sum, name) => sum + costOf({ [name]: usage[name] ?? 0 }, which), 0);
        expect(apart).toBeGreaterThanOrEqual(nearly(costOf(usage, which)));
        expect(costOf(usage, which)).toBeGreaterThanOrEqual(nearly(apart));
      }),
    );
  });

  it('of a deployment does not fall when there is more of anything in it', () => {
    fc.assert(
      fc.property(
        deployments,
        fc.constantFrom(...GROWN),
        fc.integer({ min: 1, max: 1000 }),
        allowances,
        (deployment, grown, by, which) => {
          const before = costOf(usageOf(deployment), which);
          const after = costOf(usageOf(grown(deployment, by)), which);
          expect(after).toBeGreaterThanOrEqual(nearly(before));
        },
      ),
    );
  });
});
