import { configDefaults, defineConfig } from 'vitest/config';

/** What every project's tests share: a random order, whose seed is printed, so that no test leans on another. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // What needs an AWS to talk to is run by `npm run test:aws` alone.
    exclude: [...configDefaults.exclude, '**/*.aws.test.ts'],
    sequence: { shuffle: true },
    restoreMocks: true,
    // Tests that start processes are slow on a busy machine; how fast something is, is measured elsewhere.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: '100%',
  },
});
