import { type Catalog, isOver, type Product, type Release, releaseTitle } from '@lastpatch/release-model';
import type { Watch } from '@lastpatch/settings';
import { follows } from '../daily-check/watch.ts';
import { plainLine } from '../letters/plain-line.ts';

/**
 * A sentence for each release, or for the product itself, that upstream no longer lists although someone follows it.
 *
 * @param merged the catalog of the product, with what upstream has dropped
 */
export function missingReleases(product: Product, merged: Catalog, watches: readonly Watch[]): string[] {
  if (product.missingSince !== undefined) return missingProduct(product, watches);
  return product.releases.flatMap((release) => {
    const since = release.history?.missingSince ?? null;
    const ids = since === null ? [] : followers({ product, release }, merged, watches);
    if (since === null || ids.length === 0) return [];
    return [
      `Since ${since} upstream no longer lists ${plainLine(product.title)} ${plainLine(releaseTitle(release))}, which ${ids.length === 1 ? 'watch' : 'watches'} ${ids.join(', ')} ` +
        `${ids.length === 1 ? 'follows' : 'follow'}: ${release.history?.isGone === true ? 'nothing more is told of it' : 'what was known of it still counts'}.`,
    ];
  });
}

function missingProduct(
  { name, title, aliases, missingSince, isGone }: Product,
  watches: readonly Watch[],
): string[] {
  const names = new Set([name, ...aliases].map((known) => known.toLowerCase()));
  const isFollowed = watches.some(({ follow }) =>
    follow.some((rule) => names.has(rule.product.toLowerCase())),
  );
  if (!isFollowed) return [];
  return [
    `Since ${missingSince ?? ''} its source no longer lists ${plainLine(title)} at all: ${isGone === true ? 'nothing more is told of it' : 'what was known of it still counts'}.`,
  ];
}

/** The ids of the watches that follow a release. */
function followers(
  {
    product,
    release: { id: release, history, windows },
  }: { readonly product: Product; readonly release: Release },
  merged: Catalog,
  watches: readonly Watch[],
): string[] {
  const phase = windows.findLast(({ basis }) => basis !== 'scheduled')?.phase ?? 'planned';
  // What had ended, or is gone by now, concerns those alone who name it.
  const concernsSupported = !isOver(phase) && history?.isGone !== true;
  return watches
    .filter((watch) => {
      const named = watch.follow.filter(({ releases }) => concernsSupported || Array.isArray(releases));
      const fact = { product: product.name, release, concernsSupported };
      return follows({ ...watch, follow: named }, merged, fact);
    })
    .map(({ id }) => id);
}
