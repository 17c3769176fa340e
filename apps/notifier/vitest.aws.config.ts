import { configDefaults, defineConfig } from 'vitest/config';
import base from '../../vitest.base.ts';

/** The tests that talk to AWS, which `npm run test:aws` stands in for: see docs/aws-tests.md. */
export default defineConfig({
  test: {
    ...base.test,
    include: ['src/**/*.aws.test.ts', 'testing/aws/**/*.aws.test.ts'],
    exclude: configDefaults.exclude,
  },
});
