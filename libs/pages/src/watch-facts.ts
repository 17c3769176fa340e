import type { Catalog, Phase, Product, Release } from '@lastpatch/release-model';
import { decidingFacts } from './deciding-facts.ts';
import type { LifeFact } from './life-fact.ts';
import type { Shelves } from './shelf.ts';

/** A release that a watch follows, and which of its phases. */
export interface FollowedRelease {
  readonly product: Product;
  readonly release: Release;
  readonly phases: readonly Phase[];
}

/** A watch, as far as its calendar and feed say it. */
export interface WatchToShow {
  readonly id: string;
  readonly title: string;
  readonly follows: readonly FollowedRelease[];
  /** Days before an end of support. */
  readonly reminders: readonly number[];
}

/**
 * The dates that a watch follows, each once.
 *
 * @param catalog with the dates that the team chose
 */
export function watchFacts({ follows }: WatchToShow, catalog: Catalog, shelves: Shelves): LifeFact[] {
  const facts = new Map<string, LifeFact>();
  for (const { product, release, phases } of follows) {
    for (const fact of decidingFacts(catalog, shelves, product, release)) {
      if (phases.includes(fact.phase)) facts.set(fact.id, fact);
    }
  }
  return [...facts.values()];
}
