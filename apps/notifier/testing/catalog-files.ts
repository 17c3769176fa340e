import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importOpenstack } from '@lastpatch/release-catalog';
import { encodeCatalog } from '@lastpatch/release-catalog/catalog';
import { calendarDate, type Catalog } from '@lastpatch/release-model';
import { SERIES_STATUS } from './openstack-files.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What becomes of a series status of a day. */
export async function openstackCatalog(asOf: string, status = SERIES_STATUS): Promise<Catalog> {
  const files = [{ path: 'data/series_status.yaml', text: status }];
  const { product } = await importOpenstack(files, calendarDate(asOf));
  return { products: [product] };
}

/** The path of a file that holds a catalog. */
export function fileOf(catalog: Catalog, folder = temporaryFolder()): string {
  const path = join(folder, 'catalog.json');
  writeFileSync(path, encodeCatalog(catalog));
  return path;
}

/** The path of a file that holds what becomes of a series status of a day. */
export async function openstackFile(asOf: string, status = SERIES_STATUS): Promise<string> {
  return fileOf(await openstackCatalog(asOf, status));
}
