// Runs the notifier's tests against AWS: `npm run test:aws`, and with files or settings of vitest, `npm run test:aws -- sns`.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Missing } from './missing.ts';
import { startMoto } from './moto.ts';
import { pythonHere } from './python.ts';
import { virtualEnvironment } from './virtual-environment.ts';
import { withMoto } from './with-moto.ts';

const PROJECT = fileURLToPath(new URL('../', import.meta.url));
const WORKSPACE = join(PROJECT, '../..');

try {
  const python = await virtualEnvironment({
    python: await pythonHere(),
    requirements: join(PROJECT, 'requirements.txt'),
    folder: join(WORKSPACE, '.moto'),
    tell: (sentence) => console.error(sentence),
  });
  const vitest = dirname(createRequire(import.meta.url).resolve('vitest/package.json'));
  process.exitCode = await withMoto(await startMoto(python), {
    file: process.execPath,
    args: [join(vitest, 'vitest.mjs'), 'run', '--config', 'vitest.aws.config.ts', ...process.argv.slice(2)],
    folder: join(WORKSPACE, 'apps/notifier'),
  });
} catch (error) {
  if (!(error instanceof Missing)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
