import {
  parseVersion,
  type Product,
  type Project,
  type ProjectRelease,
  type Release,
} from '@lastpatch/release-model';
import type { UpstreamVersion } from './upstream-version.ts';

/** What a project's versions say about the release that another of its versions belongs to; releases by their keys. */
interface ProjectVersions {
  /** The releases by the versions themselves; null for versions that belong to none. */
  readonly exact: ReadonlyMap<string, string | null>;
  /** The releases that have versions which begin so: `31`, `31.0`, `31.0.0`. */
  readonly beginning: ReadonlyMap<string, ReadonlySet<string | null>>;
  /** Whether releases of it have shared a first number, as horizon's 25.1 and 25.2 do. Years are no such numbers. */
  readonly sharesFirst: boolean;
}

const known = new WeakMap<Project, ProjectVersions>();

/**
 * The versions of a project by release. Made once for each project: a catalog never changes, and a fleet asks often. By keys,
 * since products with other dates share their projects.
 */
function projectVersions(product: Product, project: Project): ProjectVersions {
  const made = known.get(project);
  if (made) return made;
  const places = new Map(product.releases.map(({ key }, index) => [key, index] as const));
  const owners = new Map<string, { readonly key: string | null; readonly place: number }>();
  for (const entry of project.releases) {
    const place = places.get(entry.release ?? '') ?? -1;
    const key = place < 0 ? null : entry.release;
    for (const version of versionsOf(entry)) {
      // A version that stands in two releases belongs to the newer.
      const owner = owners.get(version);
      if (!owner || owner.place < place) owners.set(version, { key, place });
    }
  }
  const exact = new Map<string, string | null>();
  const beginning = new Map<string, Set<string | null>>();
  for (const [version, { key }] of owners) {
    exact.set(orderingKey(version), key);
    for (const prefix of prefixes(version)) {
      const releases = beginning.get(prefix) ?? new Set();
      beginning.set(prefix, releases.add(key));
    }
  }
  const sharesFirst = [...beginning].some(
    ([prefix, releases]) => /^\d{1,3}$/.test(prefix) && releases.size > 1,
  );
  const versions = { exact, beginning, sharesFirst };
  known.set(project, versions);
  return versions;
}

/** Of a release that the project has left those that it had there: whoever runs one still runs that release. */
function versionsOf({ versions, history }: ProjectRelease): readonly string[] {
  return history?.hasLeft === true ? history.formerVersions : versions.map(({ version }) => version);
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
 * as it does, the longest beginning first. Two numbers must be shared by a snapshot, and by any version of a project whose
 * releases have shared a first one: there the next release may count on from the same.
 */
export function placeVersion(product: Product, project: Project, version: UpstreamVersion): VersionPlace {
  const { exact, beginning, sharesFirst } = projectVersions(product, project);
  const releaseOf = (key: string | null): Release | undefined =>
    key === null ? undefined : product.releases.find((release) => release.key === key);
  const own = exact.get(orderingKey(version.text));
  if (own !== undefined) return placed(releaseOf(own), null);
  const isLoose = sharesFirst || version.stage === 'development';
  const least = isLoose ? Math.min(2, version.numbers.length) : 1;
  for (const prefix of beginnings(version.numbers).slice(0, version.numbers.length - least + 1)) {
    const releases = beginning.get(prefix);
    if (!releases) continue;
    const [only = null] = releases;
    if (releases.size > 1) return { release: null, why: 'ambiguous', by: prefix };
    return placed(releaseOf(only), prefix);
  }
  const [first = ''] = version.numbers;
  if ((beginning.get(first)?.size ?? 0) > 1) return { release: null, why: 'ambiguous', by: first };
  return { release: null, why: 'unknown', by: version.numbers.slice(0, least).join('.') };
}

function placed(release: Release | undefined, by: string | null): VersionPlace {
  return release ? { release, by } : { release: null, why: 'no-release', by };
}
