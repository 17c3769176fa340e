import { defineConfig } from 'vitest/config';

/** What every project's tests share: a random order, whose seed is printed, so that no test leans on another. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    sequence: { shuffle: true },
    restoreMocks: true,
  },
});
