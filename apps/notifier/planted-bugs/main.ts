import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUGS } from './bugs.ts';
import { withBug } from './planted-bug.ts';

// Runs the simulation once without a bug, and once for each planted bug; prints which seed found it, and fails when one is
// not found, or something is found without one:
//   node planted-bugs/main.ts [part of a name]

interface Report {
  readonly isFound: boolean;
  readonly seed: number;
  readonly why: string;
  readonly days: number;
  /** It came to an end that has nothing to do with what is told. */
  readonly isBroken: boolean;
}

const HERE = fileURLToPath(new URL('.', import.meta.url));
const WORKSPACE = join(HERE, '../../..');
const VITEST = fileURLToPath(new URL('vitest.mjs', import.meta.resolve('vitest/package.json')));
const MOST_RUNS = '1500';

/** What finds something here has found nothing of the bugs. */
const NO_BUG = { name: 'none' };

const wanted = BUGS.filter(({ name }) => name.includes(process.argv[2] ?? ''));
for (const bug of wanted) withBug(bug, readFileSync(join(WORKSPACE, bug.file), 'utf8'));

const folder = mkdtempSync(join(tmpdir(), 'planted-bugs-'));
console.log('| bug | found | seed | simulated days | as |\n|---|---|---|---|---|');
let isAllRight = true;
try {
  for (const { name } of [NO_BUG, ...wanted]) {
    const report = simulated(name);
    isAllRight &&= !report.isBroken && report.isFound === (name !== NO_BUG.name);
    const [first = '', second = ''] = report.why.split('\n');
    const why = (first.endsWith(':') ? second.trim() : first).slice(0, 100).replaceAll('|', '/');
    const cells = [name, report.isFound ? 'yes' : 'NO', report.seed, report.days, why];
    console.log(`| ${cells.join(' | ')} |`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
process.exitCode = isAllRight ? 0 : 1;

function simulated(name: string): Report {
  const file = join(folder, 'report.json');
  rmSync(file, { force: true });
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      VITEST,
      ...[
        'run',
        '--config',
        join(HERE, 'vitest.config.ts'),
        'src/daily-check/simulation.prop.test.ts',
        '-t',
        'in memory',
      ],
    ],
    {
      cwd: join(HERE, '..'),
      encoding: 'utf8',
      env: {
        SIMULATION_RUNS: MOST_RUNS,
        TEST_SEED: 'random',
        ...process.env,
        PLANTED_BUG: name,
        SIMULATION_REPORT: file,
      },
    },
  );
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch (error) {
    throw new Error(`The simulation with "${name}" came to no end:\n${stdout}\n${stderr}`, { cause: error });
  }
}
