/** Bundles the command line into dist/: it then runs on Node.js 24.16 or later without the workspace. */
import { bundleCli } from './pack/bundle-cli.ts';

const { outputs } = await bundleCli(new URL('dist/', import.meta.url).pathname, { sourcemap: true });
const bytes = Object.entries(outputs)
  .filter(([file]) => file.endsWith('.js'))
  .reduce((sum, [, output]) => sum + output.bytes, 0);
console.log(`dist: ${Math.round(bytes / 1024)} KB of JavaScript`);
