import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes texts into a folder by their paths. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Everything in a folder and below, by paths. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
}

/** Everything that could tell that a folder was written to: the folder itself and all below, with times and bytes. */
export function traceOf(folder: string): unknown[] {
  return ['.', ...filesIn(folder)].map((path) => {
    const file = join(folder, path);
    const { mtimeNs, ctimeNs, ino, mode } = statSync(file, { bigint: true });
    const bytes = statSync(file).isFile() ? readFileSync(file, 'base64') : '';
    return { path, mtimeNs, ctimeNs, ino, mode, bytes };
  });
}
