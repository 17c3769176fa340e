import {
  type Catalog,
  compareVersions,
  findProduct,
  projectName,
  type Product,
  type Project,
} from '@lastpatch/release-model';
import type { FleetEntry } from './environment.ts';
import { isService, openstackProject } from './packages/openstack-package.ts';
import { operatingSystem } from './packages/operating-system.ts';
import { productPackage } from './packages/product-package.ts';
import type { ScannedPackage } from './packages/scanned-package.ts';
import { isPlaced, type PlacedEntry } from './place-entry.ts';
import { placer } from './place-fleet.ts';
import { upstreamVersion } from './upstream-version.ts';

/** An entry of a fleet that packages stand for. */
export interface ScannedEntry extends PlacedEntry {
  /** How many packages say so. */
  readonly packages: number;
}

/** Packages of something that the catalog knows, at a version that it cannot place. */
export interface UnplacedPackage {
  readonly name: string;
  readonly version: string;
  /** A sentence without its full stop. */
  readonly why: string;
  readonly packages: number;
}

/** What packages mean by a catalog. */
export interface PlacedPackages {
  /** In the order of the catalog's products and their projects' names. */
  readonly entries: readonly ScannedEntry[];
  /** In the order of their names. */
  readonly unplaced: readonly UnplacedPackage[];
  /** Libraries and clients of OpenStack's: they may stand at any version beside a service, so that they say nothing. */
  readonly libraries: readonly string[];
  /** Packages of which the catalog knows no product. */
  readonly unknown: readonly string[];
}

/** What a package is taken for. */
type Meaning = { readonly name: string; readonly isRelease: boolean } | 'library' | 'unknown';

/** Turns packages into entries of a fleet. The order of the packages does not matter. Never fails. */
export function placePackages(catalog: Catalog, packages: readonly ScannedPackage[]): PlacedPackages {
  const groups = new Map<string, { entry: FleetEntry; froms: Set<string>; isRelease: boolean }>();
  const libraries = new Set<string>();
  const unknown = new Set<string>();
  const meaningOf = meanings(catalog);
  for (const found of packages) {
    const system = operatingSystem(found);
    const meaning: Meaning = system ? { name: system.name, isRelease: true } : meaningOf(found);
    if (meaning === 'library') libraries.add(found.name);
    else if (meaning === 'unknown') unknown.add(found.name);
    else {
      const written = (system ?? found).version;
      const version = upstreamVersion(written)?.text ?? written;
      const key = JSON.stringify([meaning.name, version]);
      const group = groups.get(key) ?? {
        entry: { name: meaning.name, version },
        froms: new Set(),
        isRelease: meaning.isRelease,
      };
      group.froms.add(found.kind === 'stated' ? '' : `${found.name} ${found.version}`);
      groups.set(key, group);
    }
  }
  const place = placer(catalog);
  const places = [...groups.values()].map(({ entry, froms, isRelease }) => ({
    froms: [...froms].sort(),
    isRelease,
    place: place(entry),
  }));
  return {
    entries: inOrder(catalog, joined(places)),
    unplaced: places
      .flatMap(({ place: { entry, ...place }, froms }) =>
        'why' in place ? [{ ...entry, why: whyOf(entry, place.why), packages: froms.length }] : [],
      )
      .sort((a, b) => compareTexts(a.name, b.name) || compareTexts(a.version, b.version)),
    libraries: [...libraries].sort(),
    unknown: [...unknown].sort(),
  };
}

function whyOf({ name, version }: FleetEntry, why: string): string {
  return version === ''
    ? `no version of ${name} is said: what is installed from a checkout or folder has none`
    : why;
}

/** What packages are taken for; asked once for each name. */
function meanings(catalog: Catalog): (found: ScannedPackage) => Meaning {
  const openstack = findProduct(catalog, 'openstack');
  const known = new Map<string, Meaning>();
  return (found) => {
    const key = `${found.kind} ${found.name}`;
    const meaning = known.get(key) ?? meaningIn(catalog, openstack, found);
    known.set(key, meaning);
    return meaning;
  };
}

function meaningIn(catalog: Catalog, openstack: Product | undefined, found: ScannedPackage): Meaning {
  if (found.kind === 'stated') return { name: found.name, isRelease: false };
  const product = productPackage(found) ?? ownName(catalog, found);
  if (product !== undefined) {
    return findProduct(catalog, product) ? { name: product, isRelease: true } : 'unknown';
  }
  const project = openstack && openstackProject(openstack, found);
  if (!openstack || !project) return 'unknown';
  return isService(project) ? { name: nameOf(openstack, project), isRelease: false } : 'library';
}

function nameOf(product: Product, project: Project): string {
  return projectName(product, project);
}

/** A team's own products are packaged under their names, and so is what an SBOM says without telling whose package it is. */
function ownName(catalog: Catalog, { kind, name }: ScannedPackage): string | undefined {
  if (kind === 'pypi') return undefined;
  const product = findProduct(catalog, name);
  if (product?.overlays !== undefined || product === undefined) return undefined;
  return product.source === 'custom' || kind === 'other' ? product.name : undefined;
}

interface Placed {
  readonly froms: readonly string[];
  readonly isRelease: boolean;
  readonly place: ReturnType<ReturnType<typeof placer>>;
}

/** Of a product all that is of one release is one entry, named by the release; versions of projects stay what they are. */
function joined(places: readonly Placed[]): ScannedEntry[] {
  const entries = new Map<string, { place: PlacedEntry; froms: string[] }>();
  for (const { place, froms, isRelease } of places) {
    if (!isPlaced(place)) continue;
    const version = isRelease && place.by === null ? place.release.id : place.entry.version;
    const name = isRelease ? place.product.name : place.entry.name;
    const key = JSON.stringify([name.toLowerCase(), version]);
    const made = entries.get(key) ?? { place: { ...place, entry: { name, version } }, froms: [] };
    made.froms.push(...froms.filter((from) => from !== ''));
    entries.set(key, made);
  }
  return [...entries.values()].map(({ place, froms }) => {
    const [first, ...others] = froms.sort();
    const isSame = froms.length === 1 && first === `${place.entry.name} ${place.entry.version}`;
    const from =
      first === undefined || isSame
        ? {}
        : { from: others.length === 0 ? first : `${first} and ${others.length} more` };
    return { ...place, entry: { ...place.entry, ...from }, packages: Math.max(1, froms.length) };
  });
}

function inOrder({ products }: Catalog, entries: readonly ScannedEntry[]): ScannedEntry[] {
  const order = new Map(products.map((product, index) => [product, index] as const));
  return entries.toSorted(
    (a, b) =>
      (order.get(a.product) ?? 0) - (order.get(b.product) ?? 0) ||
      compareTexts(a.entry.name, b.entry.name) ||
      compareVersions(a.entry.version, b.entry.version) ||
      compareTexts(a.entry.version, b.entry.version),
  );
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
