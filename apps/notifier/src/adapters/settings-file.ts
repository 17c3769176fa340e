import { readFile } from 'node:fs/promises';
import type { ProductSettingsText, SettingsText } from '@lastpatch/settings';
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
 * What wrong settings name all the same: see `soundSettings`. Undefined where there are none, or none that can be parsed.
 *
 * @throws LocationFailure when the file cannot be read
 */
export async function loadSoundSettings(path: string | undefined): Promise<SettingsText | undefined> {
  const file = path ?? DEFAULT_SETTINGS;
  const text = await writtenText(file);
  if (text === undefined) return undefined;
  const { soundSettings } = await import('@lastpatch/settings');
  return soundSettings(text, file);
}

/**
 * Whether there are settings: the default ones may be missing.
 *
 * @throws SettingsError when a file that was named is not there
 * @throws LocationFailure when the file cannot be read
 */
export async function hasSettings(path: string | undefined): Promise<boolean> {
  return (await settingsText(path)) !== undefined;
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

/** What settings say of own products where they say nothing, or where there are none. */
export const NO_PRODUCT_SETTINGS: ProductSettingsText = { products: null, dates: {}, lineOf: () => null };

// A backslash may write any key.
const MAY_SAY_PRODUCTS = /products|dates|\\/;

/**
 * What the settings say of own products; undefined when there are no settings. Where the text cannot say anything of them, it
 * is not even parsed: whoever has no own products does not wait for a parser.
 *
 * @throws SettingsError when that cannot be read, or when a file that was named is not there
 */
export async function loadProductSettings(
  path: string | undefined,
): Promise<ProductSettingsText | undefined> {
  const text = await settingsText(path);
  if (text === undefined) return undefined;
  if (!MAY_SAY_PRODUCTS.test(text)) return NO_PRODUCT_SETTINGS;
  const { readProductSettings } = await import('@lastpatch/settings/product-settings');
  return readProductSettings(text, path ?? DEFAULT_SETTINGS);
}

async function settingsText(path: string | undefined): Promise<string | undefined> {
  const file = path ?? DEFAULT_SETTINGS;
  const text = await writtenText(file);
  if (text !== undefined || path === undefined) return text;
  throw new SettingsError(file, [{ line: null, path: '', problem: 'there is no such file' }]);
}

/** Undefined where there is no such file. */
async function writtenText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw fileFailure(file, error);
  }
}
