import { lstat, mkdir, readdir, readFile, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { PageTree, Visibility } from '@lastpatch/pages';
import { aFewAtOnce } from './a-few-at-once.ts';
import { fileFailure, LocationFailure } from './file-failure.ts';
import { loadPageManifest, PAGE_MANIFEST, savePageManifest } from './page-manifest.ts';
import { inSteps, type PublishedPages } from './published-pages.ts';
import { removeUnfinished } from './unfinished-pages.ts';
import { writeWholeFile } from './write-file.ts';

/** How many files are read or written at a time. */
const AT_ONCE = 16;

/**
 * Makes a folder hold the pages of a tree: writes those that differ, each as a whole, and removes those of an earlier time that
 * are no more. Files that are not of our making are left alone.
 *
 * @param now milliseconds since the epoch, by the clock of the file system
 * @throws LocationFailure when the folder holds pages of the other kind, or in the place of a page something that is not of our
 *   making; then nothing is written
 */
export async function publishToFolder(
  folder: string,
  { visibility, pages }: PageTree<Visibility>,
  now = Date.now(),
): Promise<PublishedPages> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw fileFailure(folder, error);
  });
  const manifest = await loadPageManifest(folder);
  if (manifest && manifest.visibility !== visibility) {
    throw new LocationFailure(
      `${folder}: this folder holds ${manifest.visibility} pages, and those that are to be written are ${visibility}. Give another folder.`,
    );
  }
  const before = manifest?.files ?? new Set<string>();
  const folders = new PlainFolders(folder);
  await aFewAtOnce(AT_ONCE, [...new Set([...before, ...pages.keys()].map((path) => dirname(path)))], (path) =>
    folders.check(path),
  );
  const written = await differing(folder, pages, before);
  const removed = [...before].filter((path) => !pages.has(path)).sort();
  await removeUnfinished(folder, new Set([PAGE_MANIFEST, ...before, ...pages.keys()]), now);
  // Written down first: what a run that dies has written is known to the next one.
  if (written.some((path) => !before.has(path))) {
    await savePageManifest(folder, { visibility, files: new Set([...before, ...pages.keys()]) });
  }
  await writeAll(folder, written, pages);
  await removeAll(folder, removed);
  if (manifest === undefined || written.some((path) => !before.has(path)) || removed.length > 0) {
    await savePageManifest(folder, { visibility, files: pages.keys() });
  }
  return { written, unchanged: pages.size - written.length, removed };
}

/** The paths of the pages that are not there, or not as they should be. */
async function differing(
  folder: string,
  pages: PageTree<Visibility>['pages'],
  before: ReadonlySet<string>,
): Promise<string[]> {
  const found: string[] = [];
  const there = new NamesInFolders(folder);
  await aFewAtOnce(AT_ONCE, [...pages.keys()], async (path) => {
    const bytes = (await there.mayHave(path)) ? await bytesAt(join(folder, path)) : undefined;
    if (bytes?.equals(Buffer.from(pages.get(path) ?? '')) === true) return;
    if (bytes !== undefined && !before.has(path)) {
      throw new LocationFailure(
        `${join(folder, path)}: this file is not of Lastpatch's making, and a page would take its place. Give an empty folder, or remove it.`,
      );
    }
    found.push(path);
  });
  return found.sort();
}

/** What folders hold, so that tens of thousands of files that are not there yet are not asked for one by one. */
class NamesInFolders {
  readonly #root: string;
  readonly #names = new Map<string, Promise<ReadonlySet<string> | undefined>>();

  constructor(root: string) {
    this.#root = root;
  }

  /** Whether there may be something at a path: names in capitals are the same to some file systems, and some folders cannot be listed. */
  async mayHave(path: string): Promise<boolean> {
    const parent = dirname(path);
    const known = this.#names.get(parent) ?? this.#list(parent);
    this.#names.set(parent, known);
    return (await known)?.has(basename(path).toLowerCase()) !== false;
  }

  async #list(parent: string): Promise<ReadonlySet<string> | undefined> {
    try {
      return new Set((await readdir(join(this.#root, parent))).map((name) => name.toLowerCase()));
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? new Set() : undefined;
    }
  }
}

async function writeAll(
  folder: string,
  paths: readonly string[],
  pages: PageTree<Visibility>['pages'],
): Promise<void> {
  const write = async (path: string): Promise<void> => {
    await writeWholeFile(join(folder, path), pages.get(path) ?? '');
  };
  await aFewAtOnce(AT_ONCE, [...new Set(paths.map((path) => dirname(path)))], async (parent) => {
    await mkdir(join(folder, parent), { recursive: true }).catch((error: unknown) => {
      throw fileFailure(join(folder, parent), error);
    });
  });
  for (const step of inSteps(paths)) await aFewAtOnce(AT_ONCE, step, write);
}

async function removeAll(folder: string, paths: readonly string[]): Promise<void> {
  await aFewAtOnce(AT_ONCE, paths, async (path) => {
    await rm(join(folder, path), { force: true }).catch((error: unknown) => {
      throw fileFailure(join(folder, path), error);
    });
  });
  const parents = new Set(paths.flatMap((path) => parentsOf(path)));
  // The deepest first; a folder in which something is left stays.
  for (const parent of [...parents].sort((a, b) => b.length - a.length)) {
    await rmdir(join(folder, parent)).catch(() => undefined);
  }
}

function parentsOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** Sees that folders within one are folders, and no links that lead out of it. */
class PlainFolders {
  readonly #root: string;
  readonly #checked = new Map<string, Promise<void>>();

  constructor(root: string) {
    this.#root = root;
  }

  /** @throws LocationFailure when a part of the path is a link */
  async check(path: string): Promise<void> {
    for (const part of path === '.' ? [] : [...parentsOf(path), path]) {
      const known = this.#checked.get(part) ?? this.#look(join(this.#root, part));
      this.#checked.set(part, known);
      await known;
    }
  }

  async #look(path: string): Promise<void> {
    const found = await lstat(path).catch(() => undefined);
    if (found?.isSymbolicLink() !== true) return;
    throw new LocationFailure(
      `${path}: this is a link, which may lead elsewhere; expected a folder. Remove it.`,
    );
  }
}

async function bytesAt(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT') return undefined;
    throw fileFailure(path, error);
  });
}
