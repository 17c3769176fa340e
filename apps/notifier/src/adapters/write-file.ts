import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { fileFailure } from './file-failure.ts';

const UNFINISHED = /^(.+)\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;

/** The path of the file that is still being written where such a file is; undefined where it is another. */
export function unfinishedPath(path: string): string | undefined {
  return UNFINISHED.exec(path)?.[1];
}

/**
 * Writes a whole file or nothing: readers see the old content or the new one, never a part.
 *
 * @param signal stops it, as long as it has not written
 */
export async function writeWholeFile(
  path: string,
  content: string | Uint8Array,
  signal?: AbortSignal,
): Promise<void> {
  const unfinished = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(unfinished, content, { signal });
    signal?.throwIfAborted();
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw fileFailure(path, error);
  }
}
