import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BUGS } from '../../planted-bugs/bugs.ts';
import { withBug } from '../../planted-bugs/planted-bug.ts';

const WORKSPACE = new URL('../../../../', import.meta.url);

it.each(BUGS)('$name can be planted into the code as it is', (bug) => {
  const code = readFileSync(new URL(bug.file, WORKSPACE), 'utf8');
  expect(withBug(bug, code)).not.toBe(code);
});
