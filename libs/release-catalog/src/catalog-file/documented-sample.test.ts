import { readFileSync } from 'node:fs';
import { validateCatalog } from '@lastpatch/release-model';
import { expect, it } from 'vitest';
import { decodeCatalog } from './decode-catalog.ts';

it('the sample in docs/catalog.md is a sound catalog', () => {
  const page = readFileSync(new URL('../../../../docs/catalog.md', import.meta.url), 'utf8');
  const sample = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  const catalog = decodeCatalog(sample);
  expect(validateCatalog(catalog)).toEqual([]);
  expect(catalog.products[0]?.projects[0]?.releases[0]?.versions).toHaveLength(2);
});
