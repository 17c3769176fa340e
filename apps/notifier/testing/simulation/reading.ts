import type { Day } from './days.ts';

/** The phases of a life, by their places in this list. */
export const LIFE = [
  'planned',
  'development',
  'maintained',
  'security',
  'extended',
  'unmaintained',
  'end-of-life',
] as const;

/** The phase in which a release comes out. */
export const OUT = 2;

/** The last phase of a life. */
export const OVER = 6;

/** What upstream says of one phase of a release. */
export interface PhaseRead {
  /** Its place in a life. */
  readonly phase: number;
  /** The day on which it begins; null when upstream names none. */
  readonly day: Day | null;
  /** Whether upstream says that it has begun, and does not merely give a date. */
  readonly isSaid: boolean;
}

/** What upstream says of one release, in the order of its life. */
export interface ReleaseRead {
  readonly key: string;
  readonly phases: readonly PhaseRead[];
}

/** A version or an own end of a project; its day is null where upstream gives none. */
export interface LandedRead {
  readonly name: string;
  readonly landed: Day | null;
}

/** What a project has in one release. */
export interface EntryRead {
  readonly release: string;
  readonly versions: readonly LandedRead[];
  /** By the phases that the project has entered there. */
  readonly ends: readonly LandedRead[];
}

/** A project of a product. */
export interface ProjectRead {
  readonly name: string;
  readonly retiredOn: Day | null;
  readonly entries: readonly EntryRead[];
}

/** What upstream says of a product on a day. */
export interface ProductRead {
  readonly name: string;
  /** Whether upstream says itself that phases have begun, besides the dates that it plans. */
  readonly declares: boolean;
  readonly asOf: Day;
  readonly releases: readonly ReleaseRead[];
  readonly projects: readonly ProjectRead[];
}
