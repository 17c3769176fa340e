// The domain reads no clock, no environment and no file: what it needs is passed in, so that any day can be played.

/** Where pure code lies. */
export const PURE = [
  'libs/release-model/src/**/*.ts',
  'libs/content-security-policy/src/**/*.ts',
  'libs/fleet/src/**/*.ts',
  'libs/pages/src/**/*.ts',
  'libs/settings/src/**/*.ts',
  'apps/notifier/src/daily-check/**/*.ts',
  'apps/notifier/src/letters/**/*.ts',
  'apps/notifier/src/refresh/**/*.ts',
  'apps/notifier/src/subscribers/**/*.ts',
];

/** Runs in a browser, at its edge: it has the page, the clock and the network, and nothing of Node.js. */
export const BROWSER = ['libs/pages/src/browser/**/*.ts'];

/** Reads streams, and is otherwise as pure. */
export const STREAMING = ['libs/release-catalog/src/**/*.ts'];

const WHY = 'pure code is handed what it needs: pass it in from an adapter';

/** ESLint settings for the folders that hold pure code; their tests may use Node.js. */
export const pureCode = [
  {
    files: [...PURE, ...STREAMING],
    ignores: ['**/*.test.ts', ...BROWSER],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'setTimeout', 'setInterval', 'setImmediate', 'fetch', 'console', 'performance'].map(
          (name) => ({
            name,
            message: WHY,
          }),
        ),
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: `new Date() reads the clock: ${WHY}`,
        },
        { selector: "CallExpression[callee.name='Date']", message: `Date() reads the clock: ${WHY}` },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: `Date.now() reads the clock: ${WHY}`,
        },
        {
          selector: "MemberExpression[object.name='globalThis']",
          message: `globalThis leads to everything: ${WHY}`,
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: `Math.random() is never the same: ${WHY}`,
        },
      ],
    },
  },
  {
    files: PURE,
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ regex: '^node:', message: WHY }] }],
    },
  },
];
