import { mergeConfig } from 'vitest/config';
import base from '../../vitest.base.ts';

// Pure code leaves nothing behind that one file could hide from another, so its tests may share their workers.
export default mergeConfig(base, { test: { isolate: false } });
