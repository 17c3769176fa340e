import {
  type Catalog,
  type ChosenVendors,
  findProduct,
  findRelease,
  presentCatalog,
  type Product,
} from '@lastpatch/release-model';
import type { FollowedReleases, Watch } from '@lastpatch/settings';
import type { Head, KnownWatch } from './ports.ts';
import type { Followed, FollowedBefore } from './watch.ts';

/** What was committed, and what was read, of which not all may have been taken. */
export interface CommittedAndRead {
  readonly catalog: Catalog;
  readonly read: Catalog;
}

/**
 * The watches of a run, as the next one knows them: one that is new has its welcome with the revision that the run commits.
 * What a watch names anew is known to be followed when it is in the catalog, or nowhere: what is only in a reading that was
 * not taken is followed for the first time when that is let through.
 */
export function knownWatches(
  watches: readonly Watch[],
  head: Head | undefined,
  { catalog, read }: CommittedAndRead,
): KnownWatch[] {
  const naming = { catalog: presentCatalog(catalog), read };
  const known = byId(head);
  return watches.map(({ id, follow, dates }) => {
    const { since, followed: before = [] } = known.get(id) ?? { since: (head?.revision ?? 0) + 1 };
    const followed = asWritten(follow).flatMap((rule) => knownNames(rule, before, naming));
    return { id, since, followed, dates: vendorsOf(dates) };
  });
}

/**
 * What those watches followed at the last run whose settings name something else by now, or go by other dates, by their ids, in
 * the names of the catalog: a name that upstream has given up since means what it meant then.
 */
export function followedBefore(
  watches: readonly Watch[],
  head: Head,
  catalog: Catalog,
): Map<string, FollowedBefore> {
  const then = presentCatalog(head.catalog);
  const known = byId(head);
  return new Map(
    watches.flatMap(({ id, follow, dates: chosen }): [string, FollowedBefore][] => {
      const now = vendorsOf(chosen);
      const { followed, dates = now } = known.get(id) ?? {};
      if (followed === undefined) return [];
      const isSame = JSON.stringify([followed, dates]) === JSON.stringify([asWritten(follow), now]);
      if (isSame) return [];
      return [[id, { follow: followed.map((rule) => inNamesOf(rule, then, catalog)), dates }]];
    }),
  );
}

function byId(head: Head | undefined): ReadonlyMap<string, KnownWatch> {
  return new Map(head?.watches.map((watch) => [watch.id, watch]));
}

/** Whose dates decide, in one form for what is written in several ways. */
function vendorsOf(dates: ChosenVendors = {}): ChosenVendors {
  const written = Object.entries(dates).map(
    ([product, vendor]) => [product.toLowerCase(), vendor.toLowerCase()] as const,
  );
  return Object.fromEntries(written.sort(([a], [b]) => compareText(a, b)));
}

/** Names in lower case, each once, and in one order: their order and their case mean nothing. */
function asWritten(follow: readonly Followed[]): Followed[] {
  return follow
    .map(({ product, releases }) => ({ product: product.toLowerCase(), releases: namesOf(releases) }))
    .map((rule) => ({ rule, text: JSON.stringify(rule) }))
    .sort((a, b) => compareText(a.text, b.text))
    .map(({ rule }) => rule);
}

function namesOf(releases: FollowedReleases): FollowedReleases {
  if (typeof releases === 'string') return releases;
  return [...new Set(releases.map((name) => name.toLowerCase()))].sort(compareText);
}

/** A rule without what it names for the first time, and only a reading has that was not taken. */
function knownNames(
  { product: name, releases }: Followed,
  before: readonly Followed[],
  { catalog, read }: CommittedAndRead,
): Followed[] {
  const had = before.filter((rule) => rule.product === name);
  const named = new Set(had.flatMap((rule) => (typeof rule.releases === 'string' ? [] : rule.releases)));
  const [product, untaken] = [findProduct(catalog, name), findProduct(read, name)];
  if (!product && untaken && had.length === 0) return [];
  if (typeof releases === 'string') return [{ product: name, releases }];
  const isKnown = (release: string): boolean =>
    named.has(release) ||
    (product && findRelease(product, release)) !== undefined ||
    (untaken && findRelease(untaken, release)) === undefined;
  return [{ product: name, releases: releases.filter(isKnown) }];
}

function inNamesOf({ product: name, releases }: Followed, then: Catalog, now: Catalog): Followed {
  const before = findProduct(then, name);
  const product = findProduct(now, name) ?? now.products.find(({ key }) => key === before?.key);
  if (!product) return { product: name, releases };
  if (typeof releases === 'string') return { product: product.name, releases };
  return { product: product.name, releases: releases.map((release) => idIn(product, before, release)) };
}

function idIn(product: Product, before: Product | undefined, name: string): string {
  const key = before && findRelease(before, name)?.key;
  const release = findRelease(product, name) ?? product.releases.find((other) => other.key === key);
  return release?.id ?? name;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
