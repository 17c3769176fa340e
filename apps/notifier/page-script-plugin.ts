import { boxScript } from '@lastpatch/pages/bundle';
import type { Plugin } from 'esbuild';

/** Puts the finished script of the pages in the place of the adapter that makes it. */
export const finishedPageScript: Plugin = {
  name: 'finished page script',
  setup(bundling) {
    bundling.onLoad({ filter: /[\\/]src[\\/]adapters[\\/]page-script\.ts$/ }, async () => ({
      contents: `export const pageScript = async () => ${JSON.stringify(await boxScript())};`,
      loader: 'js',
    }));
  },
};
