import { PRICE_NAMES, type PriceName, PRICES } from './prices.ts';

/** How much of what is used in a month; what is left out is not used. */
export type Usage = Readonly<Partial<Record<PriceName, number>>>;

/** Whether AWS's allowances that never end are there for this alone, or used up by others in the account. */
export type Allowances = 'alone' | 'used up';

/** What one thing costs in a month. */
export interface CostLine {
  readonly price: PriceName;
  readonly used: number;
  /** Of it, what is paid for. */
  readonly billed: number;
  /** US dollars, not rounded. */
  readonly usd: number;
}

/**
 * What a month costs, in the order of the prices, a line for each.
 *
 * @throws RangeError when something is used less than not at all, or without end
 */
export function costLines(usage: Usage, allowances: Allowances): readonly CostLine[] {
  return PRICE_NAMES.map((price) => costLine(price, usage[price] ?? 0, allowances));
}

function costLine(price: PriceName, used: number, allowances: Allowances): CostLine {
  const { usd, per, free, what } = PRICES[price];
  if (!Number.isFinite(used) || used < 0) {
    throw new RangeError(`${what}: got ${used}, expected a number from 0 on`);
  }
  const billed = allowances === 'alone' ? Math.max(0, used - free) : used;
  return { price, used, billed, usd: (billed / per) * usd };
}

/** US dollars of a month, not rounded. */
export function costOf(usage: Usage, allowances: Allowances): number {
  return costLines(usage, allowances).reduce((sum, { usd }) => sum + usd, 0);
}
