import { type CalendarDate, daysBetween } from './calendar-date.ts';
import type { Catalog, Product } from './catalog.ts';
import { keepPlaces } from './keep-places.ts';
import { firstReadProject, mergeProject } from './merge-project.ts';
import { firstListed, mergeRelease, missingRelease, type ReadingContext } from './merge-release.ts';
import type { Project } from './project.ts';
import { recogniseRenamed } from './recognise-renamed.ts';
import type { Release } from './release.ts';

/**
 * What is known after a reading: the catalog that was known before, brought up to what was read, with the history that
 * follows from both.
 *
 * A reading that is no newer than what is known of a product is not taken: an older one (a stale mirror, a forgotten
 * option) would take back what has been told, and what a second reading of one day says besides is told with the next
 * day's. A product whose source was not read stays as it was.
 *
 * @param earlier undefined when nothing was known
 * @param settlingDays how long a withdrawn word, or a release that is no longer listed, must stay so before it counts
 */
export function mergeCatalog(earlier: Catalog | undefined, later: Catalog, settlingDays: number): Catalog {
  const known = earlier?.products ?? [];
  const read = recogniseRenamed({ products: known }, later);
  const before = new Map(known.map((product) => [product.key, product]));
  const products = read.products.map((product) => {
    const earlierProduct = before.get(product.key);
    if (!earlierProduct) return firstRead(product, settlingDays);
    return earlierProduct.asOf >= product.asOf
      ? earlierProduct
      : mergeProduct(earlierProduct, product, settlingDays);
  });
  const there = new Set(products.map(({ key }) => key));
  const missing = known
    .filter(({ key }) => !there.has(key))
    .map((product) => missingProduct(product, latestReading(read, product), settlingDays));
  return { products: [...products, ...missing] };
}

/** As {@link mergeCatalog}, without what upstream has dropped for good: what is to be told and shown. */
export function presentCatalog(catalog: Catalog): Catalog {
  return {
    products: catalog.products
      .filter(({ isGone }) => isGone !== true)
      .map((product) => {
        const releases = product.releases.filter(({ history }) => history?.isGone !== true);
        return releases.length === product.releases.length ? product : withReleases(product, releases);
      }),
  };
}

/** A product with some of its releases only, and without what belongs to the others. */
function withReleases(product: Product, releases: readonly Release[]): Product {
  const keys = new Set(releases.map(({ key }) => key));
  return {
    ...product,
    releases,
    projects: ofReleases(product.projects, keys),
    milestones: product.milestones.filter(({ release }) => keys.has(release)),
  };
}

/** The last day on which the source of a product was read whole, by what it says of others. */
function latestReading(read: Catalog, { source }: Product): CalendarDate | undefined {
  if (read.partial?.includes(source) === true) return undefined;
  return read.products
    .filter((product) => product.source === source)
    .map(({ asOf }) => asOf)
    .sort()
    .at(-1);
}

/** A product that its source no longer has: what is known of it stands, and after the settling time it is gone. */
function missingProduct(product: Product, latest: CalendarDate | undefined, settlingDays: number): Product {
  if (latest === undefined || latest <= product.asOf || product.isGone === true) return product;
  const missingSince = product.missingSince ?? latest;
  const isGone = daysBetween(missingSince, latest) >= settlingDays;
  return { ...product, missingSince, ...(isGone ? { isGone } : {}) };
}

function firstRead(product: Product, settlingDays: number): Product {
  const context = { source: product.source, asOf: product.asOf, settlingDays };
  return { ...product, releases: product.releases.map((release) => firstListed(release, context)) };
}

function mergeProduct(earlier: Product, read: Product, settlingDays: number): Product {
  const context: ReadingContext = { source: read.source, asOf: read.asOf, settlingDays };
  const releases = mergeReleases(earlier.releases, read.releases, context);
  const keys = new Set(releases.map(({ key }) => key));
  // A reading of the life cycles alone says nothing of projects and milestones.
  const isPartial = read.projects.length === 0 && read.milestones.length === 0;
  return {
    ...read,
    releases,
    projects: isPartial
      ? ofReleases(earlier.projects, keys)
      : mergeProjects(earlier, read, { context, keys }),
    milestones: isPartial ? earlier.milestones.filter(({ release }) => keys.has(release)) : read.milestones,
  };
}

/** In the order of the later reading; one that it lacks keeps its place behind the one that it followed. */
function mergeReleases(
  earlier: readonly Release[],
  read: readonly Release[],
  context: ReadingContext,
): Release[] {
  const before = new Map(earlier.map((release) => [release.key, release]));
  const merged = read.map((release) => {
    const known = before.get(release.key);
    return known ? mergeRelease(known, release, context) : firstListed(release, context);
  });
  const [keys, ids] = [new Set(read.map(({ key }) => key)), new Set(read.map(({ id }) => id))];
  const missing = earlier
    // An id that another release has taken belongs to that one.
    .filter(({ key, id }) => !keys.has(key) && !ids.has(id))
    .map((release) => missingRelease(release, context));
  return keepPlaces(merged, { earlier, missing, key: ({ key }) => key });
}

interface ProjectsContext {
  readonly context: ReadingContext;
  /** The releases that there are. */
  readonly keys: ReadonlySet<string>;
}

function mergeProjects(earlier: Product, read: Product, { context, keys }: ProjectsContext): Project[] {
  const before = new Map(earlier.projects.map((project) => [project.name, project]));
  const now = new Set(read.projects.map(({ name }) => name));
  const listed = new Set(read.releases.map(({ key }) => key));
  const reading = { ...context, unlisted: new Set([...keys].filter((key) => !listed.has(key))) };
  const merged = read.projects.map((project) => {
    const known = before.get(project.name);
    // Where nothing was known of projects, what is read first is no news and keeps the days that it has.
    if (!known) return earlier.projects.length === 0 ? project : firstReadProject(project, context.asOf);
    return mergeProject(known, project, reading);
  });
  const left = earlier.projects.filter(({ name }) => !now.has(name));
  return ofReleases(
    [...merged, ...left.map((project) => mergeProject(project, undefined, reading))].sort((a, b) =>
      a.name < b.name ? -1 : 1,
    ),
    keys,
  );
}

function ofReleases(projects: readonly Project[], keys: ReadonlySet<string>): Project[] {
  const known = (key: string | null): string | null => (key !== null && keys.has(key) ? key : null);
  return projects.map((project) => ({
    ...project,
    incubatedSince: known(project.incubatedSince),
    integratedSince: known(project.integratedSince),
    releases: project.releases.filter(({ release }) => release === null || keys.has(release)),
  }));
}
