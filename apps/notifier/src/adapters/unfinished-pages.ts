import { lstat, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileFailure } from './file-failure.ts';
import { unfinishedPath } from './write-file.ts';

/** A file is written in moments: what is older than this, nobody is at any more. */
const OLD_MS = 60 * 60 * 1000;

/**
 * Removes from a folder what runs that were killed had begun to write: such files alone as have the names that we give them while
 * we write one of these.
 *
 * @param paths of files within the folder
 * @param now milliseconds since the epoch
 * @throws LocationFailure when one cannot be removed
 */
export async function removeUnfinished(
  folder: string,
  paths: ReadonlySet<string>,
  now: number,
): Promise<void> {
  for (const parent of new Set([...paths].map((path) => dirname(path)))) {
    for (const name of await readdir(join(folder, parent)).catch(() => [])) {
      const meant = unfinishedPath(join(parent, name));
      if (meant === undefined || !paths.has(meant)) continue;
      const path = join(folder, parent, name);
      const found = await lstat(path).catch(() => undefined);
      if (found?.isFile() !== true || found.mtimeMs >= now - OLD_MS) continue;
      await rm(path, { force: true }).catch((error: unknown) => {
        throw fileFailure(path, error);
      });
    }
  }
}
