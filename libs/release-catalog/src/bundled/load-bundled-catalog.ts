import type { Catalog } from '@lastpatch/release-model';
import { catalogFromJson } from '../catalog-file/decode-catalog.ts';

/** The catalog that comes with Lastpatch: facts as of one day, made by `npm run bundled-catalog`. */
export async function loadBundledCatalog(): Promise<Catalog> {
  const { default: json } = await import('./catalog.json', { with: { type: 'json' } });
  return catalogFromJson(json);
}
