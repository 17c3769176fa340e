import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { fileFailure } from './file-failure.ts';

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
