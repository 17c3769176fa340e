import { SettingsError, type SettingsProblem } from './settings-error.ts';
import { parseSettingsYaml, type SettingsYaml, type YamlPath } from './settings-yaml.ts';

/** What lastpatch.yaml says of a team's own products. */
export interface ProductSettings {
  /** Files of own products, or folders of them; null where nothing is said of them. */
  readonly products: readonly string[] | null;
  /** Whose dates decide, by the names of products: a vendor's in place of upstream's. */
  readonly dates: Readonly<Record<string, string>>;
}

/** The same, with the place of everything in its text. */
export interface ProductSettingsText extends ProductSettings {
  readonly lineOf: (path: YamlPath) => number | null;
}

/** What is said of a value that is no list of files. */
export const NO_PRODUCTS = 'expected a list of files or folders, as in [products], or [] for none';

/** What is said of a value that names no vendors. */
export const NO_DATES = 'expected a vendor for a product, as in { openstack: ubuntu-cloud-archive }';

/** What is said of an entry of that list that is no path. */
export const NO_FILE = 'expected the path of a file or folder';

const NO_NAME = 'expected a name';

/**
 * What the text of lastpatch.yaml says of own products. Nothing else of it is looked at, so that asking for a status does not
 * wait for it.
 *
 * @throws SettingsError when that cannot be read, or the text is not YAML
 */
export function readProductSettings(text: string, file: string): ProductSettingsText {
  const yaml = parseSettingsYaml(text, file);
  const problems: SettingsProblem[] = [];
  const at = (path: YamlPath, problem: string): void => {
    const said = path.map((part) => (typeof part === 'number' ? part + 1 : part)).join(', ');
    problems.push({ line: yaml.lineOf(path), path: said, problem });
  };
  const products = productsOf(yaml, at);
  const dates = datesOf(yaml, at);
  if (problems.length > 0) throw new SettingsError(file, problems);
  return { products, dates, lineOf: (path) => yaml.lineOf(path) };
}

type At = (path: YamlPath, problem: string) => void;

function productsOf(yaml: SettingsYaml, at: At): string[] | null {
  const value = own(yaml.value, 'products');
  if (value === undefined) return null;
  if (!Array.isArray(value)) {
    at(['products'], NO_PRODUCTS);
    return null;
  }
  return value.flatMap((entry: unknown, index) => {
    if (isName(entry)) return [entry];
    at(['products', index], NO_FILE);
    return [];
  });
}

function datesOf(yaml: SettingsYaml, at: At): Record<string, string> {
  const value = own(yaml.value, 'dates');
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    at(['dates'], NO_DATES);
    return {};
  }
  const entries = Object.entries(value).filter((entry): entry is [string, string] => {
    const [product, vendor] = entry as [string, unknown];
    if (product !== '' && isName(vendor)) return true;
    at(['dates', product], NO_NAME);
    return false;
  });
  return Object.fromEntries(entries);
}

function own(value: unknown, key: string): unknown {
  const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
  return isThere ? (value as Record<string, unknown>)[key] : undefined;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
