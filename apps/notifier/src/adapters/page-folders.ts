import { realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, resolve, sep } from 'node:path';
import type { SettingsText } from '@lastpatch/settings';
import { SettingsError } from '@lastpatch/settings/settings-error';
import { DEFAULT_SETTINGS } from './settings-file.ts';

/** The folders into which pages go. */
export interface PageFolders {
  /** Undefined where those are not made. */
  readonly public: string | undefined;
  readonly private: string | undefined;
}

/** What is said of folders that are not apart. */
export const NOT_APART = 'expected two folders of which neither lies in the other';

/**
 * The folders that settings name: their paths are from the folder of the settings on.
 *
 * @param path the settings' own
 * @throws SettingsError when one lies in the other
 */
export async function pageFoldersOf(
  { settings: { pages }, lineOf }: SettingsText,
  path: string = DEFAULT_SETTINGS,
): Promise<PageFolders> {
  const at = (folder: string | null | undefined): string | undefined => {
    if (folder === null || folder === undefined) return undefined;
    return isAbsolute(folder) ? folder : join(dirname(path), folder);
  };
  const folders = { public: at(pages?.public), private: at(pages?.private) };
  if (await areApart(folders)) return folders;
  const line = lineOf(['pages', 'private']);
  throw new SettingsError(path, [{ line, path: 'pages, public and private', problem: NOT_APART }]);
}

/** Whether neither lies in the other, wherever links lead: what lies in the public folder is published. */
export async function areApart(folders: PageFolders): Promise<boolean> {
  if (folders.public === undefined || folders.private === undefined) return true;
  const [open, secret] = await Promise.all([realFolder(folders.public), realFolder(folders.private)]);
  return open !== secret && !open.startsWith(`${secret}${sep}`) && !secret.startsWith(`${open}${sep}`);
}

/** Where a folder really is, or will be when it is made. */
async function realFolder(path: string): Promise<string> {
  const full = resolve(path);
  try {
    return await realpath(full);
  } catch {
    return dirname(full) === full ? full : join(await realFolder(dirname(full)), basename(full));
  }
}
