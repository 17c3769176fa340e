import type { CalendarDate } from './calendar-date.ts';
import type { EndTagKind } from './end-tag.ts';
import type { Phase } from './phase.ts';

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
  /** Whether this reading could not read what it has there, so that an earlier one counts. */
  readonly isUnread?: true;
  /** What successive readings have shown, where that says more than the rest; an importer gives none. */
  readonly history?: ProjectReleaseHistory;
}

/** What one reading alone does not say of a project in one release: what the readings before it have shown. */
export interface ProjectReleaseHistory {
  /** Versions that were listed and no longer are: should they come back, they are no news. */
  readonly formerVersions: readonly string[];
  /** How often each end has been declared; one that stands and is not named, once. */
  readonly endings: Readonly<Partial<Record<Phase, number>>>;
  /** For each end that is missing: the first reading without it. Until that has settled the end stands. */
  readonly withdrawn: Readonly<Partial<Record<Phase, CalendarDate>>>;
  /** How often the project has left the release. */
  readonly departures: number;
  /** Whether it is no longer in the release. */
  readonly hasLeft: boolean;
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
  /** How often readings have shown it retiring; left out where none has. */
  readonly retirements?: number;
  /** In the order of the product's releases; those without a release come last. */
  readonly releases: readonly ProjectRelease[];
}
