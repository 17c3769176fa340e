import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import type { CustomFile } from '@lastpatch/release-catalog/custom';
import type { ProductSettingsText, SettingsProblem } from '@lastpatch/settings';
import { fileFailure } from './file-failure.ts';
import { DEFAULT_SETTINGS } from './settings-file.ts';

/** The files of own products that settings name. */
export interface ProductFiles {
  /** Those that could be read, in the order of the settings, and of their names. */
  readonly files: readonly CustomFile[];
  /** What was wrong with the others. */
  readonly problems: readonly SettingsProblem[];
}

/** Where own products are looked for unless told otherwise: beside the settings. */
const DEFAULT_FOLDER = 'products';

/**
 * Reads the files of own products. Their paths are those in the settings, from the folder of the settings on; of a folder its
 * `*.yaml` and `*.yml` are read.
 *
 * @param path the settings' own, for the folder that they are in
 */
export async function loadProductFiles(
  { products, lineOf }: ProductSettingsText,
  path: string = DEFAULT_SETTINGS,
): Promise<ProductFiles> {
  const base = dirname(path);
  const problems: SettingsProblem[] = [];
  const paths = new Set<string>();
  for (const [index, entry] of (products ?? [DEFAULT_FOLDER]).entries()) {
    const place = isAbsolute(entry) ? entry : join(base, entry);
    try {
      for (const file of await filesAt(place)) paths.add(file);
    } catch (error) {
      // Nobody has to have the default folder.
      if (products === null && isMissing(error)) continue;
      const at = products === null ? [] : ['products', index];
      const said = at.length === 0 ? '' : `products, ${index + 1}`;
      problems.push({ line: lineOf(at), path: said, problem: fileFailure(place, error).message });
    }
  }
  return paths.size === 0 ? { files: [], problems } : readAll([...paths], problems);
}

async function filesAt(place: string): Promise<string[]> {
  if (!(await stat(place)).isDirectory()) return [place];
  const names = await readdir(place);
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(place, name));
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

async function readAll(paths: readonly string[], problems: SettingsProblem[]): Promise<ProductFiles> {
  const { ImportError, readCustomFile } = await import('@lastpatch/release-catalog/custom');
  const files: CustomFile[] = [];
  for (const file of paths) {
    try {
      const bytes = await readFile(file).catch((error: unknown) => {
        const { message } = fileFailure(file, error);
        problems.push({ file, line: null, path: '', problem: message.slice(file.length + 2) });
      });
      if (bytes) files.push(readCustomFile(bytes, file));
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      problems.push(...error.problems.map((problem) => ({ path: '', ...problem })));
    }
  }
  return { files, problems };
}
