import { validateCatalog } from '@lastpatch/release-model';
import { loadCatalog } from '../../adapters/catalog-location.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { count } from '../../letters/english/words.ts';
import { CommandFailure } from '../failure.ts';
import type { GlobalOptions } from '../global-options.ts';
import { say, sayJson } from '../write.ts';

/** `lastpatch catalog validate [WHERE]`: whether a catalog holds every invariant. */
export async function catalogValidate(where: string | undefined, options: GlobalOptions): Promise<void> {
  const location = where ?? options.catalog ?? 'bundled';
  const catalog = await loadCatalog(location);
  const problems = validateCatalog(catalog);
  const counts = catalog.products.map((product) => ({
    product: product.name,
    asOf: product.asOf,
    releases: product.releases.length,
    projects: product.projects.length,
    milestones: product.milestones.length,
  }));
  if (options.json) sayJson({ catalog: location, products: counts, problems });
  else {
    for (const entry of counts) {
      say(
        `${plainLine(entry.product)} as of ${entry.asOf}: ${count(entry.releases, 'release')}, ` +
          `${count(entry.projects, 'project')}, ${count(entry.milestones, 'milestone')}`,
      );
    }
    if (problems.length === 0) say(`${plainLine(location)} is sound.`);
  }
  if (problems.length > 0) {
    const lines = problems.map(({ where: at, problem }) => plainLine(`${at}: ${problem}`));
    throw new CommandFailure(`${location} has ${count(problems.length, 'problem')}:\n${lines.join('\n')}`);
  }
}
