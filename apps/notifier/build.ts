/** Bundles the command line into dist/: it then runs on Node.js 24.16 or later without the workspace. */
import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { finishedPageScript } from './page-script-plugin.ts';

const outdir = new URL('dist/', import.meta.url).pathname;
rmSync(outdir, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: [new URL('src/cli/main.ts', import.meta.url).pathname],
  outdir,
  bundle: true,
  // What a command does not need is a file of its own, loaded when it is needed.
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  sourcemap: 'external',
  metafile: true,
  plugins: [finishedPageScript],
  logLevel: 'warning',
  // CommonJS packages inside an ES module look for require.
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
});
const bytes = Object.entries(metafile.outputs)
  .filter(([file]) => file.endsWith('.js'))
  .reduce((sum, [, output]) => sum + output.bytes, 0);
console.log(`dist: ${Math.round(bytes / 1024)} KB of JavaScript`);
