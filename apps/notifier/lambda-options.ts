import type { BuildOptions } from 'esbuild';

/** How a handler is bundled for Lambda: the one that is deployed, and those that it is measured beside. */
export const LAMBDA = {
  bundle: true,
  // Starts faster than an ES module, and what is imported when it is needed is also set up no earlier.
  format: 'cjs',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  // Korean takes three bytes a letter, and six as an escape.
  charset: 'utf8',
  // Names of classes are names of errors.
  keepNames: true,
} satisfies BuildOptions;
