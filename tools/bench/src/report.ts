import type { Figure } from './figure.ts';

/** A row that was not measured. */
export interface Skipped {
  readonly row: string;
  /** As a sentence without its full stop. */
  readonly why: string;
}

/** All that one run of `npm run bench` has measured. */
export interface BenchReport {
  /** The day, UTC. */
  readonly measuredOn: string;
  /** Such as `v24.21.0`. */
  readonly node: string;
  /** Such as `2 × AMD EPYC`. */
  readonly machine: string;
  /** How often each thing was measured. */
  readonly rounds: number;
  readonly figures: readonly Figure[];
  readonly skipped: readonly Skipped[];
}
