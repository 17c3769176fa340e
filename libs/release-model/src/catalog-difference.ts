import type { Basis } from './basis.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { Catalog, Product } from './catalog.ts';
import type { Milestone } from './milestone.ts';
import type { Phase } from './phase.ts';
import type { EndTag, Project, ProjectRelease, ProjectStanding, ProjectVersion } from './project.ts';
import type { Release } from './release.ts';
import type { SupportWindow } from './support-window.ts';

/** What one catalog says of the beginning of a phase. */
export interface PhaseFact {
  readonly date: CalendarDate | null;
  readonly basis: Basis;
}

/** One difference between two catalogs, told by the names of the later one. */
export type CatalogChange =
  | { readonly change: 'product-added' | 'product-removed'; readonly product: string }
  | {
      readonly change: 'release-added' | 'release-removed';
      readonly product: string;
      readonly release: string;
    }
  | {
      readonly change: 'release-renamed';
      readonly product: string;
      readonly release: string;
      readonly was: string;
    }
  | {
      /** `was` is null where the phase was not listed, `now` where it is no longer. */
      readonly change: 'phase';
      readonly product: string;
      readonly release: string;
      readonly phase: Phase;
      readonly was: PhaseFact | null;
      readonly now: PhaseFact | null;
    }
  | {
      readonly change: 'project-added' | 'project-removed';
      readonly product: string;
      readonly project: string;
    }
  | {
      readonly change: 'standing';
      readonly product: string;
      readonly project: string;
      readonly was: ProjectStanding | null;
      readonly now: ProjectStanding | null;
      readonly retiredOn: CalendarDate | null;
    }
  | {
      readonly change: 'version-added' | 'version-removed' | 'end-tag-added' | 'end-tag-removed';
      readonly product: string;
      readonly project: string;
      /** Null for versions that belong to no release. */
      readonly release: string | null;
      /** The version, or the kind of the end tag. */
      readonly version: string;
      readonly landed: CalendarDate | null;
    }
  | {
      readonly change: 'milestone-added' | 'milestone-removed';
      readonly product: string;
      readonly release: string;
      readonly slug: string;
      readonly from: CalendarDate;
    };

/**
 * What differs between two catalogs, in the order of the later one. Products, releases and projects are matched by their
 * keys, so a rename is one change and not a removal and an addition. Equal catalogs differ in nothing.
 */
export function catalogDifference(was: Catalog, now: Catalog): CatalogChange[] {
  return compare(was.products, now.products, (product) => product.key, {
    added: (product) => [{ change: 'product-added', product: product.name }],
    removed: (product) => [{ change: 'product-removed', product: product.name }],
    both: productDifference,
  });
}

function productDifference(was: Product, now: Product): CatalogChange[] {
  const product = now.name;
  const ids = new Map([...was.releases, ...now.releases].map((release) => [release.key, release.id]));
  const at = (project: string): ProjectPlace => ({ product, project, ids });
  return [
    ...compare(was.releases, now.releases, (release) => release.key, {
      added: (release) => [{ change: 'release-added', product, release: release.id }],
      removed: (release) => [{ change: 'release-removed', product, release: release.id }],
      both: (before, after) => releaseDifference(product, before, after),
    }),
    ...compare(was.milestones, now.milestones, milestoneKey, {
      added: (milestone) => [milestoneChange('milestone-added', product, milestone, ids)],
      removed: (milestone) => [milestoneChange('milestone-removed', product, milestone, ids)],
    }),
    ...compare(was.projects, now.projects, (project) => project.name, {
      added: (project) => [
        { change: 'project-added', product, project: project.name },
        ...project.releases.flatMap((entry) => projectReleaseDifference(at(project.name), NOTHING, entry)),
      ],
      removed: (project) => [{ change: 'project-removed', product, project: project.name }],
      both: (before, after) => projectDifference(at, before, after),
    }),
  ];
}

