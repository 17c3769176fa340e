import { type Catalog, type Product, type Release, releaseTitle } from '@lastpatch/release-model';
import { type LifeFact, lifeFacts } from './life-fact.ts';
import { shownName } from './shown-name.ts';
import { slug, slugs } from './slug.ts';

/** A release, with what its pages say and are called. */
export interface ReleaseShelf {
  readonly product: Product;
  readonly release: Release;
  /** Of its key, which outlives renames. */
  readonly slug: string;
  /** Where its pages are, without their endings: `products/openstack/releases/epoxy`. */
  readonly path: string;
  /** `OpenStack 2025.1 Epoxy`, harmless. */
  readonly title: string;
  /** `2025.1 Epoxy`, harmless. */
  readonly name: string;
  readonly facts: readonly LifeFact[];
}

/** A product, with what its pages say and are called. */
export interface ProductShelf {
  readonly product: Product;
  readonly slug: string;
  /** The folder of its pages: `products/openstack`. */
  readonly path: string;
  /** `OpenStack`, harmless. */
  readonly title: string;
  /** The oldest first. */
  readonly releases: readonly ReleaseShelf[];
}

/** Gives the shelf of a product: each is made once, in however many files it stands. */
export type Shelves = (product: Product) => ProductShelf;

/** The shelves of a catalog's products, each made when it is first asked for. */
export function shelvesOf({ products }: Catalog): Shelves {
  const names = slugs(products.map(({ key }) => key));
  const made = new Map<Product, ProductShelf>();
  return (product) => {
    const shelf = made.get(product) ?? shelfOf(product, names.get(product.key) ?? slug(product.key));
    made.set(product, shelf);
    return shelf;
  };
}

function shelfOf(product: Product, own: string): ProductShelf {
  const names = slugs(product.releases.map(({ key }) => key));
  const title = shownName(product.title);
  const folder = `products/${own}`;
  return {
    product,
    slug: own,
    path: folder,
    title,
    releases: product.releases.map((release) => {
      const part = names.get(release.key) ?? slug(release.key);
      const name = shownName(releaseTitle(release));
      const full = `${title} ${name}`;
      const path = `${folder}/releases/${part}`;
      const facts = lifeFacts(product, release, { id: `${own}/${part}`, title: full, path });
      return { product, release, slug: part, path, title: full, name, facts };
    }),
  };
}
