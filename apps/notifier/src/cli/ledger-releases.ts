import { type Catalog, type Product, recogniseRenamed, type Release } from '@lastpatch/release-model';
import type { FleetDeadline } from '../daily-check/ack.ts';

/** A release, and the product that it is of. */
export interface ProductRelease {
  readonly product: Product;
  readonly release: Release;
}

/** How a ledger and a catalog name the same releases: what was renamed since keeps its keys in the ledger. */
export interface LedgerReleases {
  /** The keys by which the ledger knows a release of the catalog. */
  keysOf(shown: ProductRelease): Pick<FleetDeadline, 'product' | 'release'>;
  /** The release of the catalog that the ledger knows by these keys; undefined when it is not in it. */
  releaseOf(keys: Pick<FleetDeadline, 'product' | 'release'>): ProductRelease | undefined;
}

/**
 * @param known the catalog of the ledger's head; undefined before the first run
 * @param read the catalog of the command, in which releases may have other keys
 */
export function ledgerReleases(known: Catalog | undefined, read: Catalog): LedgerReleases {
  const recognised = known ? recogniseRenamed(known, read) : read;
  const pairs = read.products.flatMap((product, index) => {
    const own = recognised.products[index] ?? product;
    return product.releases.map((release, place) => {
      const keys = { product: own.key, release: own.releases[place]?.key ?? release.key };
      return { keys, shown: { product, release } };
    });
  });
  const byShown = new Map(pairs.map(({ keys, shown }) => [keyText(keysIn(shown)), keys] as const));
  const byKeys = new Map(pairs.map(({ keys, shown }) => [keyText(keys), shown] as const));
  return {
    keysOf: (shown) => byShown.get(keyText(keysIn(shown))) ?? keysIn(shown),
    releaseOf: (keys) => byKeys.get(keyText(keys)),
  };
}

type Keys = Pick<FleetDeadline, 'product' | 'release'>;

function keysIn({ product, release }: ProductRelease): Keys {
  return { product: product.key, release: release.key };
}

function keyText({ product, release }: Keys): string {
  return JSON.stringify([product, release]);
}
