import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../../vitest.base.ts';
import { BUGS } from './bugs.ts';
import { type PlantedBug, withBug } from './planted-bug.ts';

const { PLANTED_BUG } = process.env;
const bug = BUGS.find(({ name }) => name === PLANTED_BUG);
if (!bug && PLANTED_BUG !== 'none') throw new Error('PLANTED_BUG names no planted bug');

/** The tests of the notifier with one planted bug, which is put in as its file is loaded: no source is touched. */
export default mergeConfig(
  base,
  defineConfig({
    // What is kept of a transformed file does not know with which bug.
    test: { fsModuleCache: false },
    root: fileURLToPath(new URL('..', import.meta.url)),
    plugins: [
      {
        name: 'planted-bug',
        enforce: 'pre',
        transform: (source, id) =>
          bug && id.split('?')[0] === fileOf(bug) ? withBug(bug, source) : undefined,
      },
    ],
  }),
);

function fileOf({ file }: PlantedBug): string {
  return fileURLToPath(new URL(`../../../${file}`, import.meta.url));
}
