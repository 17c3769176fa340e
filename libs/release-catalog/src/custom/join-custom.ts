import {
  type CalendarDate,
  type Catalog,
  findProduct,
  type Product,
  validateLifeCycles,
} from '@lastpatch/release-model';
import type { ImportProblem } from '../import-problem.ts';
import { excerpt } from '../source-files/source-file.ts';
import type { CustomFile } from './custom-file.ts';
import { ownReleases } from './custom-product.ts';
import type { Tell } from './field-reader.ts';
import { CUSTOM_IMPORTER } from './importer-version.ts';
import { overlaidBy, overlayReleases } from './overlay-product.ts';

/** What the files of a team make of a catalog. */
export interface JoinedCatalog {
  /** The catalog, and after it the products of the files that have no problem. */
  readonly catalog: Catalog;
  /** Those products, by their files. */
  readonly products: ReadonlyMap<CustomFile, Product>;
  /** In the order of the files, and of their lines. */
  readonly problems: readonly ImportProblem[];
}

/**
 * Adds the products of a team's files to a catalog, as of a day. A file of which a name is taken, or that is an overlay of a
 * product or release that is not there, is told and left out.
 *
 * @param asOf the day on which the files are read: dates up to it have come
 */
export function joinCustom(
  catalog: Catalog,
  files: readonly CustomFile[],
  asOf: CalendarDate,
): JoinedCatalog {
  const products = new Map<CustomFile, Product>();
  const problems = new Map(files.map((file): [CustomFile, ImportProblem[]] => [file, []]));
  let joined = catalog;
  // Overlays last: they may date a product of the team's own.
  const ordered = [...files].sort((a, b) => Number(isOverlay(a)) - Number(isOverlay(b)));
  for (const file of ordered) {
    const tell: Tell = (line, problem) => problems.get(file)?.push({ file: file.file, line, problem });
    tellTakenNames(file, { catalog: joined, products }, tell);
    const product = productOf(file, { catalog: joined, asOf, tell });
    if (product === undefined || problems.get(file)?.length !== 0) continue;
    products.set(file, product);
    joined = { products: [...joined.products, product] };
  }
  const byLine = (found: readonly ImportProblem[]): ImportProblem[] =>
    found.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return { catalog: joined, products, problems: [...problems.values()].flatMap(byLine) };
}

function isOverlay({ overlay }: CustomFile): boolean {
  return overlay !== undefined;
}

/** Names of a file that another product has, in any case. */
function tellTakenNames(
  file: CustomFile,
  { catalog, products }: Pick<JoinedCatalog, 'catalog' | 'products'>,
  tell: Tell,
): void {
  const named = [{ name: file.product, line: file.lines.product, key: 'product' }].concat(
    file.aliases.map((alias) => ({ ...alias, key: 'aliases' })),
  );
  for (const { name, line, key } of named) {
    const taken = findProduct(catalog, name);
    if (!taken) continue;
    const owner = [...products].find(([, product]) => product === taken)?.[0];
    const whose = owner ? `the product of ${owner.file}` : `a product that comes from ${taken.source}`;
    const isOfUpstream = key === 'product' && !owner && !isOverlay(file);
    const way = isOfUpstream
      ? `; or write "overlay: ${excerpt(taken.name)}" and a name of your own, to put your dates beside its`
      : '';
    tell(
      line,
      `${key}: ${excerpt(name)} is a name of ${excerpt(taken.title)} already, ${whose}: give yours another name${way}`,
    );
  }
}

/** The product of a file; undefined, and told, when it cannot be made. */
function productOf(
  file: CustomFile,
  { catalog, asOf, tell }: { readonly catalog: Catalog; readonly asOf: CalendarDate; readonly tell: Tell },
): Product | undefined {
  const { product: name, title, aliases, checked } = file;
  const upstream = overlaidBy(file, catalog, tell);
  if (isOverlay(file) && !upstream) return undefined;
  const days = { asOf, known: checked < asOf ? checked : asOf };
  const product: Product = {
    key: name,
    name,
    title,
    aliases: aliases.map((alias) => alias.name),
    source: 'custom',
    asOf,
    ...(checked === asOf ? {} : { readOn: checked }),
    importer: CUSTOM_IMPORTER,
    ...(upstream ? { overlays: upstream.key } : {}),
    releases: upstream ? overlayReleases(file, { upstream, days, tell }) : ownReleases(file, days),
    projects: [],
    milestones: [],
  };
  const [broken] = validateLifeCycles({ products: [...(upstream ? [upstream] : []), product] });
  if (!broken) return product;
  tell(null, `what is made of it is not sound: ${broken.where}: ${broken.problem}`);
  return undefined;
}
