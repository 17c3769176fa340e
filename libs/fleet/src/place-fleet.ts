import type { Catalog, Product, Release } from '@lastpatch/release-model';
import type { Environment, FleetEntry } from './environment.ts';
import {
  type EntryPlace,
  isPlaced,
  placeEntry,
  type PlacedEntry,
  type UnplacedEntry,
} from './place-entry.ts';

/** The entries of an environment that stand for one release. */
export interface ReleaseEntries {
  readonly release: Release;
  readonly entries: readonly PlacedEntry[];
}

/** What an environment runs of one product. */
export interface ProductRun {
  readonly product: Product;
  /** From where the way leads: the oldest release that anything there stands for. */
  readonly release: Release;
  /** By release, the oldest first; more than one where the versions are mixed. */
  readonly releases: readonly ReleaseEntries[];
}

/** An environment, as far as the catalog knows what it runs. */
export interface PlacedEnvironment {
  readonly name: string;
  /** In the order of the catalog. */
  readonly runs: readonly ProductRun[];
  readonly unplaced: readonly UnplacedEntry[];
}

/** Places entries one after another; what was asked before is not looked for again. */
export type Placer = (entry: FleetEntry) => EntryPlace;

/** A placer for one catalog. */
export function placer(catalog: Catalog): Placer {
  const known = new Map<string, EntryPlace>();
  return (entry) => {
    const key = `${entry.name.toLowerCase()}\n${entry.version}`;
    const made = known.get(key);
    if (made) return { ...made, entry };
    const place = placeEntry(catalog, entry);
    known.set(key, place);
    return place;
  };
}

/** What environments run by a catalog, in the order in which they are given. Never fails. */
export function placeEnvironments(
  catalog: Catalog,
  environments: readonly Environment[],
): PlacedEnvironment[] {
  const place = placer(catalog);
  const order = new Map(catalog.products.map((product, index) => [product, index] as const));
  return environments.map(({ name, runs }) => {
    const places = runs.map(place);
    const byProduct = Map.groupBy(places.filter(isPlaced), ({ product }) => product);
    return {
      name,
      runs: [...byProduct]
        .sort(([a], [b]) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
        .map(([product, entries]) => productRun(product, entries)),
      unplaced: places.filter((found): found is UnplacedEntry => !isPlaced(found)),
    };
  });
}

function productRun(product: Product, entries: readonly PlacedEntry[]): ProductRun {
  const byRelease = Map.groupBy(entries, ({ release }) => release);
  const releases = [...byRelease]
    .map(([release, own]) => ({ release, entries: own }))
    .sort((a, b) => product.releases.indexOf(a.release) - product.releases.indexOf(b.release));
  const [oldest] = releases;
  if (!oldest) throw new Error('A product that is run has at least one entry.');
  return { product, release: oldest.release, releases };
}

/** A release that is run somewhere. */
export interface RunningRelease {
  readonly product: Product;
  readonly release: Release;
}

/**
 * What a fleet runs, each release once, in the order of the catalog: what `follow: running` stands for. Of mixed versions all
 * releases count; what cannot be placed counts for nothing.
 *
 * @param placed the environments, as they were placed by the same catalog
 */
export function runningReleases(catalog: Catalog, placed: readonly PlacedEnvironment[]): RunningRelease[] {
  const running = new Set<Release>();
  for (const { runs } of placed) {
    for (const { releases } of runs) for (const { release } of releases) running.add(release);
  }
  return catalog.products.flatMap((product) =>
    product.releases.filter((release) => running.has(release)).map((release) => ({ product, release })),
  );
}
