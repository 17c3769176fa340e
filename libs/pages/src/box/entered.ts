import {
  begunReleases,
  findProduct,
  findProjects,
  findRelease,
  type Catalog,
  namesBeforeNumbers,
  nearestName,
  nearestVersion,
  type NamedRunning,
  type Product,
  productNames,
  type Project,
  projectNames,
  type Release,
  releaseNames,
  runTogether,
} from '@lastpatch/release-model';
import { plainLine } from '../plain-line.ts';

/** The longest text that is looked up. */
export const LONGEST_ENTERED = 120;

/** One reading of what was entered: what is named, and of which product with which of its projects that may be. */
export interface NamedReading {
  readonly named: NamedRunning;
  readonly product: Product;
  /** Those that the name may mean; empty where it means the product. */
  readonly projects: readonly Project[];
}

/** A release of a product, both by their names alone. */
export interface FoundRelease {
  readonly product: Product;
  readonly release: Release;
}

/** What a text that was entered may mean, by names alone. */
export type Entered =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'too-long' }
  /** A name with a release or a version: the likeliest reading first, and releases that are called so as a whole. */
  | {
      readonly kind: 'named';
      readonly readings: readonly NamedReading[];
      readonly others: readonly FoundRelease[];
    }
  | { readonly kind: 'product'; readonly product: Product }
  | { readonly kind: 'projects'; readonly product: Product; readonly projects: readonly Project[] }
  /** A release without its product, of however many products it may be. */
  | { readonly kind: 'releases'; readonly found: readonly FoundRelease[] }
  /** Nothing is called so. */
  | { readonly kind: 'unknown'; readonly nearest: string | null };

// What stands between a name and a version, the surest first: names have hyphens and slashes of their own.
const SEPARATORS = [/[\s@=]+/, /[\s@=:/]+/, /[\s@=:/_-]+/];

/**
 * What a person means by a text: `nova 31.0.0`, `nova@31.0.0`, `Ubuntu 22.04.3 LTS`, `2025.1`, `openstack`. Never fails.
 *
 * @param catalog names alone, titles among the products' aliases
 */
export function readEntered(catalog: Catalog, text: string): Entered {
  if (text.length > 10 * LONGEST_ENTERED) return { kind: 'too-long' };
  const line = plainLine(text);
  if (line === '') return { kind: 'nothing' };
  if (line.length > LONGEST_ENTERED) return { kind: 'too-long' };
  return (
    knownName(catalog, line) ??
    bareRelease(catalog, line) ??
    nameBeforeNumber(catalog, line) ??
    unknown(catalog, line)
  );
}

function knownName(catalog: Catalog, line: string): Entered | undefined {
  for (const separator of SEPARATORS) {
    const words = line.split(separator).filter((word) => word !== '');
    // The longest name that is known: "Red Hat Enterprise Linux 9.4".
    for (let length = words.length; length > 0; length--) {
      const known = calledSo(catalog, words.slice(0, length));
      const rest = words.slice(length);
      if (!known) {
        const together = writtenTogether(catalog, words.slice(0, length), rest);
        if (together) return together;
        continue;
      }
      if (rest.length === 0) return alone(known);
      // "openstack nova 31.0.0" names more than it must.
      const inner = isReleaseOf(known.product, rest) ? undefined : innerName(catalog, rest.join(' '));
      return inner ?? { kind: 'named', readings: readingsOf(known, rest), others: [] };
    }
  }
  return undefined;
}

function innerName(catalog: Catalog, line: string): Entered | undefined {
  return knownName(catalog, line) ?? nameBeforeNumber(catalog, line);
}

/** A product with a release or the beginning of some right behind its name, before what is called so elsewhere: `python3.11`. */
function writtenTogether(
  catalog: Catalog,
  words: readonly string[],
  rest: readonly string[],
): Entered | undefined {
  for (const text of joinedWords(words)) {
    const found = runTogether(catalog, text);
    if (!found) continue;
    const { product, version } = found;
    const known = { name: product.name, product, owner: undefined, projects: [] };
    const others = catalog.products.flatMap((other): FoundRelease[] => {
      const release = releaseCalled(other, text);
      return release ? [{ product: other, release }] : [];
    });
    return { kind: 'named', readings: readingsOf(known, [version, ...rest]), others };
  }
  return undefined;
}

/** A known name with a number right behind it that names alone do not know: `nova31.0.0`, `ubuntu2204`. */
function nameBeforeNumber(catalog: Catalog, line: string): Entered | undefined {
  const found = namesBeforeNumbers(line).find(([name]) => calledSo(catalog, name.split(/\s+/)));
  return found && knownName(catalog, found.join(' '));
}

/** What is called by one name. */
interface KnownName {
  readonly name: string;
  readonly product: Product | undefined;
  /** The product of which projects are called so, and those. */
  readonly owner: Product | undefined;
  readonly projects: readonly Project[];
}

