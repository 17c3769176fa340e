/** Loads the bundled catalog. */
import { loadBundledCatalog } from '@lastpatch/release-catalog/catalog';
import { measured } from './measured.ts';

await measured(loadBundledCatalog);
