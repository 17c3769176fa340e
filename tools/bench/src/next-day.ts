import { createReadStream, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArchive, wantsOpenstackFile } from '@lastpatch/release-catalog';
import { tarGz } from '../../../apps/notifier/testing/tar-archive.ts';

/** What upstream's repository was on a day and on the next one. */
export interface TwoDays {
  readonly first: Buffer;
  readonly next: Buffer;
}

/** About as many as on an ordinary day. */
const CHANGED_FILES = 5;
const DAY_MS = 86_400_000;

/** The archive with its files that an import reads, and the same a day later, when a new version stands in five of them. */
export async function madeTwoDays(archive: string): Promise<TwoDays> {
  const files: Record<string, string> = {};
  let changed = 0;
  const reading = {
    wants: wantsOpenstackFile,
    onProblem: () => undefined,
    onTime: (at: Date) => void (changed = Math.max(changed, at.getTime())),
  };
  for await (const { path, text } of readArchive(createReadStream(archive), reading)) {
    files[`releases/${path}`] = text;
  }
  const versions = Object.keys(files).filter((path) => files[path]?.includes('\nreleases:\n'));
  const later = { ...files };
  for (let place = 0; place < CHANGED_FILES; place += 1) {
    const path = versions[Math.floor((place * versions.length) / CHANGED_FILES)] ?? '';
    later[path] = (files[path] ?? '').replace('\nreleases:\n', '\nreleases:\n  - version: 9999.0.0\n');
  }
  return { first: tarGz(files, new Date(changed)), next: tarGz(later, new Date(changed + DAY_MS)) };
}

/** The archives of the first two days in a folder, each named by its day. */
export function keptTwoDays(folder: string): TwoDays {
  const [first, next] = readdirSync(folder)
    .filter((name) => /^\d{4}-\d\d-\d\d\.tar\.gz$/.test(name))
    .sort();
  if (first === undefined || next === undefined) {
    throw new Error(`${folder}: expected archives of two days, named as in 2025-10-01.tar.gz`);
  }
  return { first: readFileSync(join(folder, first)), next: readFileSync(join(folder, next)) };
}

/** Writes both into a folder. @returns their paths */
export function written({ first, next }: TwoDays, folder: string): Record<keyof TwoDays, string> {
  const paths = { first: join(folder, 'first.tar.gz'), next: join(folder, 'next.tar.gz') };
  writeFileSync(paths.first, first);
  writeFileSync(paths.next, next);
  return paths;
}
