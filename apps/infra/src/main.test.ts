import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

function synthesized(text: string): { readonly status: number | null; readonly lines: readonly string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'main-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'lastpatch.yaml');
  writeFileSync(file, text);
  const { status, stderr } = spawnSync(process.execPath, [MAIN], {
    encoding: 'utf8',
    env: { ...process.env, LASTPATCH_SETTINGS: file, CDK_OUTDIR: join(folder, 'cdk.out') },
  });
  const lines = stderr.split('\n').filter((line) => line !== '');
  return { status, lines: lines.map((line) => line.replaceAll(`${folder}/`, '')) };
}

it('wrong settings stop the synthesis, with all that is wrong and no stack trace', () => {
  expect(synthesized('timezone: Mars\nwatches:\n  - id: Platform\n')).toEqual({
    status: 2,
    lines: [
      'lastpatch.yaml has 3 problems:',
      'lastpatch.yaml:1: timezone: expected a time zone such as Europe/Berlin or UTC',
      'lastpatch.yaml:3: watches, 1, id: expected 1 to 40 lower-case letters, digits and hyphens, as in platform',
      'lastpatch.yaml:3: watches, 1, follow: it is missing',
    ],
  });
});
