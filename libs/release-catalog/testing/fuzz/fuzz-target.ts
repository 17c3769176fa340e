import fc from 'fast-check';
import { type Mutation, mutations } from './mutations.ts';
import type { Outcome } from './sound-import.ts';

/** What is damaged, and imported then. */
export interface FuzzTarget {
  /** For people: `openstack archive`. */
  readonly name: string;
  /**
   * @param which where the damage is one of several kinds, or falls on one of several parts: which
   * @throws FuzzFailure when the importer does what it must never do
   */
  readonly attempt: (damage: readonly Mutation[], which: number) => Promise<Outcome>;
}

/** One case: the damage, and where it falls. */
export interface FuzzCase {
  readonly damage: readonly Mutation[];
  readonly which: number;
}

export const fuzzCases: fc.Arbitrary<FuzzCase> = fc.record({ damage: mutations, which: fc.nat() });

// A single sample leans to the ends of what there is, as the first ones of many do.
const evenCases = fc.noBias(fuzzCases);

/** The case of a seed, the same on every machine. */
export function fuzzCase(seed: number): FuzzCase {
  const [only] = fc.sample(seed % 4 === 0 ? fuzzCases : evenCases, { seed, numRuns: 1 });
  return only ?? { damage: [], which: 0 };
}
