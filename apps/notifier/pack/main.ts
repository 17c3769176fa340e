/**
 * Makes the package that is published: `npm run pack:cli`, with the options of `npm pack`, such as `--pack-destination DIR`.
 * Paths count from the folder in which npm was called. LASTPATCH_REPOSITORY is the address of the repository, for a release.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stagePackage } from './stage-package.ts';

const { INIT_CWD = process.cwd(), LASTPATCH_REPOSITORY } = process.env;
const folder = mkdtempSync(join(tmpdir(), 'lastpatch-package-'));
try {
  await stagePackage(folder, LASTPATCH_REPOSITORY);
  const { status } = spawnSync('npm', ['pack', folder, ...process.argv.slice(2)], {
    cwd: INIT_CWD,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
