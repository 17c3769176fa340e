import { type Catalog, type Product, releaseTitle } from '@lastpatch/release-model';
import type { HeldReading } from '../daily-check/ports.ts';
import { listed } from '../letters/english/words.ts';
import { plainLine } from '../letters/plain-line.ts';

/** A held reading, as far as it says what it is of. */
type Held = Pick<HeldReading, 'source' | 'facts'>;

/**
 * What a held change is of, to whoever decides: the source by its name, and of files of own products, which are one source, the
 * products that it changes.
 *
 * @param catalog what is known
 */
export function heldOf(held: Held, catalog: Catalog): string {
  if (held.source !== 'custom') return plainLine(held.source);
  const titles = heldProducts(held, catalog).map(({ title }) => plainLine(title));
  return titles.length === 0 ? 'own products' : listed(someOf(titles));
}

/** The products that a held change is of; none where that cannot be told. */
export function heldProducts({ source, facts }: Held, { products }: Catalog): Product[] {
  // `lost/ceph/squid` and `moved/ceph/squid/…` alike: the keys of own products are written the same in both, or encoded.
  const keys = new Set(facts.map((fact) => fact.split('/')[1]));
  return products.filter(
    (product) =>
      product.source === source && (keys.has(product.key) || keys.has(encodeURIComponent(product.key))),
  );
}

/** ` (Ceph squid)`: the releases that a held change lacks, by name; nothing where it lacks none. */
export function lackedSaid({ source, facts }: Held, { products }: Catalog): string {
  const lacked = new Set(facts);
  const names = products
    .filter((product) => product.source === source)
    .flatMap(({ key, title, releases }) =>
      releases
        .filter((release) => lacked.has(`lost/${key}/${release.key}`))
        .map((release) => plainLine(`${title} ${releaseTitle(release)}`)),
    );
  return names.length === 0 ? '' : ` (${listed(someOf(names))})`;
}

const MOST_NAMED = 3;

function someOf(names: readonly string[]): readonly string[] {
  const more = names.length - MOST_NAMED;
  return more > 0 ? [...names.slice(0, MOST_NAMED), `${more} more`] : names;
}
