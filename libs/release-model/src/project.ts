import type { CalendarDate } from './calendar-date.ts';
import type { EndTagKind } from './end-tag.ts';

/** A version of a project and the day on which it was out for all to see; null where that day is not known. */
export interface ProjectVersion {
  readonly version: string;
  readonly landed: CalendarDate | null;
}

/** A project's own end in one release. */
export interface EndTag {
  readonly tag: EndTagKind;
  readonly landed: CalendarDate | null;
}

/** What a project has in one release. */
export interface ProjectRelease {
  /** The key of the release; null for versions that belong to no release. */
  readonly release: string | null;
  /** In upstream's order. */
  readonly versions: readonly ProjectVersion[];
  readonly endTags: readonly EndTag[];
  /** Whether its maintainers have given it up there. */
  readonly abandoned: boolean;
}

/** What the product's governance says of a project; retired ones keep the day on which they left. */
export type ProjectStanding = 'official' | 'retired';

/** A deliverable of a product with versions of its own: nova 33.0.2 belongs to OpenStack 2026.1. */
export interface Project {
  /** Its name in lower case, and its key. */
  readonly name: string;
  /** The service that it provides (`Compute service`); null when unknown or none. */
  readonly service: string | null;
  readonly team: string | null;
  /** As of the catalog's day; null when the governance does not know it. */
  readonly standing: ProjectStanding | null;
  /** The key of the release since which it was incubated, under the model before 2015. */
  readonly incubatedSince: string | null;
  /** The key of the release since which it was integrated, under the model before 2015. */
  readonly integratedSince: string | null;
  readonly retiredOn: CalendarDate | null;
  /** In the order of the product's releases; those without a release come last. */
  readonly releases: readonly ProjectRelease[];
}
