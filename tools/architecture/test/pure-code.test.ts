import { readFileSync } from 'node:fs';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { PURE, pureCode, STREAMING } from '../pure-code.mjs';

const root = new URL('../../../', import.meta.url).pathname;
const fixture = readFileSync(new URL('../fixtures/impure-code.ts', import.meta.url), 'utf8');

/** A file that might lie in each pure folder. */
const PURE_FILES = PURE.map((pattern) => pattern.replace('**/*', 'anything'));

/** A file that is there, in each pure folder. */
const REAL_FILES = [
  'libs/release-model/src/timeline.ts',
  'libs/fleet/src/read-scan.ts',
  'libs/pages/src/life-fact.ts',
  'libs/settings/src/read-settings.ts',
  'apps/notifier/src/daily-check/plan-notices.ts',
  'apps/notifier/src/letters/subject.ts',
];

async function caughtLines(filePath: string): Promise<Set<number>> {
  const overrideConfig = [
    { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
    ...pureCode,
  ] as Linter.Config[];
  const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig });
  const [result] = await eslint.lintText(fixture, { filePath });
  return new Set(result?.messages.map(({ line }) => line));
}

describe('pure code', () => {
  it.each(PURE_FILES)('may not do any of what the fixture does: %s', async (file) => {
    const lines = fixture.split('\n').flatMap((text, index) => (index > 0 && text !== '' ? [index + 1] : []));
    expect([...(await caughtLines(file))].sort((a, b) => a - b)).toEqual(lines);
  });

  it.each(STREAMING)('may import streams where it must, and nothing else of it: %s', async (pattern) => {
    const imports = fixture.split('\n').flatMap((text, index) => (text.includes('node:') ? [index + 1] : []));
    const lines = fixture
      .split('\n')
      .flatMap((text, index) =>
        index > 0 && text !== '' && !imports.includes(index + 1) ? [index + 1] : [],
      );
    const caught = await caughtLines(pattern.replace('**/*', 'anything'));
    expect([...caught].sort((a, b) => a - b)).toEqual(lines);
  });

  it('is only what the settings say: an adapter may read the clock', async () => {
    expect((await caughtLines('apps/notifier/src/adapters/calendar-clock.ts')).size).toBe(0);
  });

  it('is only what the settings say: what runs in a browser has the clock and the network, and no Node.js', async () => {
    const imports = fixture.split('\n').flatMap((text, index) => (text.includes('node:') ? [index + 1] : []));
    expect([...(await caughtLines('libs/pages/src/browser/main.ts'))]).toEqual(imports);
  });

  it.each(REAL_FILES)("is checked by the workspace's own lint: %s", async (file) => {
    const config = (await new ESLint({ cwd: root }).calculateConfigForFile(file)) as Linter.Config;
    expect(config.rules?.['no-restricted-syntax']).toEqual(expect.arrayContaining([2]));
    expect(config.rules?.['no-restricted-imports']).toEqual(expect.arrayContaining([2]));
  });
});
