import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeCatalog } from '@lastpatch/release-catalog/catalog';
import type { Catalog } from '@lastpatch/release-model';
import { fileFailure } from './file-failure.ts';
import { writeWholeFile } from './write-file.ts';

/** Where a machine keeps what it must remember unless told otherwise. */
export const DEFAULT_STATE = '.lastpatch';

/** Where the catalog stands that was read last. */
export function refreshedCatalogPath(state: string): string {
  return join(state, 'catalog.json');
}

/** Writes the catalog that was read last, for whoever asks where things stand. */
export async function writeRefreshedCatalog(state: string, catalog: Catalog): Promise<void> {
  await mkdir(state, { recursive: true }).catch((error: unknown) => {
    throw fileFailure(state, error);
  });
  // A team's own products stand in their own files, and are read anew each time.
  const products = catalog.products.filter(({ source }) => source !== 'custom');
  await writeWholeFile(refreshedCatalogPath(state), encodeCatalog({ ...catalog, products }));
}
