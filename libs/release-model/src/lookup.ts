import type { Catalog, Product } from './catalog.ts';
import type { Project } from './project.ts';
import type { Release } from './release.ts';

/** The product of that name, else of that key or alias, in any case. */
export function findProduct(catalog: Catalog, name: string): Product | undefined {
  return namesOf(catalog).get(name.toLowerCase());
}

const productsByName = new WeakMap<Catalog, ReadonlyMap<string, Product>>();

/** A catalog never changes, and is asked for every notice of every watch. */
function namesOf(catalog: Catalog): ReadonlyMap<string, Product> {
  const known = productsByName.get(catalog);
  if (known) return known;
  const names = new Map<string, Product>();
  const add = (name: string, product: Product): void => {
    if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), product);
  };
  for (const product of catalog.products) add(product.name, product);
  for (const product of catalog.products) productNames(product).forEach((name) => add(name, product));
  productsByName.set(catalog, names);
  return names;
}

/** Every name under which a product is found. */
export function productNames(product: Product): string[] {
  return [product.name, product.key, ...product.aliases];
}

/**
 * The release of that id, name, key or alias, in any case; else the one that a point release belongs to; else the only one
 * with a name of which that is the first word: `2016.1`, `Mitaka`, `mitaka` and `2016.1.1` are one, and so are `22.04`,
 * `Jammy Jellyfish` and `jammy`. A `v` before a number is no part of it where no name has it: `v1.29` is `1.29`.
 */
export function findRelease(product: Product, name: string): Release | undefined {
  const wanted = name.toLowerCase();
  const named =
    product.releases.find((release) => release.id.toLowerCase() === wanted) ??
    product.releases.find((release) => releaseNames(release).some((known) => known.toLowerCase() === wanted));
  if (named) return named;
  const pointed = product.releases
    .filter(
      (release) =>
        /^(?:\.\d+)+(?:(?:a|b|rc)\d+)?$/.test(wanted.slice(release.id.length)) &&
        wanted.startsWith(release.id.toLowerCase()),
    )
    .sort((a, b) => b.id.length - a.id.length)[0];
  if (pointed) return pointed;
  return /^v\d/.test(wanted) ? findRelease(product, wanted.slice(1)) : releaseByFirstWord(product, wanted);
}

/** Shorter first words are articles: `El Capitan`. What has a digit is no word of a codename. */
const FIRST_WORD = /^[^\s\d]{3,}$/;

/** The word in lower case. None where several releases are called so: Android has had three of `Jelly Bean`. */
function releaseByFirstWord({ releases }: Product, word: string): Release | undefined {
  if (!FIRST_WORD.test(word)) return undefined;
  const [first, ...others] = releases.filter((release) =>
    releaseNames(release).some((name) => name.toLowerCase().startsWith(`${word} `)),
  );
  return others.length === 0 ? first : undefined;
}

/** Every name under which a release is found. */
export function releaseNames(release: Release): string[] {
  return [release.id, ...(release.name === null ? [] : [release.name]), release.key, ...release.aliases];
}

/**
 * The projects of that name: as a project, else as a service (with or without " service"), else as a team, in any case; the
 * only project of a product goes by the product's names too. The first that matches answers. Empty when none does.
 */
export function findProjects(product: Product, name: string): readonly Project[] {
  const wanted = name.trim().toLowerCase();
  const named = product.projects.filter((project) => project.name.toLowerCase() === wanted);
  if (named.length > 0) return named;
  const serving = product.projects.filter((project) => serviceName(project) === withoutService(wanted));
  if (serving.length > 0) return serving;
  const ofTeam = product.projects.filter((project) => project.team?.toLowerCase() === wanted);
  if (ofTeam.length > 0 || product.projects.length !== 1) return ofTeam;
  return productNames(product).some((known) => known.toLowerCase() === wanted) ? product.projects : [];
}

/** Every name under which projects of a product are found: projects, services (with and without " service"), teams. */
export function projectNames(product: Product): Set<string> {
  return new Set(
    product.projects.flatMap((project) => [
      project.name,
      ...(project.service === null ? [] : [project.service.replace(/ service$/i, ''), project.service]),
      ...(project.team === null ? [] : [project.team]),
    ]),
  );
}

function serviceName(project: Project): string | undefined {
  return project.service === null ? undefined : withoutService(project.service.toLowerCase());
}

function withoutService(name: string): string {
  return name.replace(/ service$/, '');
}
