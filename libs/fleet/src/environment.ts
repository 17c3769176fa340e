/** One thing that an environment runs, as it was written: `nova` `3:31.0.0-0ubuntu1~cloud0`, `openstack` `2025.1`. */
export interface FleetEntry {
  /** A product, or a project of one, by any of its names. */
  readonly name: string;
  /** A release, or a version in any form that {@link upstreamVersion} knows. */
  readonly version: string;
  /** Where it was read, for people: `nova-common 3:31.0.0-0ubuntu1~cloud0`; left out of what a team wrote by hand. */
  readonly from?: string;
}

/** Something that a team upgrades as a whole: a region, a cluster, a laboratory. */
export interface Environment {
  readonly name: string;
  readonly runs: readonly FleetEntry[];
}

/** How many days one hop takes: the same for all products, or by the names of products. Null where nothing is said. */
export type HopDays = number | Readonly<Record<string, number>> | null;

/** What a team runs. */
export interface Fleet {
  readonly environments: readonly Environment[];
  readonly hopDays: HopDays;
}

const LONGEST_NAME = 60;

// Names stand in subjects, in SMS and in identities, and are typed: plain characters need no rules of their own there.
const SHAPE = /^[A-Za-z0-9](?:[A-Za-z0-9 ._+-]*[A-Za-z0-9._+-])?$/;

/** What is said of a name that is none. */
export const NO_ENVIRONMENT_NAME = `expected 1 to ${LONGEST_NAME} letters, digits, single spaces and any of . _ + -, beginning with a letter or digit, as in region-one`;

/** Whether an environment may be called so. */
export function isEnvironmentName(text: string): boolean {
  return text.length <= LONGEST_NAME && SHAPE.test(text) && !text.includes('  ');
}

/** Names that differ in case only are one: nobody should have to tell them apart. */
export function environmentKey(name: string): string {
  return name.toLowerCase();
}
