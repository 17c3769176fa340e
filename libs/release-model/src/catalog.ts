import type { CalendarDate } from './calendar-date.ts';
import type { Milestone } from './milestone.ts';
import type { Project } from './project.ts';
import type { Release } from './release.ts';

/** Who says what a product's life cycle is. */
export const SOURCES = ['openstack', 'endoflife-date', 'custom'] as const;

export type Source = (typeof SOURCES)[number];

/** What a source calls kinds of support, as in `Hardware & Maintenance`; a kind that has no name of its own is left out. */
export interface SupportLabels {
  /** All fixes: it ends where `security` begins. */
  readonly active?: string;
  /** The regular support: it ends where `extended` begins, or where the life does. */
  readonly regular?: string;
  /** The support beyond that, often paid: it ends with the life of a release that has it. */
  readonly extended?: string;
}

/** Something with releases. */
export interface Product {
  /** Never changes, and outlives renames. */
  readonly key: string;
  /** What people write: `openstack`. */
  readonly name: string;
  /** What people read: `OpenStack`. */
  readonly title: string;
  readonly aliases: readonly string[];
  readonly source: Source;
  /** The last day that its source knew: upstream's word counts up to this day. */
  readonly asOf: CalendarDate;
  /**
   * The day on which what it says was really read, where that is another: a snapshot stands for the days after it, and what a
   * team wrote down itself is as old as its last look at where it comes from.
   */
  readonly readOn?: CalendarDate;
  /**
   * The version of the importer that made it. Two readings by different versions may differ without any change upstream.
   * @default 1
   */
  readonly importer?: number;
  /** Of a vendor's own dates for the releases of another product: a name under which that product is found. */
  readonly overlays?: string;
  /** What the source calls the kinds of support that its phases end; left out where it has no names for them. */
  readonly supportLabels?: SupportLabels;
  /** The first reading that no longer held the product; left out while its source has it. */
  readonly missingSince?: CalendarDate;
  /** Whether it has been missing for the settling time: from then on nothing is planned for it. */
  readonly isGone?: true;
  /** In the order of their release days, the oldest first. */
  readonly releases: readonly Release[];
  /** In the order of their names. */
  readonly projects: readonly Project[];
  /** In the order of their weeks. */
  readonly milestones: readonly Milestone[];
}

/** Everything known about all products at one moment. Immutable. */
export interface Catalog {
  readonly products: readonly Product[];
  /** Sources of which it holds some products only, so that the others are not missing; left out where there are none. */
  readonly partial?: readonly Source[];
}
