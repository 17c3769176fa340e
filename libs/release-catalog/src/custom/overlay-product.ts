import {
  type Catalog,
  eitherOf,
  findProduct,
  findRelease,
  isOver,
  likelyReleases,
  nearestName,
  type PhaseStart,
  type Product,
  productNames,
  type Release,
  supportWindows,
} from '@lastpatch/release-model';
import { excerpt } from '../source-files/source-file.ts';
import type { CustomFile } from './custom-file.ts';
import { plannedUntilBegun, startsOf } from './custom-product.ts';
import { isLink, type Tell } from './field-reader.ts';
import type { ReadingDays } from './release-dates.ts';
import type { WrittenRelease } from './written-release.ts';

/** The product whose releases an overlay dates; undefined, and told, when there is none. */
export function overlaidBy(
  { overlay, lines }: CustomFile,
  catalog: Catalog,
  tell: Tell,
): Product | undefined {
  if (overlay === undefined) return undefined;
  const said = (problem: string): void => tell(lines.overlay, `overlay: ${problem}`);
  const product = findProduct(catalog, overlay);
  if (!product) {
    const near = nearestName(overlay, catalog.products.flatMap(productNames));
    said(`unknown product ${excerpt(overlay)}${didYouMean(near === undefined ? [] : [near])}`);
  } else if (product.overlays !== undefined) {
    said(
      `${excerpt(overlay)} is an overlay itself: name the product that it dates, ${excerpt(product.overlays)}`,
    );
  } else return product;
  return undefined;
}

/**
 * The releases that an overlay dates, under the names and in the order that they have upstream. A name that is none of theirs
 * is told.
 */
export function overlayReleases(
  { releases, source }: CustomFile,
  { upstream, days, tell }: { readonly upstream: Product; readonly days: ReadingDays; readonly tell: Tell },
): Release[] {
  const dated = new Map<Release, WrittenRelease>();
  for (const written of releases) {
    const said = (problem: string): void =>
      tell(written.line, `releases, ${excerpt(written.id)}: ${problem}`);
    const release = findRelease(upstream, written.id);
    const other = release && dated.get(release);
    if (!release) {
      const known = didYouMean(likelyReleases(upstream, written.id));
      said(`unknown release of ${excerpt(upstream.title)}${known}`);
    } else if (other) {
      said(`it is ${excerpt(release.id)}, which is dated on line ${other.line} as ${excerpt(other.id)}`);
    } else dated.set(release, written);
  }
  return upstream.releases.flatMap((release): Release[] => {
    const written = dated.get(release);
    if (!written) return [];
    const { key, id, name, aliases, slurp, link } = release;
    return [
      {
        ...{ key, id, name, aliases, slurp },
        link: written.link ?? (isLink(source) ? source : link),
        windows: supportWindows([...beginning(written, days), ...startsOf(written, source, days)]),
      },
    ];
  });
}

/** How a release begins at its vendor: where only its end is given, it is supported until then, nobody says since when. */
function beginning(written: WrittenRelease, days: ReadingDays): PhaseStart[] {
  const [first] = written.phases;
  if (first === undefined || !isOver(first.phase)) return plannedUntilBegun(written, days);
  return [{ phase: 'maintained', from: null, basis: 'declared', known: days.known, evidence: first.key }];
}

function didYouMean(found: readonly string[]): string {
  const either = eitherOf(found.map(excerpt));
  return either === undefined ? '' : `: did you mean ${either}?`;
}
