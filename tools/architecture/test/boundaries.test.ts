import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';
import { boundaries, projectsByTag } from '../boundaries.mjs';

const root = new URL('../../../', import.meta.url).pathname;

/** Which rule catches which fixture: each rule has a file that breaks it. */
const CAUGHT: Readonly<Record<string, string>> = {
  'libs/release-model/src/imports-the-catalog.ts': 'release-model-imports-only-what-it-may',
  'libs/release-model/src/imports-a-package.ts': 'release-model-uses-only-its-packages',
  'libs/release-model/src/opens-a-file.ts': 'libraries-do-no-io',
  'libs/release-model/src/leads-nowhere.ts': 'not-to-unresolvable',
  'libs/release-model/src/egg.ts': 'no-circular',
  'libs/release-catalog/src/imports-the-notifier.ts': 'release-catalog-imports-only-what-it-may',
  'libs/fleet/src/imports-the-catalog.ts': 'fleet-imports-only-what-it-may',
  'libs/content-security-policy/src/imports-the-pages.ts': 'content-security-policy-imports-only-what-it-may',
  'libs/content-security-policy/src/imports-a-package.ts': 'content-security-policy-uses-only-its-packages',
  'libs/pages/src/imports-the-settings.ts': 'pages-imports-only-what-it-may',
  'libs/pages/src/imports-a-package.ts': 'pages-uses-only-its-packages',
  'libs/pages/src/imports-the-browser-part.ts': 'only-browsers-run-the-browser-part',
  'libs/settings/src/imports-a-tool.ts': 'tools-are-for-the-workspace',
  'libs/settings/src/imports-the-catalog.ts': 'settings-imports-only-what-it-may',
  'apps/notifier/src/adapters/imports-an-example.ts': 'notifier-imports-only-what-it-may',
  'apps/notifier/src/daily-check/imports-an-adapter.ts': 'only-adapters-do-io',
  'apps/notifier/src/letters/opens-a-file.ts': 'only-adapters-do-io',
  'apps/infra/src/imports-the-notifier.ts': 'infra-imports-only-what-it-may',
  'examples/https-receiver/src/imports-the-notifier.ts': 'example-imports-only-what-it-may',
  'examples/https-receiver/src/imports-a-package.ts': 'example-uses-only-its-packages',
};

async function violations(folders: string[]): Promise<{ rule: string; from: string }[]> {
  const { forbidden, options } = boundaries();
  const result = await cruise(folders, {
    ...options,
    ruleSet: { forbidden },
    exclude: { path: 'no-such-folder' },
    validate: true,
    baseDir: root.replace(/\/$/, ''),
  } as Parameters<typeof cruise>[1]);
  return (result.output as ICruiseResult).summary.violations.map(({ rule, from }) => ({
    rule: rule.name,
    from,
  }));
}

describe('module boundaries', () => {
  it('catch every fixture that breaks one, each by its rule', async () => {
    const found = await violations(['tools/architecture/fixtures/violations']);
    const said = found.map(({ rule, from }) => `${from.replace(/^.*\/violations\//, '')}: ${rule}`);
    for (const [file, rule] of Object.entries(CAUGHT)) expect(said).toContain(`${file}: ${rule}`);
  });

  it('have a fixture for every rule', () => {
    const rules = boundaries().forbidden.map(({ name }) => name);
    expect(new Set(Object.values(CAUGHT))).toEqual(new Set(rules));
  });

  it('know every project by its Nx tag', () => {
    const folders = projectsByTag().map(({ folder }) => folder);
    expect(folders.sort()).toEqual([
      'apps/infra',
      'apps/notifier',
      'examples/https-receiver',
      'libs/content-security-policy',
      'libs/fleet',
      'libs/pages',
      'libs/release-catalog',
      'libs/release-model',
      'libs/settings',
    ]);
  });
});
