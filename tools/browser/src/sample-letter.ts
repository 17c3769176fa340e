import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WORKSPACE = fileURLToPath(new URL('../../../', import.meta.url));

/** The forms of a letter that people read. */
export interface SampleLetter {
  readonly subject: string;
  readonly text: string;
  readonly sms: string;
}

/** The urgent letter of the sample settings a week before the end of Epoxy, by the bundled catalog: as it is sent. */
export function sampleLetter(): SampleLetter {
  const state = mkdtempSync(join(tmpdir(), 'lastpatch-letter-'));
  try {
    for (const day of ['2026-08-21', '2026-09-25']) {
      lastpatch('run', '--config', join(WORKSPACE, 'lastpatch.yaml'), '--state', state, '--on', day);
    }
    const show = ['ledger', 'show', 'platform-2-urgent', '--state', state];
    const form = (name: string): string => lastpatch(...show, '--form', name);
    const { subject } = JSON.parse(form('json')) as { subject: string };
    const heading = `Subject: ${subject}\n\n`;
    const shown = form('text');
    return { subject, text: shown.slice(shown.indexOf(heading) + heading.length), sms: form('sms') };
  } finally {
    rmSync(state, { recursive: true });
  }
}

function lastpatch(...args: readonly string[]): string {
  const main = join(WORKSPACE, 'apps/notifier/src/cli/main.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`lastpatch ${args.join(' ')} failed: ${stderr}`);
  return stdout.trimEnd();
}