function releaseDifference(product: string, was: Release, now: Release): CatalogChange[] {
  const release = now.id;
  const phaseChange = (phase: Phase, before: PhaseFact | null, after: PhaseFact | null): CatalogChange => {
    return { change: 'phase', product, release, phase, was: before, now: after };
  };
  return [
    ...(was.id === now.id && was.name === now.name
      ? []
      : [
          {
            change: 'release-renamed' as const,
            product,
            release,
            was: was.id === now.id ? (was.name ?? was.id) : was.id,
          },
        ]),
    ...compare(was.windows, now.windows, (window) => window.phase, {
      added: (window) => [phaseChange(window.phase, null, fact(window))],
      removed: (window) => [phaseChange(window.phase, fact(window), null)],
      both: (before, after) =>
        before.from === after.from && before.basis === after.basis
          ? []
          : [phaseChange(after.phase, fact(before), fact(after))],
    }),
  ];
}

function projectDifference(
  at: (project: string) => ProjectPlace,
  was: Project,
  now: Project,
): CatalogChange[] {
  const standing: CatalogChange[] =
    was.standing === now.standing && was.retiredOn === now.retiredOn
      ? []
      : [
          {
            change: 'standing',
            product: at(now.name).product,
            project: now.name,
            was: was.standing,
            now: now.standing,
            retiredOn: now.retiredOn,
          },
        ];
  return [
    ...standing,
    ...compare(was.releases, now.releases, (entry) => entry.release ?? '', {
      added: (entry) => projectReleaseDifference(at(now.name), NOTHING, entry),
      removed: (entry) =>
        projectReleaseDifference(at(now.name), entry, { ...NOTHING, release: entry.release }),
      both: (before, after) => projectReleaseDifference(at(now.name), before, after),
    }),
  ];
}

const NOTHING: ProjectRelease = { release: null, versions: [], endTags: [], abandoned: false };

/** Of which project a change is told, and how its releases are called. */
interface ProjectPlace {
  readonly product: string;
  readonly project: string;
  /** The ids of the releases by their keys. */
  readonly ids: ReadonlyMap<string, string>;
}

function projectReleaseDifference(
  { product, project, ids }: ProjectPlace,
  was: ProjectRelease,
  now: ProjectRelease,
): CatalogChange[] {
  const release = now.release === null ? null : (ids.get(now.release) ?? now.release);
  const version =
    (change: 'version-added' | 'version-removed') =>
    (entry: ProjectVersion): CatalogChange[] => [
      { change, product, project, release, version: entry.version, landed: entry.landed },
    ];
  const endTag =
    (change: 'end-tag-added' | 'end-tag-removed') =>
    (entry: EndTag): CatalogChange[] => [
      { change, product, project, release, version: entry.tag, landed: entry.landed },
    ];
  return [
    ...compare(was.versions, now.versions, (entry) => entry.version, {
      added: version('version-added'),
      removed: version('version-removed'),
    }),
    ...compare(was.endTags, now.endTags, (entry) => entry.tag, {
      added: endTag('end-tag-added'),
      removed: endTag('end-tag-removed'),
    }),
  ];
}

interface Comparison<T> {
  added(entry: T): CatalogChange[];
  removed(entry: T): CatalogChange[];
  both?(was: T, now: T): CatalogChange[];
}

function compare<T>(
  was: readonly T[],
  now: readonly T[],
  key: (entry: T) => string,
  tell: Comparison<T>,
): CatalogChange[] {
  const before = new Map(was.map((entry) => [key(entry), entry]));
  const after = new Set(now.map(key));
  return [
    ...now.flatMap((entry) => {
      const earlier = before.get(key(entry));
      return earlier === undefined ? tell.added(entry) : (tell.both?.(earlier, entry) ?? []);
    }),
    ...was.filter((entry) => !after.has(key(entry))).flatMap((entry) => tell.removed(entry)),
  ];
}

function fact(window: SupportWindow): PhaseFact {
  return { date: window.from, basis: window.basis };
}

function milestoneKey(milestone: Milestone): string {
  return `${milestone.release} ${milestone.slug} ${milestone.from}`;
}

function milestoneChange(
  change: 'milestone-added' | 'milestone-removed',
  product: string,
  milestone: Milestone,
  ids: ReadonlyMap<string, string>,
): CatalogChange {
  return {
    change,
    product,
    release: ids.get(milestone.release) ?? milestone.release,
    slug: milestone.slug,
    from: milestone.from,
  };
}
