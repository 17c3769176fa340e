import { type Product, productNames } from '@lastpatch/release-model';
import type { HopDays } from '../environment.ts';

/** How many days one hop of a product takes; null where nothing is said of it. */
export function daysOfHop(hopDays: HopDays, product: Product): number | null {
  if (hopDays === null || typeof hopDays === 'number') return hopDays;
  const names = new Set(productNames(product).map((name) => name.toLowerCase()));
  return Object.entries(hopDays).find(([name]) => names.has(name.toLowerCase()))?.[1] ?? null;
}
