import type { CalendarDate, Product } from '@lastpatch/release-model';
import type { Watch } from '@lastpatch/settings';
import type { News, NewsInput } from '../daily-check/news.ts';
import type { Head } from '../daily-check/ports.ts';
import { plainLine } from '../letters/plain-line.ts';
import { heldOf, lackedSaid } from './held-change.ts';
import { missingReleases } from './missing-releases.ts';

/** Something that needs the operators as things are now. */
interface Need {
  readonly about: string;
  readonly sentence: string;
  /** Whether that was not so before this run. */
  readonly isNew: boolean;
}

/**
 * What needs the operators and they have not been told: a change that is held, and releases that someone follows and that
 * upstream has dropped, as far as that is new, or was and could not be told yet. Until it is mended, each run's report says it.
 *
 * @param place whether the run was that of a deployment, which commands then have to name
 */
export function operatorNews(
  found: NewsInput,
  watches: readonly Watch[],
  place: { readonly isRemote: boolean },
): News[] {
  const open = new Map(found.open.map(({ about, on }) => [about, on]));
  return [...heldNeeds(found, place), ...missingNeeds(found, watches)].flatMap(
    ({ about, sentence, isNew }) => {
      const on = open.get(about) ?? (isNew ? found.on : undefined);
      return on === undefined ? [] : [{ about, on, sentence }];
    },
  );
}

/** What is said of news in a message of a day: of what an earlier run has found, when that was. */
export function newsSaid(news: readonly News[], today: CalendarDate): string[] {
  return news.map(({ on, sentence }) => (on === today ? sentence : `Since the run of ${on}: ${sentence}`));
}

function heldNeeds({ before, held, merged }: NewsInput, place: { readonly isRemote: boolean }): Need[] {
  const known = new Set(before?.held.map(({ source, hash }) => `${source}@${hash}`));
  return held.map((change) => {
    const name = `${change.source}@${change.hash}`;
    const said = `${plainLine(change.why)}${lackedSaid(change, merged)}`;
    return {
      about: `held ${name}`,
      sentence: `A change of ${heldOf(change, merged)} is held: ${said}. If that is right, let it through with "lastpatch accept ${name}${place.isRemote ? ' --remote' : ''}".`,
      isNew: !known.has(name),
    };
  });
}

function missingNeeds({ before, merged }: NewsInput, watches: readonly Watch[]): Need[] {
  const need = (about: string, part: Product, isNew: boolean): Need[] =>
    missingReleases(part, merged, watches).map((sentence) => ({ about, sentence, isNew }));
  return merged.products.flatMap((product) => {
    const known = productBefore(before, product);
    if (product.missingSince !== undefined) {
      return need(`missing ${product.key}`, product, known?.missingSince === undefined);
    }
    return product.releases.flatMap((release) => {
      if (typeof release.history?.missingSince !== 'string') return [];
      const was = known?.releases.find(({ key }) => key === release.key)?.history?.missingSince;
      const alone = { ...product, releases: [release] };
      return need(`missing ${product.key} ${release.key}`, alone, typeof was !== 'string');
    });
  });
}

function productBefore(before: Pick<Head, 'catalog'> | undefined, { key }: Product): Product | undefined {
  return before?.catalog.products.find((product) => product.key === key);
}
