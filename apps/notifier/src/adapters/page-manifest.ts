import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isPagePath, type Visibility } from '@lastpatch/pages';
import { fileFailure, LocationFailure } from './file-failure.ts';
import { writeWholeFile } from './write-file.ts';

/** The name of the list in its folder. */
export const PAGE_MANIFEST = '.lastpatch-pages.json';
const FORMAT = 'lastpatch-page-folder';

/** Which pages of a folder are of our making. */
export interface PageManifest {
  readonly visibility: Visibility;
  readonly files: ReadonlySet<string>;
}

/**
 * What earlier pages of a folder are; undefined where none have been written.
 *
 * @throws LocationFailure when that cannot be read: nothing is removed on a guess
 */
export async function loadPageManifest(folder: string): Promise<PageManifest | undefined> {
  const path = join(folder, PAGE_MANIFEST);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw fileFailure(path, error);
  });
  if (text === undefined) return undefined;
  const manifest = manifestFrom(text);
  if (manifest) return manifest;
  throw new LocationFailure(
    `${path}: this is no list of the pages in that folder, which it should be. Give an empty folder, or empty this one.`,
  );
}

/** Keeps which pages of a folder are of our making. */
export async function savePageManifest(
  folder: string,
  { visibility, files }: { readonly visibility: Visibility; readonly files: Iterable<string> },
): Promise<void> {
  const manifest = { format: FORMAT, schemaVersion: 1, visibility, files: [...files].sort() };
  await writeWholeFile(join(folder, PAGE_MANIFEST), `${JSON.stringify(manifest)}\n`);
}

function manifestFrom(text: string): PageManifest | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { format, schemaVersion, visibility, files } = (read ?? {}) as Record<string, unknown>;
  if (format !== FORMAT || schemaVersion !== 1 || !isVisibility(visibility) || !arePaths(files))
    return undefined;
  return { visibility, files: new Set(files) };
}

function isVisibility(value: unknown): value is Visibility {
  return value === 'public' || value === 'private';
}

// Whoever can write this file must not be able to have others removed by it.
function arePaths(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((path) => typeof path === 'string' && isPagePath(path));
}
