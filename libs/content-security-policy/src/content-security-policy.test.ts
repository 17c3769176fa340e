import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts';

const { inHeader, inPage } = CONTENT_SECURITY_POLICY;

it('allows what comes from the same origin, and nothing inline', () => {
  const [first, ...others] = inPage.split('; ');
  expect(first).toBe("default-src 'none'");
  for (const directive of others) expect(directive).toMatch(/^[a-z-]+ '(?:self|none)'(?: data:)?$/);
});

it('forbids in a header to frame a page, which is ignored within one', () => {
  expect(inHeader).toBe(`${inPage}; frame-ancestors 'none'`);
  expect(inPage).not.toContain('frame-ancestors');
});

it('is what the documentation says', () => {
  expect(readFileSync(new URL('../../../docs/pages.md', import.meta.url), 'utf8')).toContain(`\`${inPage}\``);
});
