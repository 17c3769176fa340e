import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CatalogFileError, decodeCatalog, loadBundledCatalog } from '@lastpatch/release-catalog/catalog';
import type { CalendarDate, Catalog, Product, Source } from '@lastpatch/release-model';
import { fileFailure, LocationFailure } from './file-failure.ts';

/** The name of the catalog that comes with Lastpatch. */
export const BUNDLED = 'bundled';

/** How the name of an object in S3 begins. */
const S3 = 's3://';

/**
 * Loads a catalog: `bundled`, `s3://bucket/key` of a deployed notifier, a catalog file, or a folder whose catalog files (`*.json`) are joined.
 *
 * @throws LocationFailure with a sentence that names the file
 */
export async function loadCatalog(location: string): Promise<Catalog> {
  if (location === BUNDLED) return loadBundledCatalog();
  if (location.startsWith(S3)) return loadObject(location);
  const entry = await stat(location).catch((error: unknown) => {
    throw fileFailure(location, error);
  });
  return entry.isDirectory() ? loadFolder(location) : loadFile(location);
}

/**
 * Loads the newest that is known of each source: what was read last on this machine, and the catalog that comes with Lastpatch.
 *
 * @param path where the catalog stands that was read last, if any was
 * @throws LocationFailure with a sentence that names the file
 */
export async function loadNewestCatalog(path: string): Promise<Catalog> {
  const bundled = await loadBundledCatalog();
  if (!existsSync(path)) return bundled;
  const read = await loadFile(path);
  const [newest, other] = [latestDays(read), latestDays(bundled)];
  const isNewer = (source: Source): boolean => (newest.get(source) ?? '') >= (other.get(source) ?? '');
  const partial = bundled.partial?.filter((source) => !isNewer(source)) ?? [];
  return {
    products: [
      ...read.products.filter(({ source }) => isNewer(source)),
      ...bundled.products.filter(({ source }) => !isNewer(source)),
    ],
    ...(partial.length === 0 ? {} : { partial }),
  };
}

function latestDays({ products }: Catalog): Map<Source, CalendarDate> {
  const days = new Map<Source, CalendarDate>();
  for (const { source, asOf } of products) {
    if (asOf > (days.get(source) ?? '')) days.set(source, asOf);
  }
  return days;
}

/** A catalog of a deployed notifier, with the credentials of this machine. */
async function loadObject(location: string): Promise<Catalog> {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(location) ?? [];
  if (bucket === undefined || key === undefined) {
    throw new LocationFailure(
      `${location}: expected s3://BUCKET/KEY, as in s3://my-bucket/catalogs/0a1b….json.gz`,
    );
  }
  const [{ Bucket }, { CatalogObjects }, { awsClients, closeClients }] = await Promise.all([
    import('./aws/s3/bucket.ts'),
    import('./aws/s3/catalog-objects.ts'),
    import('./aws/aws-clients.ts'),
  ]);
  const clients = awsClients();
  try {
    return await new CatalogObjects(new Bucket(clients.s3, bucket)).loadKey(key);
  } finally {
    closeClients(clients);
  }
}

async function loadFile(path: string): Promise<Catalog> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw fileFailure(path, error);
  });
  try {
    return decodeCatalog(text);
  } catch (error) {
    if (error instanceof CatalogFileError)
      throw new LocationFailure(`${path}: ${error.message}`, { cause: error });
    throw error;
  }
}

async function loadFolder(folder: string): Promise<Catalog> {
  const entries = await readdir(folder).catch((error: unknown) => {
    throw fileFailure(folder, error);
  });
  const names = entries.filter((name) => name.endsWith('.json')).sort();
  if (names.length === 0)
    throw new LocationFailure(`${folder}: there is no catalog file (*.json) in this folder`);
  const products: Product[] = [];
  const partial = new Set<Source>();
  for (const name of names) {
    const catalog = await loadFile(join(folder, name));
    for (const source of catalog.partial ?? []) partial.add(source);
    for (const product of catalog.products) {
      if (products.some(({ key }) => key === product.key)) {
        throw new LocationFailure(
          `${folder}: two catalog files hold the product ${product.name}; the second is ${name}`,
        );
      }
      products.push(product);
    }
  }
  return { products, ...(partial.size === 0 ? {} : { partial: [...partial] }) };
}
