import { access, constants, lstat, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileFailure, LocationFailure } from './file-failure.ts';

/** A file that is not there yet. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
  /** Who may do what with it, as in 0o600. */
  readonly mode: number;
}

/**
 * Whether files can be made there, and the folders that they are to lie in.
 *
 * @throws LocationFailure when one is there already, or its folder cannot be made or written to
 */
export async function checkNew(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const isThere = await lstat(path).then(
      () => true,
      () => false,
    );
    if (isThere) throw inTheWay(path);
    const folder = await nearestFolder(dirname(path));
    await access(folder, constants.W_OK).catch((error: unknown) => {
      throw fileFailure(folder, error);
    });
  }
}

/** The folder itself where it is there, else the one within which it would be made. */
async function nearestFolder(folder: string): Promise<string> {
  const isThere = await lstat(folder).then(
    () => true,
    () => false,
  );
  return isThere || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));
}

/**
 * Makes files with the folders that they lie in, all or none, and never writes over one.
 *
 * @throws LocationFailure when one is there already, or cannot be written
 */
export async function writeNewFiles(files: readonly NewFile[]): Promise<void> {
  const made: string[] = [];
  try {
    for (const { path, text, mode } of files) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, '', { flag: 'wx', mode });
      made.push(path);
      await writeFile(path, text);
    }
  } catch (error) {
    for (const path of made) await rm(path, { force: true });
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    const failed = files[made.length]?.path ?? '';
    throw isThere ? inTheWay(failed) : fileFailure(failed, error);
  }
}

function inTheWay(path: string): LocationFailure {
  return new LocationFailure(
    `${path}: this file is there already and is left as it is: move it away, or name another place with --config`,
  );
}
