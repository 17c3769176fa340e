import { readFile } from 'node:fs/promises';
import type { Settings } from '../settings/settings-schema.ts';
import { SettingsError } from '../settings/settings-error.ts';
import { fileFailure } from './file-failure.ts';

/** Where settings are looked for unless told otherwise. */
export const DEFAULT_SETTINGS = 'lastpatch.yaml';

/**
 * The settings in a file; undefined when it is the default one and is not there.
 *
 * @throws SettingsError with all problems of its text at once, or when a file that was named is not there
 * @throws LocationFailure when the file cannot be read
 */
export async function loadSettings(path: string | undefined): Promise<Settings | undefined> {
  const text = await settingsText(path);
  if (text === undefined) return undefined;
  const { readSettings } = await import('../settings/read-settings.ts');
  return readSettings(text, path ?? DEFAULT_SETTINGS);
}

/**
 * The time zone that the settings name, UTC when there are none. The rest of the file is not looked at, so that asking for
 * a status does not wait for it.
 *
 * @throws SettingsError when it is no time zone
 */
export async function loadTimeZone(path: string | undefined): Promise<string> {
  const text = await settingsText(path);
  if (text === undefined) return 'UTC';
  const { readTimeZone } = await import('../settings/time-zone.ts');
  return readTimeZone(text, path ?? DEFAULT_SETTINGS);
}

async function settingsText(path: string | undefined): Promise<string | undefined> {
  const file = path ?? DEFAULT_SETTINGS;
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!missing) throw fileFailure(file, error);
    if (path === undefined) return undefined;
    throw new SettingsError(file, ['there is no such file']);
  }
}
