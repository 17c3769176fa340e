import { readFile } from 'node:fs/promises';
import { fileFailure } from './file-failure.ts';

/**
 * The text of a file.
 *
 * @throws LocationFailure when it cannot be read
 */
export async function readTextFile(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    throw fileFailure(path, error);
  });
}
