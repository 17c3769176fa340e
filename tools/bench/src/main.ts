/**
 * Measures, each in fresh processes, medians of nine:
 *   npm run bench [-- ARCHIVE.tar.gz [SNAPSHOTS [PRODUCTS.json.gz]]]
 * An empty name leaves out what it is for. With an archive of openstack/releases it measures its import too, with the peak of the memory; with a folder of snapshots
 * a replay of eight years of daily runs from its first day; with endoflife.date's products/full the pages of all its products.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { addDays, calendarDate } from '@lastpatch/release-model';

const RUNS = 9;

/** What a measured process writes as its last line. */
interface Measure {
  readonly ms: number;
  /** Peak resident memory in MB. */
  readonly peakMb: number;
  /** What was made. */
  readonly of?: string;
}

function measured(script: string, args: readonly string[]): Measure {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const { stdout, status, stderr } = spawnSync(process.execPath, [file, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${script} failed: ${stderr}`);
  return JSON.parse(stdout) as Measure;
}

function wholeCommand(command: string, args: readonly string[]): Measure {
  const started = performance.now();
  const { status } = spawnSync(command, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
  return { ms: performance.now() - started, peakMb: Number.NaN };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const EIGHT_YEARS = 8 * 365;

/** The day eight years after the first snapshot in a folder. */
function lastDayOf(folder: string): string {
  const [first = ''] = readdirSync(folder).sort();
  return addDays(calendarDate(first.slice(0, 'YYYY-MM-DD'.length)), EIGHT_YEARS);
}

const LASTPATCH = ['run', '--silent', 'lastpatch', '--'];
const [archive, snapshots, products] = process.argv.slice(2).map((name) => (name === '' ? undefined : name));
const rows: readonly (readonly [string, () => Measure])[] = [
  ['load the bundled catalog', () => measured('load-catalog.ts', [])],
  ['plan a fleet of 100,000 environments', () => measured('plan-fleet.ts', [])],
  ['make the public pages of the bundled catalog', () => measured('pages.ts', [])],
  ['npm run --silent lastpatch -- status', () => wholeCommand('npm', [...LASTPATCH, 'status'])],
  ...(products === undefined
    ? []
    : [[`make the public pages of ${products}`, () => measured('pages.ts', [products])] as const]),
  ...(archive === undefined
    ? []
    : [[`import ${archive}`, () => measured('import-archive.ts', [archive])] as const]),
  ...(snapshots === undefined
    ? []
    : [
        [
          `replay ${EIGHT_YEARS} days of ${snapshots}`,
          () => {
            const days = ['--snapshots', snapshots, '--on', lastDayOf(snapshots)];
            return wholeCommand('npm', [...LASTPATCH, 'replay', ...days]);
          },
        ] as const,
      ]),
];

console.log(
  `Node.js ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}, medians of ${RUNS}`,
);
for (const [name, measure] of rows) {
  const results = Array.from({ length: RUNS }, measure);
  const peak = median(results.map(({ peakMb }) => peakMb));
  const memory = Number.isNaN(peak) ? '' : `, peak memory ${peak.toFixed(0)} MB`;
  const of = results[0]?.of === undefined ? '' : ` (${results[0].of})`;
  console.log(`${name}: ${median(results.map(({ ms }) => ms)).toFixed(0)} ms${memory}${of}`);
}
