import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** The most that the script may have, in bytes as it is sent (gzip). */
export const MOST_BYTES = 40 * 1024;

/**
 * The text of `assets/box.js`: one classic script for browsers of 2023 and later. The same sources give the same bytes.
 *
 * @throws Error when it has grown beyond its budget
 */
export async function boxScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../src/browser/main.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: ['chrome110', 'edge110', 'firefox115', 'safari16.4'],
    minify: true,
    legalComments: 'none',
    banner: { js: '/*! Lastpatch (Apache-2.0), with preact and date-fns (MIT) */' },
    charset: 'ascii',
    logLevel: 'warning',
    write: false,
  });
  const text = outputFiles[0]?.text ?? '';
  const bytes = sentBytes(text);
  if (bytes <= MOST_BYTES) return text;
  throw new Error(
    `assets/box.js has ${bytes} bytes with gzip, and ${MOST_BYTES} are the most: see what has come in, or raise the limit.`,
  );
}

/** How many bytes of a text are sent with gzip. */
export function sentBytes(text: string): number {
  return gzipSync(text, { level: 9 }).length;
}
