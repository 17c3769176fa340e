/** Bundles the Lambda into dist/lambda/: one file for nodejs24.x, with its source map beside it. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build, type Plugin } from 'esbuild';

/** The most that the bundle may have, in KB: what it takes to load it is paid at each cold start. */
const MOST_KB = 3400;

/** Large data is a text that is parsed when it is asked for: as JavaScript it would be read at each start. */
const dataAsText: Plugin = {
  name: 'data as text',
  setup(bundling) {
    bundling.onLoad({ filter: /\.json$/ }, ({ path }) => {
      const text = JSON.stringify(JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))));
      return { contents: `module.exports = JSON.parse(${text});`, loader: 'js' };
    });
  },
};

const outdir = new URL('dist/lambda/', import.meta.url).pathname;
rmSync(outdir, { recursive: true, force: true });
const { outputFiles, metafile } = await build({
  entryPoints: { index: new URL('src/lambda/handler.ts', import.meta.url).pathname },
  outdir,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  // Starts faster than an ES module, and what is imported when it is needed is also set up no earlier.
  format: 'cjs',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  // Names of classes are names of errors.
  keepNames: true,
  sourcemap: 'external',
  metafile: true,
  logLevel: 'warning',
  plugins: [dataAsText],
  write: false,
});
mkdirSync(outdir, { recursive: true });
for (const { path, contents } of outputFiles) writeFileSync(path, contents);
const kb = Math.round(
  Object.entries(metafile.outputs)
    .filter(([file]) => file.endsWith('.cjs'))
    .reduce((sum, [, { bytes }]) => sum + bytes, 0) / 1024,
);
console.log(`dist/lambda: ${kb} KB, with the catalog`);
if (kb > MOST_KB) {
  console.error(
    `The bundle has ${kb} KB, and ${MOST_KB} KB are the most: see what has come in, or raise the limit.`,
  );
  process.exitCode = 1;
}