/** What is called by some words, whether they are written apart or with hyphens: "windows server". */
function calledSo(catalog: Catalog, words: readonly string[]): KnownName | undefined {
  for (const name of joinedWords(words)) {
    const product = findProduct(catalog, name);
    const owner = catalog.products.find((other) => findProjects(other, name).length > 0);
    if (product ?? owner) return { name, product, owner, projects: owner ? findProjects(owner, name) : [] };
  }
  return undefined;
}

function joinedWords(words: readonly string[]): string[] {
  return [words.join(' '), words.join('-')];
}

function isReleaseOf(product: Product | undefined, words: readonly string[]): boolean {
  return product !== undefined && firstRelease(product, versionsIn(words)) !== undefined;
}

function alone({ product, owner, projects }: KnownName): Entered | undefined {
  if (product) return { kind: 'product', product };
  return owner && { kind: 'projects', product: owner, projects };
}

/**
 * A release of the product, else a version of the projects, else a release that the projects are part of, else what the product
 * may know as a version: that, its names alone do not say.
 */
function readingsOf({ name, product, owner, projects }: KnownName, rest: readonly string[]): NamedReading[] {
  const versions = versionsIn(rest);
  const own = product && firstRelease(product, versions);
  if (product && own) return [reading(product, own.id)];
  const readings: NamedReading[] = [];
  if (owner) {
    for (const version of versions) readings.push({ named: { name, version }, product: owner, projects });
    const release = firstRelease(owner, versions);
    if (release) readings.push(reading(owner, release.id));
  }
  if (product) for (const version of begunFirst(product, versions)) readings.push(reading(product, version));
  return readings;
}

/** What is said is said of the first: of `leap 15`, that several releases begin with 15. */
function begunFirst(product: Product, versions: readonly string[]): string[] {
  const isBegun = (version: string): boolean => begunReleases(product, version).length > 0;
  return [...versions.filter(isBegun), ...versions.filter((version) => !isBegun(version))];
}

function reading(product: Product, version: string): NamedReading {
  return { named: { name: product.name, version }, product, projects: [] };
}

/** What may be the version among words: all of them, then each with a digit, then each other; `v1.30` is 1.30 too. */
function versionsIn(words: readonly string[]): string[] {
  const bare = words.map(withoutMarks).filter((word) => word !== '');
  const [digits, others] = [bare.filter(hasDigit), bare.filter((word) => !hasDigit(word))];
  const all = [bare.join(' '), ...digits, ...others];
  return [...new Set(all.flatMap((word) => (/^v\d/i.test(word) ? [word.slice(1), word] : [word])))].slice(
    0,
    8,
  );
}

function withoutMarks(word: string): string {
  return word.replace(/^[("'[]+|[)"'\],;.]+$/g, '');
}

function hasDigit(word: string): boolean {
  return /\d/.test(word);
}

/** The release that the first of several names means. */
function firstRelease(product: Product, names: readonly string[]): Release | undefined {
  for (const name of names) {
    const found = findRelease(product, name);
    if (found) return found;
  }
  return undefined;
}

/** A release without its product: of exactly these names, else the one that they are a point release of. */
function bareRelease({ products }: Catalog, line: string): Entered | undefined {
  const words = [...new Set([line, ...line.split(/\s+/)])].map((word) =>
    withoutMarks(word).replace(/^v(?=\d)/i, ''),
  );
  for (const look of [releaseCalled, (product: Product, name: string) => firstRelease(product, [name])]) {
    const found = products.flatMap((product): FoundRelease[] => {
      const [whole, ...parts] = words.map((word) => look(product, word));
      // "2025.1 Epoxy" is one release by two names.
      const release = whole ?? (parts.every((part) => part === parts[0]) ? parts[0] : undefined);
      return release ? [{ product, release }] : [];
    });
    // The nearer to what was entered, the likelier: 1.29.3 is of a 1.29 rather than of a 1.
    if (found.length > 0) return { kind: 'releases', found: found.sort(byLengthOfId) };
  }
  return undefined;
}

function byLengthOfId(one: FoundRelease, other: FoundRelease): number {
  return other.release.id.length - one.release.id.length;
}

function releaseCalled({ releases }: Product, name: string): Release | undefined {
  const wanted = name.toLowerCase();
  return releases.find((release) => releaseNames(release).some((known) => known.toLowerCase() === wanted));
}

/** The nearest thing that can be entered, with the version that stood beside what was misspelt. */
function unknown({ products }: Catalog, line: string): Entered {
  const words = line.split(/[\s@=]+/).filter((word) => word !== '');
  const version = words.findIndex(hasDigit);
  const [name, rest] = version < 0 ? [words, []] : [words.slice(0, version), words.slice(version)];
  const near = name.length === 0 ? undefined : nearestName(name.join(' '), namesIn(products));
  if (near !== undefined) return { kind: 'unknown', nearest: [near, ...rest].join(' ') };
  const series = products.filter(({ source }) => source === 'openstack').flatMap(({ releases }) => releases);
  return { kind: 'unknown', nearest: nearestVersion(line, series.flatMap(releaseNames)) ?? null };
}

function* namesIn(products: readonly Product[]): Generator<string> {
  for (const product of products) {
    yield* productNames(product);
    yield* projectNames(product);
  }
}
