import type { Catalog, Product } from './catalog.ts';
import { type Keyed, matchKeys } from './match-keys.ts';
import type { Project } from './project.ts';
import { type Release, releaseDay } from './release.ts';
import { keysAreNames } from './upstream-word.ts';

/**
 * A reading with the keys under which its products and releases are known, whatever they are called by now: a product that
 * names a known one of its source among its aliases is that one, and so is a release that takes the place of one that its
 * product no longer lists, when it alone has the same release day and contradicts none of its dates. Where one of two may be
 * another as well, neither is renamed; nor are releases that one takes the place of, or that take the place of one. Former
 * names stay as aliases. What has keys of its own is left as it is. Applied twice it changes nothing more.
 */
export function recogniseRenamed(earlier: Catalog, read: Catalog): Catalog {
  const keys = productKeys(earlier, read);
  const known = new Map(earlier.products.map((product) => [product.key, product]));
  const products = read.products.map((product) => {
    if (!keysAreNames(product.source)) return product;
    const key = keys.get(product) ?? product.key;
    const before = known.get(key);
    return before ? knownProduct(before, product) : withKey(product, key);
  });
  return { ...read, products };
}

/** The keys of the products whose names are all that they are known by: each source has its own names, and no key is shared. */
function productKeys(earlier: Catalog, read: Catalog): ReadonlyMap<Product, string> {
  const named = read.products.filter(({ source }) => keysAreNames(source));
  const taken = new Set([
    ...earlier.products.map(({ key }) => key),
    ...read.products.filter(({ source }) => !keysAreNames(source)).map(({ key }) => key),
  ]);
  const keys = new Map<Product, string>();
  for (const [source, later] of Map.groupBy(named, (product) => product.source)) {
    const known = earlier.products.filter((product) => product.source === source);
    const found = matchKeys(later, known, {
      taken,
      mayBe: (product, { name, key }) => product.aliases.includes(name) || product.aliases.includes(key),
    });
    for (const [index, product] of later.entries()) keys.set(product, found[index] ?? product.key);
  }
  return keys;
}

function withKey(product: Product, key: string): Product {
  if (product.key === key) return product;
  return {
    ...product,
    key,
    projects: product.projects.map((project) => ownProject(project, product.key, key)),
  };
}

function knownProduct(known: Product, read: Product): Product {
  const keys = matchKeys(read.releases.map(named), known.releases.map(named), {
    taken: new Set(),
    mayBe: renamedReleases(known, read),
  });
  const before = new Map(known.releases.map((release) => [release.key, release]));
  const releases = read.releases.map((release, index) => {
    const key = keys[index] ?? release.key;
    const earlier = before.get(key);
    const aliases = earlier
      ? withFormer(release.aliases, [earlier.id, ...earlier.aliases], release.id)
      : release.aliases;
    return key === release.key && aliases === release.aliases ? release : { ...release, key, aliases };
  });
  const aliases = withFormer(read.aliases, [known.name, ...known.aliases], read.name);
  const isSame = releases.every((release, index) => release === read.releases[index]);
  if (isSame && aliases === read.aliases && known.key === read.key) return read;
  const rename = new Map(read.releases.map(({ key }, index) => [key, keys[index] ?? key]));
  return {
    ...read,
    key: known.key,
    aliases,
    releases,
    projects: read.projects.map((project) =>
      renamedProject(ownProject(project, read.key, known.key), rename),
    ),
    milestones: read.milestones.map((milestone) => ({
      ...milestone,
      release: rename.get(milestone.release) ?? milestone.release,
    })),
  };
}

/** A product's versions, where it has no projects of its own, are those of a project called by its key. */
function ownProject(project: Project, was: string, is: string): Project {
  return project.name === was ? { ...project, name: is } : project;
}

function renamedProject(project: Project, rename: ReadonlyMap<string, string>): Project {
  const renamed = (key: string | null): string | null => (key === null ? null : (rename.get(key) ?? key));
  return {
    ...project,
    incubatedSince: renamed(project.incubatedSince),
    integratedSince: renamed(project.integratedSince),
    releases: project.releases.map((entry) => ({ ...entry, release: renamed(entry.release) })),
  };
}

type NamedRelease = Keyed & { readonly release: Release };

function named(release: Release): NamedRelease {
  return { key: release.key, name: release.id, release };
}

/** Whether a release that a reading lists for the first time may be one that it no longer lists. */
function renamedReleases(
  known: Product,
  read: Product,
): (added: NamedRelease, lost: NamedRelease) => boolean {
  const [ids, knownIds] = [read, known].map(({ releases }) => new Set(releases.map(({ id }) => id)));
  const added = read.releases.filter(({ id }) => !knownIds?.has(id));
  const lost = known.releases.filter(({ id }) => !ids?.has(id));
  const below = ({ id }: Release, others: readonly Release[]): number =>
    others.filter((other) => other.id.startsWith(`${id}.`)).length;
  return ({ release }, { release: other }) =>
    isSameLife(other, release) &&
    added.filter((each) => isSameDay(each, release)).length === 1 &&
    // Where 28.0, 28.1 and 28.2 are no longer told apart, 28 is none of them.
    below(release, lost) < 2 &&
    below(other, added) < 2;
}

function isSameDay(a: Release, b: Release): boolean {
  return releaseDay(a) !== null && releaseDay(a) === releaseDay(b);
}

/** Whether two releases have one release day and agree on everything that both say. */
function isSameLife(a: Release, b: Release): boolean {
  return (
    isSameDay(a, b) &&
    a.windows.every(({ phase, from, basis }) => {
      const other = b.windows.find((window) => window.phase === phase);
      if (other === undefined || other.from === from) return true;
      const isOneUnknown = from === null || other.from === null;
      return isOneUnknown && (basis === 'scheduled') === (other.basis === 'scheduled');
    })
  );
}

/** Aliases with former names that are not among them; the same list when there are none. */
function withFormer(aliases: readonly string[], former: readonly string[], name: string): readonly string[] {
  const missing = former.filter((other) => other !== name && !aliases.includes(other));
  return missing.length === 0 ? aliases : [...aliases, ...new Set(missing)];
}
