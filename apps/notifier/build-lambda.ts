/** Bundles the Lambda into dist/lambda/: one file for nodejs24.x, with its source map beside it. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { LAMBDA } from './lambda-options.ts';
import { finishedPageScript } from './page-script-plugin.ts';

/** The most that the bundle may have, in KB: what it takes to load it is paid at each cold start. */
const MOST_KB = 1900;

/** Data is packed, and unpacked when it is asked for: as JavaScript it would be read at each start, needed or not. */
const packedData: Plugin = {
  name: 'packed data',
  setup(bundling) {
    bundling.onLoad({ filter: /\.json$/ }, ({ path }) => {
      const packed = gzipSync(JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))), { level: 9 });
      const text = `Buffer.from('${packed.toString('base64')}', 'base64')`;
      return {
        contents: `module.exports = JSON.parse(require('node:zlib').gunzipSync(${text}).toString('utf8'));`,
        loader: 'js',
      };
    });
  },
};

const outdir = new URL('dist/lambda/', import.meta.url).pathname;
rmSync(outdir, { recursive: true, force: true });
const { outputFiles, metafile } = await build({
  entryPoints: { index: new URL('src/lambda/handler.ts', import.meta.url).pathname },
  outdir,
  outExtension: { '.js': '.cjs' },
  ...LAMBDA,
  sourcemap: 'external',
  metafile: true,
  logLevel: 'warning',
  plugins: [packedData, finishedPageScript],
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
