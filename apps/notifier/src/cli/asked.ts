import {
  type Catalog,
  eitherOf,
  findProduct,
  findProjects,
  findRelease,
  isFinalVersion,
  likelyReleases,
  nearestName,
  nearestVersion,
  productNames,
  type Product,
  type Project,
  projectNames,
  type Release,
} from '@lastpatch/release-model';
import { plainLine } from '../letters/plain-line.ts';
import { UsageFailure } from './failure.ts';
import { writtenOtherwise } from './written-otherwise.ts';

/** A product, with one of its releases or with all. */
export interface AskedReleases {
  readonly product: Product;
  readonly release: Release | undefined;
}

/**
 * What each of several arguments means.
 *
 * @throws UsageFailure that lists what is wrong with all of them, not only with the first
 */
export function eachAsked<T>(asked: readonly string[], read: (text: string) => T): T[] {
  const problems: string[] = [];
  const found = asked.flatMap((text) => {
    try {
      return [read(text)];
    } catch (error) {
      if (!(error instanceof UsageFailure)) throw error;
      problems.push(error.message);
      return [];
    }
  });
  if (problems.length > 0) throw new UsageFailure(problems.join('\n'));
  return found;
}

/** What `product` or `product@release` means. */
export function askedReleases(catalog: Catalog, asked: string): AskedReleases {
  const at = asked.indexOf('@');
  const product = askedProduct(catalog, at < 0 ? asked : asked.slice(0, at));
  return { product, release: at < 0 ? undefined : askedRelease(product, asked.slice(at + 1)) };
}

/** The product of that name. */
export function askedProduct(catalog: Catalog, name: string): Product {
  const product = findProduct(catalog, name);
  if (product) return product;
  throw new UsageFailure(
    `Unknown product ${quoted(name)}.${productHint(catalog, name)} Known: ${listed(catalog.products.map(({ name }) => name))}.`,
  );
}

/** What is meant by a name that no product has: a project, a release, or a product whose name is near. */
function productHint(catalog: Catalog, name: string): string {
  const whole = catalog.products.find((product) => findProjects(product, name).length > 0);
  if (whole) {
    const isOne = findProjects(whole, name).some(
      (project) => project.name.toLowerCase() === name.toLowerCase(),
    );
    const what = isOne ? 'a project' : 'a service or a team';
    const written = /^[\w.-]+$/.test(name) ? name : JSON.stringify(plainLine(name));
    return ` It is ${what} of ${plainLine(whole.title)}: see lastpatch project ${written}.`;
  }
  const otherwise = writtenOtherwise(catalog, name);
  if (otherwise?.isProject === true)
    return ` It is a version of a project: see lastpatch project ${plainLine(otherwise.written)}.`;
  return otherwise ? hinted(otherwise.written) : didYouMean(name, catalog.products.flatMap(productNames));
}

/** What is meant by a text that is written otherwise, as in `python3.11` or `nova-31.0.0`; empty where that means nothing. */
export function otherwiseHint(catalog: Catalog, text: string): string {
  return hinted(writtenOtherwise(catalog, text)?.written);
}

/** The release of that name, or the one that the point release belongs to. */
export function askedRelease(product: Product, name: string): Release {
  const release = findRelease(product, name);
  if (release) return release;
  throw unknownRelease(product, name);
}

/**
 * What is said of a name that no release of a product has.
 *
 * @param upstream what upstream may call it, where that is not what was written
 */
export function unknownRelease(product: Product, name: string, upstream = name): UsageFailure {
  const known = product.releases;
  const range =
    known.length === 0 ? 'it has none' : `it has ${plainLine(`${known[0]?.id} to ${known.at(-1)?.id}`)}`;
  return new UsageFailure(
    `Unknown release ${quoted(name)} of ${plainLine(product.title)}: ${range}.${hinted(eitherOf(likelyReleases(product, name, upstream)))}`,
  );
}

/** The projects of that name, and the product that they belong to. */
export function askedProjects(
  catalog: Catalog,
  name: string,
): { product: Product; projects: readonly Project[] } {
  for (const product of catalog.products) {
    const projects = findProjects(product, name);
    if (projects.length > 0) return { product, projects };
  }
  const known = catalog.products.flatMap((product) => [...projectNames(product)]);
  const [only, ...others] = catalog.products;
  const whose = only && others.length === 0 ? ` of ${plainLine(only.title)}` : '';
  throw new UsageFailure(
    `Unknown project ${quoted(name)}: no project, service or team${whose} is called so.${didYouMean(name, known)}`,
  );
}

/** What is said of a name that is neither a product nor a project. */
export function unknownRunning(catalog: Catalog, name: string): UsageFailure {
  const known = catalog.products.flatMap((product) => [...productNames(product), ...projectNames(product)]);
  return new UsageFailure(`Unknown product or project ${quoted(name)}.${didYouMean(name, known)}`);
}

/**
 * What is said of a version that none of the projects has.
 *
 * @param upstream what upstream may call it, where that is not what was written
 */
export function unknownVersion(
  projects: readonly Project[],
  version: string,
  upstream = version,
): UsageFailure {
  const known = projects.flatMap(({ releases }) => releases.flatMap(({ versions }) => versions));
  const versions = known.map((entry) => entry.version);
  const nearest = nearestVersion(upstream, versions);
  const late = versions.findLast(isFinalVersion);
  const example = late === undefined ? '' : ` Expected one such as ${plainLine(late)}.`;
  return new UsageFailure(
    `Unknown version ${quoted(version)} of ${listed(projects.map(({ name }) => name))}.${nearest === undefined ? example : hinted(nearest)}`,
  );
}

function didYouMean(asked: string, known: readonly string[]): string {
  return hinted(nearestName(asked, known));
}

function hinted(nearest: string | undefined): string {
  return nearest === undefined ? '' : ` Did you mean ${plainLine(nearest)}?`;
}

function quoted(text: string): string {
  return JSON.stringify(plainLine(text).slice(0, 60));
}

const MOST_LISTED = 12;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_LISTED).map(plainLine).join(', ');
  return names.length > MOST_LISTED ? `${shown} and ${names.length - MOST_LISTED} more` : shown;
}
