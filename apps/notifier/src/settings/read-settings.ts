import {
  type Catalog,
  findProduct,
  findRelease,
  nearestName,
  productNames,
  releaseNames,
} from '@lastpatch/release-model';
import { FAILSAFE_SCHEMA, load, YAMLException } from 'js-yaml';
import type * as z from 'zod';
import { type Settings, settingsSchema } from './settings-schema.ts';

/** Settings cannot be used. The message lists every problem, one a line. */
export class SettingsError extends Error {
  readonly problems: readonly string[];

  constructor(file: string, problems: readonly string[]) {
    super(
      problems.length === 1
        ? `${file}: ${String(problems[0])}`
        : `${file} has ${problems.length} problems:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    );
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

/**
 * Reads settings from the text of lastpatch.yaml. Every name is read as it is written: `2025.1` is a word, never a number.
 *
 * @param file its name, for messages
 * @throws SettingsError with all problems at once
 */
export function readSettings(text: string, file: string): Settings {
  let value: unknown;
  try {
    value = load(text, { schema: FAILSAFE_SCHEMA, maxAliases: 100, filename: file });
  } catch (error) {
    const line = error instanceof YAMLException && error.mark ? `line ${error.mark.line + 1}: ` : '';
    throw new SettingsError(file, [
      `${line}not valid YAML: ${error instanceof YAMLException ? error.reason : String(error)}`,
    ]);
  }
  const parsed = settingsSchema.safeParse(value);
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
  if (issue.code === 'invalid_type' && issue.input === undefined) return [`${at}it is missing`];
  return [`${at}${issue.message}`];
}

const KEYS = ['timezone', 'watches', 'id', 'title', 'follow', 'reminders'];

function didYouMean(asked: string, known: readonly string[]): string {
  const nearest = nearestName(asked, known);
  return nearest === undefined ? '' : `: did you mean ${nearest}?`;
}
