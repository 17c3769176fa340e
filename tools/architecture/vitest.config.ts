import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../vitest.base.ts';

/** The parser is written for bundlers: it imports its JSON as Node.js does not. */
export default mergeConfig(
  base,
  defineConfig({
    logLevel: 'error',
    test: { server: { deps: { inline: [/@actions\/(workflow-parser|expressions)/] } } },
  }),
);
