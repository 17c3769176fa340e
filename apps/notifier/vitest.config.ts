import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../vitest.base.ts';

/** Everything that needs nothing but Node.js. What needs an AWS to talk to is run by vitest.aws.config.ts. */
export default mergeConfig(
  base,
  defineConfig({
    test: { include: ['testing/**/*.test.ts'], exclude: ['**/*.aws.test.ts', '**/node_modules/**'] },
  }),
);
