import {
  type Catalog,
  findProduct,
  findRelease,
  nearestName,
  productNames,
  releaseNames,
} from '@lastpatch/release-model';
import type * as z from 'zod';
import { SettingsError } from './settings-error.ts';
import { type Settings, settingsSchema } from './settings-schema.ts';
import { parseSettingsYaml } from './settings-yaml.ts';

/**
 * Reads settings from the text of lastpatch.yaml. Every name is read as it is written: `2025.1` is a word, never a number.
 *
 * @param file its name, for messages
 * @throws SettingsError with all problems at once
 */
export function readSettings(text: string, file: string): Settings {
  const parsed = settingsSchema.safeParse(parseSettingsYaml(text, file), { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new SettingsError(file, parsed.error.issues.flatMap(sentences));
}

/**
 * Whether the products and releases that the settings name are in the catalog.
 *
 * @throws SettingsError with all that are not, each with the nearest name there is
 */
export function checkFollowed(settings: Settings, catalog: Catalog, file: string): void {
  const problems = settings.watches.flatMap((watch) =>
    Object.entries(watch.follow).flatMap(([productName, releases]) => {
      const product = findProduct(catalog, productName);
      const where = `watches, ${watch.id}, follow`;
      if (!product) {
        return [
          `${where}: unknown product ${productName}${didYouMean(productName, catalog.products.flatMap(productNames))}`,
        ];
      }
      if (typeof releases === 'string') return [];
      return releases
        .filter((name) => !findRelease(product, name))
        .map(
          (name) =>
            `${where}, ${product.name}: unknown release ${name}${didYouMean(name, product.releases.flatMap(releaseNames))}`,
        );
    }),
  );
  if (problems.length > 0) throw new SettingsError(file, problems);
}

function sentences(issue: z.core.$ZodIssue): string[] {
  const where = issue.path.map((part) => (typeof part === 'number' ? part + 1 : String(part))).join(', ');
  const at = where === '' ? '' : `${where}: `;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `${at}unknown key ${key}${didYouMean(key, KEYS)}`);
  if (issue.code === 'invalid_type')
    return [
      `${at}${issue.input === undefined ? 'it is missing' : `expected ${EXPECTED[issue.expected] ?? issue.expected}`}`,
    ];
  return [`${at}${issue.message}`];
}

const EXPECTED: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
  string: 'a single word or text',
};

const KEYS = ['timezone', 'watches', 'id', 'title', 'follow', 'reminders'];

function didYouMean(asked: string, known: readonly string[]): string {
  const nearest = nearestName(asked, known);
  return nearest === undefined ? '' : `: did you mean ${nearest}?`;
}
