import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../vitest.base.ts';

/** The means of testing are tested too. */
export default mergeConfig(
  base,
  defineConfig({ test: { include: ['testing/**/*.test.ts', 'pack/**/*.test.ts'] } }),
);
