import {
  type Catalog,
  eitherOf,
  findProduct,
  findProjects,
  findRelease,
  likelyReleases,
  nearestName,
  type Product,
  productNames,
  projectNames,
} from '@lastpatch/release-model';
import type { FollowRule } from './follow-rule.ts';
import { SettingsError, type SettingsProblem } from './settings-error.ts';
import type { SettingsText } from './read-settings.ts';
import type { YamlPath } from './settings-yaml.ts';

/**
 * Whether the products, releases and projects that the settings name are in the catalog.
 *
 * @throws SettingsError with all that are not, each with its line and the nearest name there is
 */
export function checkFollowed({ settings, lineOf }: SettingsText, catalog: Catalog, file: string): void {
  const problems = settings.watches.flatMap((watch, index) =>
    watch.follow.flatMap((rule) => {
      const path: YamlPath = ['watches', index, 'follow', rule.product];
      return unknownNames(rule, catalog).map((problem): SettingsProblem => ({
        line: lineOf(path),
        path: `watch ${watch.id}, follow`,
        problem,
      }));
    }),
  );
  if (problems.length > 0) throw new SettingsError(file, problems);
}

function unknownNames(rule: FollowRule, catalog: Catalog): string[] {
  const product = findProduct(catalog, rule.product);
  if (!product)
    return [
      unknown('product', rule.product, nearestName(rule.product, catalog.products.flatMap(productNames))),
    ];
  const releases =
    typeof rule.releases === 'string' ? [] : rule.releases.filter((name) => !findRelease(product, name));
  return [
    ...releases.map((name) =>
      unknown(`${product.name} release`, name, eitherOf(likelyReleases(product, name))),
    ),
    ...unknownProjects(rule, product),
  ];
}

function unknownProjects({ projects }: FollowRule, product: Product): string[] {
  if (projects === 'all') return [];
  return projects
    .filter((name) => findProjects(product, name).length === 0)
    .map((name) => unknown(`${product.name} project`, name, nearestName(name, projectNames(product))));
}

function unknown(what: string, name: string, nearest: string | undefined): string {
  return `unknown ${what} ${name}${nearest === undefined ? '' : `: did you mean ${nearest}?`}`;
}
