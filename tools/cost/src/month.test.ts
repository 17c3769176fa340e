import { describe, expect, it } from 'vitest';
import { costLines, costOf, type Usage } from './month.ts';
import { PRICE_NAMES, PRICES } from './prices.ts';

describe('what a month costs', () => {
  it.each<[Usage, alone: number, usedUp: number]>([
    [{}, 0, 0],
    [{ emails: 1000 }, 0, 0.02],
    [{ emails: 1001 }, 0.00002, 0.02002],
    [{ emails: 101_000 }, 2, 2.02],
    [{ snsCalls: 3_000_000 }, 1, 1.5],
    [{ httpsPosts: 1_100_000 }, 0.6, 0.66],
    [{ smsUs: 50 }, 0.5, 0.5],
    [{ smsGermany: 10, usNumbers: 1 }, 3.1, 3.1],
    [{ alarms: 9 }, 0, 0.9],
    [{ alarms: 12 }, 0.2, 1.2],
    [{ queriedMetrics: 5 }, 0.5, 0.5],
    [{ metrics: 10 }, 0, 3],
    [{ metrics: 12.5 }, 0.75, 3.75],
    [{ dashboards: 4 }, 3, 12],
    [{ lambdaSeconds: 500_000 }, 1.33334, 6.6667],
    [{ lambdaCalls: 2_000_000 }, 0.2, 0.4],
    [{ schedulerCalls: 15_000_000 }, 1, 15],
    [{ ledgerWrites: 2_000_000, ledgerReads: 4_000_000 }, 1.75, 1.75],
    [{ ledgerStorage: 30, ledgerRecovery: 30 }, 7.25, 13.5],
    [{ bucketWrites: 2000, bucketReads: 10_000, bucketStorage: 10 }, 0.244, 0.244],
    [{ queueCalls: 2_000_000 }, 0.4, 0.8],
    [{ logsWritten: 6, logsKept: 10 }, 0.8, 3.3],
    [{ traces: 1_100_000 }, 5, 5.5],
    [{ dataOut: 110 }, 0.9, 9.9],
  ])('%j: $%d alone in an account, $%d where the allowances are used up', (usage, alone, usedUp) => {
    expect(costOf(usage, 'alone')).toBeCloseTo(alone, 9);
    expect(costOf(usage, 'used up')).toBeCloseTo(usedUp, 9);
  });

  it('says of each thing what was used and what of it is paid for', () => {
    const lines = costLines({ emails: 1500 }, 'alone');
    expect(lines.map(({ price }) => price)).toEqual(PRICE_NAMES);
    expect(lines.find(({ price }) => price === 'emails')).toEqual({
      price: 'emails',
      used: 1500,
      billed: 500,
      usd: 0.01,
    });
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('of %d mails is nothing that can be said', (emails) => {
    expect(() => costOf({ emails }, 'alone')).toThrow(
      `emails delivered: got ${emails}, expected a number from 0 on`,
    );
  });
});

describe('the prices', () => {
  it('are each of a public page of AWS', () => {
    for (const { usd, per, free, page } of Object.values(PRICES)) {
      expect([usd > 0, per > 0, free >= 0]).toEqual([true, true, true]);
      expect(page).toMatch(/^https:\/\/aws\.amazon\.com\/[a-z0-9/-]+\/$/);
    }
  });
});
