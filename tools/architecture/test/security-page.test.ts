import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const WORKSPACE = fileURLToPath(new URL('../../..', import.meta.url));
const PAGE = readFileSync(join(WORKSPACE, 'SECURITY.md'), 'utf8');

/** The lines of the tables of what attackers could try, without their heads. */
const THREATS = PAGE.split('\n### ')
  .slice(1)
  .flatMap((section) =>
    section
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .slice(2),
  );

describe('SECURITY.md', () => {
  it('has threats', () => {
    expect(THREATS.length).toBeGreaterThan(20);
  });

  it.each(THREATS)('%s names a test that is there', (line) => {
    const pointers = [...line.matchAll(/\]\(([^)]+\.test\.ts)\): `([^`]+)`/g)];
    expect(pointers).not.toEqual([]);
    for (const [, file = '', title = ''] of pointers) {
      expect(readFileSync(join(WORKSPACE, file), 'utf8')).toContain(title);
    }
  });
});
