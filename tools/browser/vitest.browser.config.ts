import { defineConfig } from 'vitest/config';

/** What needs a real browser is run by `npm run test:browser` alone. */
export default defineConfig({
  test: {
    include: ['test/**/*.browser.test.ts'],
    globalSetup: ['src/browser-there.ts'],
    restoreMocks: true,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Each file has a browser of its own.
    maxWorkers: 2,
  },
});
