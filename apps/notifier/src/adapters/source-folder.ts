import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceStore } from '../refresh/upstream.ts';
import { fileFailure } from './file-failure.ts';
import { nameOfBytes } from './name-of-bytes.ts';
import { writeWholeFile } from './write-file.ts';

const NAME = /^[0-9a-f]{64}$/;

/** What was read of sources, in a folder: each file is named by the SHA-256 of its bytes, so that one that is damaged is known. */
export class SourceFolder implements SourceStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async load(name: string): Promise<Uint8Array | undefined> {
    if (!NAME.test(name)) return undefined;
    const path = join(this.#folder, name);
    try {
      const bytes = await readFile(path);
      return nameOfBytes(bytes) === name ? bytes : undefined;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw fileFailure(path, error);
    }
  }

  async keep(bytes: Uint8Array): Promise<string> {
    const name = nameOfBytes(bytes);
    await mkdir(this.#folder, { recursive: true }).catch((error: unknown) => {
      throw fileFailure(this.#folder, error);
    });
    if (!(await this.load(name))) await writeWholeFile(join(this.#folder, name), bytes);
    return name;
  }

  async keepOnly(names: ReadonlySet<string>): Promise<void> {
    const there = await readdir(this.#folder).catch(() => []);
    for (const name of there) {
      if (NAME.test(name) && !names.has(name)) await rm(join(this.#folder, name), { force: true });
    }
  }
}
