import { gunzipSync, gzipSync } from 'node:zlib';
import { decodeCatalog, encodeCatalog } from '@lastpatch/release-catalog/catalog';
import type { CalendarDate, Catalog, Product } from '@lastpatch/release-model';
import { LocationFailure } from '../../file-failure.ts';
import type { ObjectStore } from './bucket.ts';
import { OBJECT_PREFIXES } from './object-keys.ts';
import { nameOfBytes } from '../../name-of-bytes.ts';

/** The days on which one product was read, which change daily while the product does not. */
export interface ProductDays {
  readonly key: string;
  readonly asOf: CalendarDate;
  readonly readOn?: CalendarDate;
}

/** Which object a catalog is, and what changes daily of it. */
export interface StoredCatalog {
  /** The SHA-256 of the object's bytes. */
  readonly name: string;
  /** The SHA-256 of what the catalog says apart from the days on which it was read. */
  readonly content: string;
  readonly days: readonly ProductDays[];
}

/** Catalogs as immutable objects of a bucket, each named by its hash. Which one is valid, they do not say. */
export class CatalogObjects {
  readonly #bucket: ObjectStore;

  constructor(bucket: ObjectStore) {
    this.#bucket = bucket;
  }

  /**
   * Stores a catalog. One that says what an earlier one did, apart from the days on which it was read, needs no new object.
   *
   * @param earlier what is stored already, to be used again where it can be
   */
  async store(catalog: Catalog, earlier: StoredCatalog | undefined): Promise<StoredCatalog> {
    const days = catalog.products.map(daysOf);
    const content = nameOfBytes(Buffer.from(encodeCatalog(onNoDay(catalog))));
    if (earlier?.content === content) return { ...earlier, days };
    const bytes = gzipSync(encodeCatalog(catalog));
    const name = nameOfBytes(bytes);
    await this.#bucket.put(catalogKey(name), bytes);
    return { name, content, days };
  }

  /**
   * The catalog that was stored.
   *
   * @throws LocationFailure when it is not there, is damaged, or cannot be read by this version of Lastpatch
   */
  async load({ name, days }: StoredCatalog): Promise<Catalog> {
    const catalog = await this.loadKey(catalogKey(name));
    const byKey = new Map(days.map((row) => [row.key, row]));
    return {
      ...catalog,
      products: catalog.products.map((product) => onDays(product, byKey.get(product.key))),
    };
  }

  /**
   * The catalog of an object by its key, as of the day on which it was first stored.
   *
   * @throws LocationFailure as {@link load}
   */
  async loadKey(key: string): Promise<Catalog> {
    const where = `s3://${this.#bucket.name}/${key}`;
    const bytes = await this.#bucket.get(key);
    if (!bytes)
      throw new LocationFailure(
        `${where}: there is no such catalog; what was deleted is among the earlier versions of the bucket`,
      );
    if (key.startsWith(OBJECT_PREFIXES.catalogs) && catalogKey(nameOfBytes(bytes)) !== key) {
      throw new LocationFailure(`${where}: this catalog is damaged: it is not what its name says`);
    }
    try {
      return decodeCatalog(textOf(bytes));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new LocationFailure(`${where}: ${why}`, { cause: error });
    }
  }
}

function catalogKey(name: string): string {
  return `${OBJECT_PREFIXES.catalogs}${name}.json.gz`;
}

/** The first two bytes of everything that is gzipped. */
const GZIP = [0x1f, 0x8b];

function textOf(bytes: Uint8Array): string {
  const isGzipped = bytes[0] === GZIP[0] && bytes[1] === GZIP[1];
  return (isGzipped ? gunzipSync(bytes) : Buffer.from(bytes)).toString('utf8');
}

function daysOf({ key, asOf, readOn }: Product): ProductDays {
  return { key, asOf, ...(readOn === undefined ? {} : { readOn }) };
}

function onDays(product: Product, days: ProductDays | undefined): Product {
  if (!days) return product;
  const { readOn, ...rest } = { ...product, readOn: undefined, ...days };
  return readOn === undefined ? rest : { ...rest, readOn };
}

const NO_DAY = '0001-01-01' as CalendarDate;

function onNoDay(catalog: Catalog): Catalog {
  const days = new Map(catalog.products.map(({ key, readOn }) => [key, readOn]));
  return {
    ...catalog,
    products: catalog.products.map((product) =>
      onDays(product, {
        key: product.key,
        asOf: NO_DAY,
        ...(days.get(product.key) === undefined ? {} : { readOn: NO_DAY }),
      }),
    ),
  };
}
