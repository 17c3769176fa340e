import { expect, it } from 'vitest';
import { releaseProblems } from './release-problems.ts';

const CHANGELOG = '# Changelog\n\n## Unreleased\n\n## 1.2.0 - 2026-12-01\n\n- Something.\n';

it.each([
  ['v1.2.0', '1.2.0', []],
  ['1.2.0', '1.2.0', ['The tag is 1.2.0, expected v1.2.0, the version of the package.']],
  [
    'v1.3.0',
    '1.3.0',
    ['CHANGELOG.md has no heading "## 1.3.0 - " with a day: say what has changed under one.'],
  ],
  [
    'v1.2.0',
    '1x2.0',
    [
      'The tag is v1.2.0, expected v1x2.0, the version of the package.',
      'CHANGELOG.md has no heading "## 1x2.0 - " with a day: say what has changed under one.',
    ],
  ],
])('of the tag %s for version %s', (tag, version, problems) => {
  expect(releaseProblems(tag, version, CHANGELOG)).toEqual(problems);
});
