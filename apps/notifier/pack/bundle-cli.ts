import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions, type Metafile } from 'esbuild';
import { finishedPageScript } from '../page-script-plugin.ts';

const NOTIFIER = fileURLToPath(new URL('..', import.meta.url));

/** How programs of this workspace are bundled for Node.js. */
export const PROGRAM = {
  bundle: true,
  // What a command does not need is a file of its own, loaded when it is needed.
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  plugins: [finishedPageScript],
  logLevel: 'warning',
  // CommonJS packages inside an ES module look for require.
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
} satisfies BuildOptions;

/**
 * Bundles the command line into a folder, from where it runs on Node.js 24.16 or later with nothing beside it. What was in the
 * folder goes.
 *
 * @param outdir the folder
 * @param sourcemap whether each file has its map beside it
 * @returns what went into which file, with paths from the folder of this app
 */
export async function bundleCli(
  outdir: string,
  { sourcemap }: { readonly sourcemap: boolean },
): Promise<Metafile> {
  rmSync(outdir, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: NOTIFIER,
    // Each is a file of its own name, beside the parts that they share.
    entryPoints: { main: 'src/cli/main.ts', 'older-node': 'pack/older-node.ts' },
    outdir,
    ...PROGRAM,
    ...(sourcemap ? { sourcemap: 'external' } : {}),
    metafile: true,
  });
  return metafile;
}
