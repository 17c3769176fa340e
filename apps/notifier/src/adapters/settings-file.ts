import { readFile } from 'node:fs/promises';
import type { SettingsText } from '@lastpatch/settings';
import { SettingsError } from '@lastpatch/settings/settings-error';
import { fileFailure } from './file-failure.ts';

/** Where settings are looked for unless told otherwise. */
export const DEFAULT_SETTINGS = 'lastpatch.yaml';

/**
 * The settings in a file; undefined when it is the default one and is not there.
 *
 * @throws SettingsError with all problems of its text at once, or when a file that was named is not there
 * @throws LocationFailure when the file cannot be read
 */
export async function loadSettings(path: string | undefined): Promise<SettingsText | undefined> {
  const text = await settingsText(path);
  if (text === undefined) return undefined;
  const { readSettings } = await import('@lastpatch/settings');
  return readSettings(text, path ?? DEFAULT_SETTINGS);
}

/**
 * The time zone that the settings name, UTC when there are none. The rest of the file is not looked at, so that asking for
 * a status does not wait for it.
 *
 * @throws SettingsError when it is no time zone
 */
export async function loadTimeZone(path: string | undefined): Promise<string> {
  const { DEFAULT_TIME_ZONE, readTimeZone } = await import('@lastpatch/settings/time-zone');
  const text = await settingsText(path);
  return text === undefined ? DEFAULT_TIME_ZONE : readTimeZone(text, path ?? DEFAULT_SETTINGS);
}

async function settingsText(path: string | undefined): Promise<string | undefined> {
  const file = path ?? DEFAULT_SETTINGS;
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!missing) throw fileFailure(file, error);
    if (path === undefined) return undefined;
    throw new SettingsError(file, [{ line: null, path: '', problem: 'there is no such file' }]);
  }
}
