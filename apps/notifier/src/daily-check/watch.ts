import type { CalendarDate, Catalog, Product, Release } from '@lastpatch/release-model';
import { findProduct, findRelease, isSupported, phaseOn } from '@lastpatch/release-model';
import type { FollowRule, Watch } from '@lastpatch/settings';
import type { Notice } from './notice.ts';

/** Of which release something is told, and whether that has support before or after what is told. */
export type FollowedFact = Pick<Notice, 'product' | 'release' | 'concernsSupported'>;

/**
 * Whether a watch wants to hear of a notice: it follows its release, its phase and its kind. A planned day that comes while
 * upstream cannot be read is told to whoever wants to hear of days that are due.
 */
export function wantsNotice(watch: Watch, catalog: Catalog, notice: Notice): boolean {
  return watch.follow.some(
    (rule) => wantsKind(rule, notice) && rule.phases.includes(notice.phase) && covers(rule, catalog, notice),
  );
}

function wantsKind({ kinds }: FollowRule, { kind, step }: Notice): boolean {
  return kinds.includes(kind) || (step === 0 && kinds.includes('due'));
}

/** Whether a watch follows a release, whatever it wants to hear of it. */
export function follows(watch: Watch, catalog: Catalog, fact: FollowedFact): boolean {
  return watch.follow.some((rule) => covers(rule, catalog, fact));
}

/** The releases that a watch follows on a day, in the order of the catalog. */
export function followedReleases(
  watch: Watch,
  catalog: Catalog,
  day: CalendarDate,
): { product: Product; release: Release }[] {
  return catalog.products.flatMap((product) =>
    product.releases
      .filter((release) =>
        follows(watch, catalog, {
          product: product.name,
          release: release.id,
          concernsSupported: isAlive(release, product, day),
        }),
      )
      .map((release) => ({ product, release })),
  );
}

function covers({ product: name, releases }: FollowRule, catalog: Catalog, fact: FollowedFact): boolean {
  const product = findProduct(catalog, name);
  if (product?.name !== fact.product) return false;
  if (releases === 'all') return true;
  if (releases === 'supported') return fact.concernsSupported;
  return releases.some((wanted) => findRelease(product, wanted)?.id === fact.release);
}

/** Whether a release is supported, or to be, on a day or by the last word of its source. */
function isAlive(release: Release, product: Product, day: CalendarDate): boolean {
  return [day, product.asOf].some((on) => {
    const phase = phaseOn(release, on, product.asOf)?.phase;
    return phase !== undefined && (isSupported(phase) || phase === 'development' || phase === 'planned');
  });
}

/** What a watch follows, in words: `openstack (supported releases)`. */
export function followedSaid(watch: Watch): string {
  return watch.follow
    .map(({ product, releases }) => {
      if (releases === 'all') return `${product} (all releases)`;
      return releases === 'supported'
        ? `${product} (supported releases)`
        : `${product} ${releases.join(', ')}`;
    })
    .join('; ');
}
