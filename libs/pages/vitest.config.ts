import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../vitest.base.ts';

/** What makes the script of the pages is tested too. */
export default mergeConfig(base, defineConfig({ test: { include: ['bundle/**/*.test.ts'] } }));
