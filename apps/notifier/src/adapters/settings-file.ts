import { readFile } from 'node:fs/promises';
import type { Settings } from '../settings/settings-schema.ts';
import { fileFailure } from './file-failure.ts';

/** Where settings are looked for unless told otherwise. */
export const DEFAULT_SETTINGS = 'lastpatch.yaml';

/**
 * The settings in a file; undefined when it is the default one and is not there.
 *
 * @throws LocationFailure when the file cannot be read
 * @throws SettingsError with all problems of its text at once
 */
export async function loadSettings(path: string | undefined): Promise<Settings | undefined> {
  const file = path ?? DEFAULT_SETTINGS;
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (missing && path === undefined) return undefined;
    throw fileFailure(file, error);
  }
  const { readSettings } = await import('../settings/read-settings.ts');
  return readSettings(text, file);
}
