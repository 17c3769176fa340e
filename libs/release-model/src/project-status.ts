import type { CalendarDate } from './calendar-date.ts';
import type { Product } from './catalog.ts';

import { END_TAG_PHASE, type EndTagKind } from './end-tag.ts';
import { comparePhases } from './phase.ts';
import type { EndTag, Project, ProjectRelease, ProjectStanding, ProjectVersion } from './project.ts';
import { compareVersions, isFinalVersion } from './project-version.ts';
import type { Release } from './release.ts';
import { phaseOn } from './timeline.ts';
import { sharesVersions } from './upstream-word.ts';

/** What a project has in one release by a day. */
export interface ProjectReleaseStatus {
  /** Null for versions that belong to no release. */
  readonly release: Release | null;
  /** The highest final version, or the one that the source calls the latest; null when there is none yet. */
  readonly newest: ProjectVersion | null;
  /** How many versions are out, pre-releases counted. */
  readonly versions: number;
  /** The project's own end in that release, of several the latest. */
  readonly ended: { readonly tag: EndTagKind; readonly date: CalendarDate | null } | null;
  /** Whether its maintainers have given it up there: known without a day. */
  readonly abandoned: boolean;
}

/** Where a project stands on a day. */
export interface ProjectStatus {
  readonly project: Project;
  readonly standing: ProjectStanding | null;
  readonly incubatedSince: Release | null;
  readonly integratedSince: Release | null;
  readonly retiredOn: CalendarDate | null;
  /** Those in which something was out by that day, in the product's order. */
  readonly releases: readonly ProjectReleaseStatus[];
}

/**
 * Where a project stands on a day: only what was out by then counts, for versions, ends, standing and retirement.
 * What is known without a date counts from the catalog's own day on.
 */
export function projectStatus(product: Product, project: Project, day: CalendarDate): ProjectStatus {
  const outOn = (landed: CalendarDate | null): CalendarDate => landed ?? product.asOf;
  const isOut = ({ landed }: { readonly landed: CalendarDate | null }): boolean => outOn(landed) <= day;
  const retired = project.standing === 'retired' && outOn(project.retiredOn) <= day;
  return {
    project,
    standing: project.standing === 'retired' && !retired ? 'official' : project.standing,
    incubatedSince: begunRelease(product, project.incubatedSince, day),
    integratedSince: begunRelease(product, project.integratedSince, day),
    retiredOn: retired ? project.retiredOn : null,
    releases: project.releases.flatMap((entry) => {
      const out = ownVersions(product, project, entry, isOut);
      const ends = entry.endTags.filter((tag) => END_TAG_PHASE[tag.tag] !== null && isOut(tag));
      if (out.length === 0 && ends.length === 0) return [];
      const ended = ends.reduce<EndTag | null>((a, b) => (a ? laterEnd(a, b, outOn) : b), null);
      return [
        {
          release: product.releases.find((release) => release.key === entry.release) ?? null,
          newest: sharesVersions(product.source) ? newestFinal(out) : (out.at(-1) ?? null),
          versions: out.length,
          ended: ended && { tag: ended.tag, date: ended.landed },
          abandoned: entry.abandoned && product.asOf <= day,
        },
      ];
    }),
  };
}

/** The release to which a version of a project belongs: of two that carry it, the newer. Undefined when none has it. */
export function releaseOfVersion(
  product: Product,
  project: Project,
  version: string,
): ProjectRelease | undefined {
  const carrying = project.releases.filter((entry) =>
    entry.versions.some((known) => known.version === version),
  );
  return carrying.sort((a, b) => releaseIndex(product, b.release) - releaseIndex(product, a.release))[0];
}

/**
 * The versions that are out and belong to that release. One that stands in two releases belongs to the newer as soon as
 * it is out there, so the older does not count it from then on.
 */
function ownVersions(
  product: Product,
  project: Project,
  entry: ProjectRelease,
  isOut: (version: ProjectVersion) => boolean,
): ProjectVersion[] {
  if (!sharesVersions(product.source)) return entry.versions.filter(isOut);
  const index = releaseIndex(product, entry.release);
  const newer = project.releases
    .filter((other) => releaseIndex(product, other.release) > index)
    .map((other) => other.versions.filter(isOut));
  return entry.versions
    .filter(isOut)
    .filter(({ version }) => !newer.some((others) => others.some((known) => known.version === version)));
}

function releaseIndex(product: Product, key: string | null): number {
  return product.releases.findIndex((release) => release.key === key);
}

function begunRelease(product: Product, key: string | null, day: CalendarDate): Release | null {
  const release = product.releases.find((known) => known.key === key);
  return release && phaseOn(release, day, product.asOf) ? release : null;
}

function newestFinal(versions: readonly ProjectVersion[]): ProjectVersion | null {
  return versions
    .filter(({ version }) => isFinalVersion(version))
    .reduce<ProjectVersion | null>(
      (best, version) => (best && compareVersions(best.version, version.version) > 0 ? best : version),
      null,
    );
}

/** Of two ends the one that was out later; of two of one day the one that says the most. */
function laterEnd(a: EndTag, b: EndTag, outOn: (landed: CalendarDate | null) => CalendarDate): EndTag {
  const [dayOfA, dayOfB] = [outOn(a.landed), outOn(b.landed)];
  if (dayOfA !== dayOfB) return dayOfA > dayOfB ? a : b;
  return comparePhases(END_TAG_PHASE[a.tag] ?? 'planned', END_TAG_PHASE[b.tag] ?? 'planned') > 0 ? a : b;
}
