import {
  type Catalog,
  findProduct,
  nearestName,
  overlaidProduct,
  overlaysOf,
  type Product,
  productNames,
} from '@lastpatch/release-model';
import type { ProductSettingsText } from './product-settings.ts';
import { SettingsError, type SettingsProblem } from './settings-error.ts';

/**
 * Whether the vendors whose dates are to decide are in the catalog, and date the products that they are named for.
 *
 * @throws SettingsError with all that do not, each with its line and the nearest name there is
 */
export function checkDates(
  { dates, lineOf }: Pick<ProductSettingsText, 'dates' | 'lineOf'>,
  catalog: Catalog,
  file: string,
): void {
  const problems = Object.entries(dates).flatMap(([name, vendor]): SettingsProblem[] => {
    const problem = problemOf(name, vendor, catalog);
    return problem === undefined ? [] : [{ line: lineOf(['dates', name]), path: `dates, ${name}`, problem }];
  });
  if (problems.length > 0) throw new SettingsError(file, problems);
}

function problemOf(name: string, vendor: string, catalog: Catalog): string | undefined {
  const product = findProduct(catalog, name);
  if (!product) return `unknown product ${name}${didYouMean(name, catalog.products.flatMap(productNames))}`;
  if (product.overlays !== undefined) {
    return `${product.name} gives dates for ${product.overlays} and is no product of its own: write ${product.overlays}: ${product.name}`;
  }
  const overlay = findProduct(catalog, vendor);
  if (overlay && overlaidProduct(catalog, overlay) === product) return undefined;
  return vendorProblem(vendor, { product, overlay, known: overlaysOf(catalog, product) });
}

function vendorProblem(
  vendor: string,
  {
    product,
    overlay,
    known,
  }: { readonly product: Product; readonly overlay: Product | undefined; readonly known: readonly Product[] },
): string {
  const names = known.map(({ name }) => name);
  const there =
    names.length === 0
      ? `: none of your files has "overlay: ${product.name}"`
      : (nearest(vendor, known) ?? `: expected ${names.join(' or ')}`);
  return overlay
    ? `${overlay.name} gives no dates for ${product.name}${there}`
    : `unknown vendor ${vendor}${there}`;
}

function nearest(vendor: string, known: readonly Product[]): string | undefined {
  return didYouMean(vendor, known.flatMap(productNames)) || undefined;
}

function didYouMean(asked: string, known: readonly string[]): string {
  const found = nearestName(asked, known);
  return found === undefined ? '' : `: did you mean ${found}?`;
}
