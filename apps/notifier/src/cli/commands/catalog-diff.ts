import { catalogDifference, recogniseRenamed } from '@lastpatch/release-model';
import { loadCatalog } from '../../adapters/catalog-location.ts';
import type { GlobalOptions } from '../global-options.ts';
import { differenceLines } from '../output/difference-lines.ts';
import { say, sayJson } from '../write.ts';

/** `lastpatch catalog diff A B`: what differs from catalog A to catalog B. */
export async function catalogDiff(was: string, now: string, options: GlobalOptions): Promise<void> {
  const [before, after] = [await loadCatalog(was), await loadCatalog(now)];
  const changes = catalogDifference(before, recogniseRenamed(before, after));
  if (options.json) sayJson({ changes });
  else if (changes.length === 0) say('The two catalogs say the same.');
  else say(...differenceLines(changes));
}
