import {
  type CalendarDate,
  type Catalog,
  chosenCatalog,
  findProduct,
  findRelease,
  type Product,
  type Release,
  releaseStatus,
} from '@lastpatch/release-model';
import type { Watch } from '@lastpatch/settings';
import type { Notice } from './notice.ts';
import { followedSaid } from './followed-said.ts';
import { type Followed, type FollowedBefore, followedReleases, follows, withDecided } from './watch.ts';

/** What the settings of a watch have added to what it followed at its last run. */
export interface Widening {
  /** In words. */
  readonly said: string;
  /** Of these it hears where they stand. */
  readonly releases: ReadonlySet<Release>;
  /** Those of the run's notices that are history for it: they came before it followed their releases. */
  readonly history: ReadonlySet<Notice>;
}

/** What a widening is found from. */
export interface WideningInput {
  /** What the watch followed at its last run, in the names of the catalog. */
  readonly before: FollowedBefore;
  /** By the dates that the watch goes by. */
  readonly catalog: Catalog;
  /** By upstream's. */
  readonly upstream: Catalog;
  readonly today: CalendarDate;
  /** Those that the watch wants to hear of by its settings of today. */
  readonly notices: readonly Notice[];
}

/**
 * What a watch follows today that its settings of the last run would not follow today, or only by other dates: what upstream
 * has added since is not in it. A notice of such a release is history; where the watch would hear of that release no more, as
 * of one that has ended since, the release is among those of which it hears where they stand. Undefined when nothing was added.
 */
export function wideningOf(watch: Watch, input: WideningInput): Widening | undefined {
  const { before, catalog, upstream, today, notices } = input;
  const former = chosenCatalog(upstream, before.dates);
  const had = followedAlike(before, { former, catalog, today });
  const releases = new Set(
    followedReleases(watch, catalog, today).flatMap(({ release }) => (had.has(release) ? [] : [release])),
  );
  const history = new Set<Notice>();
  for (const notice of notices) {
    if (withDecided(watch, catalog, notice).some((fact) => follows(before, former, fact))) continue;
    const release = standingRelease(notice, catalog, today);
    // What was followed all along is news, also where only the new settings ask for it; so is what stands nowhere.
    if (release === undefined || (release !== null && had.has(release))) continue;
    history.add(notice);
    if (release !== null) releases.add(release);
  }
  const said = addedRules(watch, releases, input);
  return said.length === 0
    ? undefined
    : { said: followedSaid({ ...watch, follow: said }, watch.locale), releases, history };
}

/** The releases of the catalog that were followed by the settings of the last run too, and by the same dates. */
function followedAlike(
  before: FollowedBefore,
  { former, catalog, today }: Pick<WideningInput, 'catalog' | 'today'> & { readonly former: Catalog },
): ReadonlySet<Release> {
  // Other dates make another product of it: of nearly all there is but one.
  const products = new Map(catalog.products.map((product) => [product.key, product]));
  const alike = new Set<Release>();
  for (const { product, release } of followedReleases(before, former, today)) {
    const present = products.get(product.key);
    const own = present === product ? release : present?.releases.find(({ key }) => key === release.key);
    if (own && (own === release || isDatedAlike(own, release))) alike.add(own);
  }
  return alike;
}

function isDatedAlike(a: Release, b: Release): boolean {
  return a.datesOf?.name === b.datesOf?.name && JSON.stringify(a.windows) === JSON.stringify(b.windows);
}

/** The release of a notice; undefined when it did not exist yet on the day, null when it belongs to none. */
function standingRelease(
  { product: name, release: id }: Notice,
  { products }: Catalog,
  today: CalendarDate,
): Release | null | undefined {
  if (id === null) return null;
  const product = products.find((other) => other.name === name);
  const release = product?.releases.find((other) => other.id === id);
  return product && release && releaseStatus(release, today, product.asOf) ? release : undefined;
}

/** The rules of the watch that add something, each with the names that do. */
function addedRules(
  { follow }: Watch,
  added: ReadonlySet<Release>,
  { before, catalog }: WideningInput,
): Followed[] {
  const had = new Set(before.follow.map(({ product }) => findProduct(catalog, product)));
  return follow.flatMap(({ product: name, releases }): Followed[] => {
    const product = findProduct(catalog, name);
    if (!product) return [];
    if (!had.has(product)) return [{ product: name, releases }];
    const names = typeof releases === 'string' ? releases : namesOf(releases, product, added);
    const isAdding =
      typeof names === 'string' ? product.releases.some((release) => added.has(release)) : names.length > 0;
    return isAdding ? [{ product: name, releases: names }] : [];
  });
}

function namesOf(names: readonly string[], product: Product, added: ReadonlySet<Release>): string[] {
  return names.filter((name) => {
    const release = findRelease(product, name);
    return release !== undefined && added.has(release);
  });
}
