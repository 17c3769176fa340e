import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { expect, it } from 'vitest';
import { BUGS } from '../../planted-bugs/bugs.ts';
import { withBug } from '../../planted-bugs/planted-bug.ts';

const WORKSPACE = new URL('../../../../', import.meta.url);

it.each(BUGS)('$name can be planted into the code as it is', (bug) => {
  const code = readFileSync(new URL(bug.file, WORKSPACE), 'utf8');
  const planted = withBug(bug, code);
  expect(planted).not.toBe(code);
  // Else nothing is found but that it is no code.
  expect(() => stripTypeScriptTypes(planted)).not.toThrow();
});
