import { type Product, type Release, releaseTitle } from '@lastpatch/release-model';
import { plainLine } from '../../letters/plain-line.ts';
import { wrap } from '../../letters/wrap.ts';
import { quiet } from './paint.ts';

/** A release that is shown, of a product. */
export interface ShownRelease {
  readonly product: Product;
  readonly release: Release;
}

const WIDTH = 80;

/** Whose dates were chosen in place of upstream's, and for which of the releases that are shown; nothing where none were. */
export function datesLines(shown: readonly ShownRelease[]): string[] {
  const dated = shown.flatMap(({ product, release }) =>
    release.datesOf ? [{ release, whose: `${product.title} by the dates of ${release.datesOf.title}` }] : [],
  );
  return [...Map.groupBy(dated, ({ whose }) => whose)].flatMap(([whose, rows]) => {
    const titles = [...new Set(rows.map(({ release }) => plainLine(releaseTitle(release))))];
    return wrap(`${plainLine(whose)}: ${titles.join(', ')}`, { width: WIDTH }).map(quiet);
  });
}

/** For machines: the name of the vendor whose dates were chosen; nothing where they are upstream's. */
export function whoseDates({ datesOf }: Release): { readonly dates?: string } {
  return datesOf ? { dates: datesOf.name } : {};
}
