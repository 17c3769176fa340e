import fc from 'fast-check';

// The properties take their chance from the seed of the tests: see vitest.base.ts.
const { TEST_SEED } = process.env;
if (TEST_SEED !== 'random') fc.configureGlobal({ seed: Number(TEST_SEED) });
