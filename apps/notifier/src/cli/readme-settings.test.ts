import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lastpatchIn } from '../../testing/lastpatch-process.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';

const README = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8');
const EXAMPLES = [...README.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text = '']) => text);

describe('the settings in README.md', () => {
  it('are there', () => {
    expect(EXAMPLES.length).toBeGreaterThan(1);
  });

  it.each(EXAMPLES)('are good: %s', async (text) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'lastpatch.yaml'), text);
    expect(await lastpatchIn(folder, ['settings', 'validate'])).toMatchObject({ status: 0, stderr: '' });
  });
});
