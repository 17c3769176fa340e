import {
  type Catalog,
  eitherOf,
  findProduct,
  findProjects,
  findRelease,
  isProductItself,
  likelyReleases,
  nearestName,
  nearestVersion,
  type Product,
  productNames,
  type Project,
  projectName,
  projectNames,
  type Release,
  releaseNames,
} from '@lastpatch/release-model';
import { dottedRelease } from './dotted-release.ts';
import type { FleetEntry } from './environment.ts';
import { placeVersion, type VersionPlace } from './project-versions.ts';
import { type UpstreamVersion, upstreamVersion } from './upstream-version.ts';

/** An entry whose release is known. */
export interface PlacedEntry {
  readonly entry: FleetEntry;
  readonly product: Product;
  readonly release: Release;
  /** How the release was known, when it was by a project's version; null when the product's own says it. */
  readonly by: { readonly project: Project; readonly version: string } | null;
  /** Why it is that release: `nova 31.0.0 belongs to 2025.1`. */
  readonly evidence: string;
}

/** An entry that cannot be placed, and why: a sentence without its full stop. */
export interface UnplacedEntry {
  readonly entry: FleetEntry;
  readonly why: string;
}

export type EntryPlace = PlacedEntry | UnplacedEntry;

/** Whether the release of an entry is known. */
export function isPlaced(place: EntryPlace): place is PlacedEntry {
  return 'release' in place;
}

const LONGEST_SHOWN = 60;

/**
 * The release that an entry stands for. A name that is both a product and a project is read as a product when that product has
 * such a release. Never fails: what cannot be placed says why, with the nearest name where one is near.
 */
export function placeEntry(catalog: Catalog, entry: FleetEntry): EntryPlace {
  const product = findProduct(catalog, entry.name);
  if (product?.overlays !== undefined) {
    return unplaced(
      entry,
      `${product.name} gives dates for ${product.overlays} and is nothing that runs: write ${product.overlays}, and choose its dates with dates: { ${product.overlays}: ${product.name} }`,
    );
  }
  const named = product && placeRelease(product, entry);
  if (named && isPlaced(named)) return named;
  const owner = catalog.products.find((other) => projectsOf(other, entry.name).length > 0);
  if (owner) return placeProject(owner, projectsOf(owner, entry.name), entry);
  return named ?? unplaced(entry, unknownName(catalog, entry.name));
}

/** The projects of that name, without the one that stands for its product: what that runs is the product's release. */
function projectsOf(product: Product, name: string): readonly Project[] {
  return findProjects(product, name).filter((project) => !isProductItself(product, project));
}

function placeRelease(product: Product, entry: FleetEntry): EntryPlace {
  const named = findRelease(product, entry.version);
  if (named) {
    const isName = releaseNames(named).some((name) => name.toLowerCase() === entry.version.toLowerCase());
    const evidence = `${product.name} ${shown(entry.version)}${isName ? '' : ` is of ${named.id}`}`;
    return { entry, product, release: named, by: null, evidence };
  }
  const version = upstreamVersion(entry.version);
  const release = version && dottedRelease(product, version);
  if (!version || !release) return unplaced(entry, unknownRelease(product, entry.version, version?.text));
  const evidence = `${product.name} ${version.text} is of ${release.id}`;
  return { entry, product, release, by: null, evidence };
}

function placeProject(product: Product, projects: readonly Project[], entry: FleetEntry): EntryPlace {
  const version = upstreamVersion(entry.version);
  if (!version) {
    return unplaced(
      entry,
      `${quoted(entry.version)} is no version: expected one such as 31.0.0 or 3:31.0.0-0ubuntu1`,
    );
  }
  const places = projects.map((project) => ({ project, place: placeVersion(product, project, version) }));
  // A service has several projects: the one that has that very version, else the first whose versions begin so.
  const best =
    places.find(({ place }) => place.release !== null && place.by === null) ??
    places.find(({ place }) => place.release !== null) ??
    places[0];
  if (!best) return unplaced(entry, `${quoted(entry.name)} is no project`);
  const { project, place } = best;
  if (place.release === null) return unplaced(entry, notPlaced(product, project, version, place));
  const name = projectName(product, project);
  const evidence =
    place.by === null
      ? `${name} ${version.text} belongs to ${place.release.id}`
      : `${name} ${version.text} begins as the ${place.by} versions of ${place.release.id} do`;
  return { entry, product, release: place.release, by: { project, version: version.text }, evidence };
}

function notPlaced(
  product: Product,
  project: Project,
  { text }: UpstreamVersion,
  place: VersionPlace & { readonly release: null },
): string {
  const name = projectName(product, project);
  switch (place.why) {
    case 'no-release':
      return `${name} ${text} belongs to no ${product.title} release, so it has no deadline of its own`;
    case 'ambiguous':
      return `the ${place.by} versions of ${name} belong to more than one ${product.title} release: write the release, as in ${product.name}: ${product.releases.at(-1)?.id ?? ''}`;
    case 'unknown': {
      const nearest = nearestOf(project, text);
      return `unknown version ${text} of ${name}: no version ${place.by} of it is known${nearest}`;
    }
  }
}

function nearestOf({ releases }: Project, text: string): string {
  const known = releases.flatMap(({ versions }) => versions.map(({ version }) => version));
  return didYouMean(nearestVersion(text, known));
}

function unknownName(catalog: Catalog, name: string): string {
  const products = catalog.products.filter(({ overlays }) => overlays === undefined);
  const names = products.flatMap((product) => [...productNames(product), ...projectNames(product)]);
  return `unknown product or project ${quoted(name)}${didYouMean(nearestName(name, names))}`;
}

function unknownRelease(product: Product, name: string, upstream: string | undefined): string {
  const likely = likelyReleases(product, name, upstream);
  return `unknown ${product.name} release ${quoted(name)}${didYouMean(eitherOf(likely))}`;
}

function didYouMean(nearest: string | undefined): string {
  return nearest === undefined ? '' : `: did you mean ${nearest}?`;
}

function unplaced(entry: FleetEntry, why: string): UnplacedEntry {
  return { entry, why };
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, LONGEST_SHOWN));
}

function shown(text: string): string {
  return text.slice(0, LONGEST_SHOWN);
}
