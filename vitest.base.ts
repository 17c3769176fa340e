import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

/** Where all chance in the tests comes from. The same each time, so that one commit has one answer: docs/adr/0027. */
const { TEST_SEED = '20261130' } = process.env;
const seed = TEST_SEED === 'random' ? undefined : Number(TEST_SEED);
if (seed !== undefined && !Number.isInteger(seed)) {
  throw new Error(`TEST_SEED is "${TEST_SEED}": expected a whole number, or "random".`);
}

/** What every project's tests share: an order that is shuffled, so that no test leans on another, and one seed. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // What needs an AWS to talk to is run by `npm run test:aws` alone.
    exclude: [...configDefaults.exclude, '**/*.aws.test.ts'],
    env: { TEST_SEED },
    setupFiles: [fileURLToPath(new URL('./vitest.setup.ts', import.meta.url))],
    sequence: { shuffle: true, ...(seed === undefined ? {} : { seed }) },
    restoreMocks: true,
    // Tests that start processes are slow on a busy machine; how fast something is, is measured elsewhere.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: '100%',
  },
});
