import { parseVersion, type Product, type Project, type Release } from '@lastpatch/release-model';
import type { UpstreamVersion } from './upstream-version.ts';

/** What a project's versions say about the release that another of its versions belongs to. */
export interface ProjectVersions {
  /** The releases by the versions themselves; null for versions that belong to none. */
  readonly exact: ReadonlyMap<string, Release | null>;
  /** The releases that have versions which begin so: `31`, `31.0`, `31.0.0`. */
  readonly beginning: ReadonlyMap<string, ReadonlySet<Release | null>>;
}

const known = new WeakMap<Project, ProjectVersions>();

/** The versions of a project by release. Made once for each project: a catalog never changes, and a fleet asks often. */
export function projectVersions(product: Product, project: Project): ProjectVersions {
  const made = known.get(project);
  if (made) return made;
  const exact = new Map<string, Release | null>();
  const owners = new Map<string, { readonly release: Release | null; readonly place: number }>();
  for (const entry of project.releases) {
    const place = product.releases.findIndex(({ key }) => key === entry.release);
    const release = product.releases[place] ?? null;
    for (const { version } of entry.versions) {
      // A version that stands in two releases belongs to the newer.
      const owner = owners.get(version);
      if (!owner || owner.place < place) owners.set(version, { release, place });
    }
  }
  const beginning = new Map<string, Set<Release | null>>();
  for (const [version, { release }] of owners) {
    exact.set(orderingKey(version), release);
    for (const prefix of prefixes(version)) {
      const releases = beginning.get(prefix) ?? new Set();
      beginning.set(prefix, releases.add(release));
    }
  }
  const versions = { exact, beginning };
  known.set(project, versions);
  return versions;
}

/** Versions that count as one have one key: `31.0.0.0rc1` and `31.0.0rc1`, `1.0` and `1.0.0`. */
function orderingKey(text: string): string {
  const { numbers, stage, stageNumber } = parseVersion(text);
  return stage === 'other' ? `other ${text}` : `${numbers.join('.')} ${stage} ${stageNumber}`;
}

function prefixes(version: string): string[] {
  const [head] = /^\d+(?:\.\d+)*/.exec(version.replace(/^v/, '')) ?? [];
  return head === undefined ? [] : beginnings(head.split('.'));
}

/** `31.0.0`, `31.0`, `31`: the longest first. */
export function beginnings(numbers: readonly string[]): string[] {
  return numbers.map((_, index) => numbers.slice(0, numbers.length - index).join('.'));
}

/** Where a version of a project stands. */
export type VersionPlace =
  | {
      readonly release: Release;
      /** How its known versions begin, where the version itself is not known; null where it is. */
      readonly by: string | null;
    }
  | {
      readonly release: null;
      readonly why: 'no-release' | 'unknown' | 'ambiguous';
      readonly by: string | null;
    };

/**
 * The release that a version of a project belongs to: the one that has it, else the one that alone has versions which begin
 * as it does, the longest beginning first. A snapshot shares at least two numbers, since the next release may count on from
 * the same first one.
 */
export function placeVersion(product: Product, project: Project, version: UpstreamVersion): VersionPlace {
  const { exact, beginning } = projectVersions(product, project);
  const own = exact.get(orderingKey(version.text));
  if (own) return { release: own, by: null };
  if (own === null) return { release: null, why: 'no-release', by: null };
  const least = version.stage === 'development' ? Math.min(2, version.numbers.length) : 1;
  for (const prefix of beginnings(version.numbers).slice(0, version.numbers.length - least + 1)) {
    const releases = beginning.get(prefix);
    if (!releases) continue;
    const [only] = releases;
    if (releases.size > 1) return { release: null, why: 'ambiguous', by: prefix };
    return only ? { release: only, by: prefix } : { release: null, why: 'no-release', by: prefix };
  }
  return { release: null, why: 'unknown', by: null };
}
