import type { Catalog, Product } from './catalog.ts';
import { type Keyed, matchKeys } from './match-keys.ts';
import type { Project } from './project.ts';
import { type Release, releaseDay } from './release.ts';
import { keysAreNames } from './upstream-word.ts';

/**
 * A reading with the keys under which its products and releases are known, whatever they are called by now: a product that
 * names a known one of its source among its aliases is that one, and so is a release that takes the place of one that its
 * product no longer lists, when it alone has the same release day and contradicts none of its dates. Former names stay as
 * aliases. What has keys of its own is left as it is. Applied twice it changes nothing more.
 */
export function recogniseRenamed(earlier: Catalog, read: Catalog): Catalog {
  const keys = matchKeys(read.products, earlier.products, (product, lost) =>
    lost.filter(
      ({ source, name, key }) =>
        source === product.source && (product.aliases.includes(name) || product.aliases.includes(key)),
    ),
  );
  const known = new Map(earlier.products.map((product) => [product.key, product]));
  const products = read.products.map((product, index) => {
    const key = keysAreNames(product.source) ? (keys[index] ?? product.key) : product.key;
    const before = known.get(key);
    if (before && keysAreNames(product.source)) return knownProduct(before, product);
    return product.key === key ? product : { ...product, key };
  });
  return { ...read, products };
}

function knownProduct(known: Product, read: Product): Product {
  const keys = matchKeys(read.releases.map(named), known.releases.map(named), ({ release }, lost, added) => {
    const isAlone = added.filter((other) => isSameDay(other.release, release)).length === 1;
    return isAlone ? lost.filter((other) => isSameLife(other.release, release)) : [];
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
      renamedProject(project, rename, { was: read.key, is: known.key }),
    ),
    milestones: read.milestones.map((milestone) => ({
      ...milestone,
      release: rename.get(milestone.release) ?? milestone.release,
    })),
  };
}

/** A product's versions, where it has no projects of its own, are those of a project called by its key. */
function renamedProject(
  project: Project,
  rename: ReadonlyMap<string, string>,
  product: { readonly was: string; readonly is: string },
): Project {
  const renamed = (key: string | null): string | null => (key === null ? null : (rename.get(key) ?? key));
  return {
    ...project,
    name: project.name === product.was ? product.is : project.name,
    incubatedSince: renamed(project.incubatedSince),
    integratedSince: renamed(project.integratedSince),
    releases: project.releases.map((entry) => ({ ...entry, release: renamed(entry.release) })),
  };
}

function named(release: Release): Keyed & { readonly release: Release } {
  return { key: release.key, name: release.id, release };
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
