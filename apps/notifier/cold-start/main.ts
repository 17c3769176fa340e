/**
 * Measures how long the Lambda takes to start, in processes of their own, interleaved, medians of 15:
 *   npm run bench:cold-start
 * Beside it, in the same run: an empty handler, and an empty handler that only loads the SNS client, bundled in the same way.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';

const RUNS = 15;

const folder = mkdtempSync(join(tmpdir(), 'cold-start-'));
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** A handler that does nothing, bundled as the Lambda is. */
function bundled(name: string, code: string): string {
  const outfile = join(folder, `${name}.cjs`);
  buildSync({
    stdin: { contents: code, resolveDir: here('.'), loader: 'ts' },
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    keepNames: true,
  });
  return outfile;
}

/** From the start of a process until its last line has run, in milliseconds. */
function startMs(code: string): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['-e', code], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], AWS_REGION: 'eu-central-1', NODE_DISABLE_COMPILE_CACHE: '1' },
  });
  const ms = performance.now() - started;
  if (status !== 0) throw new Error(`a handler did not start: ${stderr}`);
  return ms;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function kb(bytes: number): string {
  return `${Math.round(bytes / 1024)} KB`;
}

const { status, stderr } = spawnSync(process.execPath, [here('../build-lambda.ts')], { encoding: 'utf8' });
if (status !== 0) throw new Error(stderr);
const empty = bundled('empty', 'export async function handler() {}');
const sns = bundled(
  'sns',
  `import { SNSClient } from '@aws-sdk/client-sns';
   const client = new SNSClient({});
   export async function handler() { return client; }`,
);
const lambda = here('../dist/lambda/index.cjs');
const load = (file: string): string => `require(${JSON.stringify(file)});`;
// An event that is refused loads all that a run takes, and asks nothing of AWS.
const loadAll = `require(${JSON.stringify(lambda)}).handler({}, { getRemainingTimeInMillis: () => 1 }).catch(() => {});`;
const rows = [
  { what: 'an empty handler', file: empty, code: load(empty), ms: [] as number[] },
  { what: 'an empty handler with the SNS client', file: sns, code: load(sns), ms: [] as number[] },
  { what: 'the Lambda, until it takes events', file: lambda, code: load(lambda), ms: [] as number[] },
  { what: 'the Lambda, with all that a run takes', file: lambda, code: loadAll, ms: [] as number[] },
];
for (let run = 0; run < RUNS; run += 1) for (const row of rows) row.ms.push(startMs(row.code));
const [, reference] = rows.map(({ ms }) => median(ms));
console.log(
  `Node.js ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, medians of ${RUNS}`,
);
for (const { what, file, ms } of rows) {
  const bytes = statSync(file).size;
  const ratio = (median(ms) / (reference ?? Number.NaN)).toFixed(2);
  const packed = kb(gzipSync(readFileSync(file)).length);
  console.log(`${what}: ${Math.round(median(ms))} ms, ${ratio} × SNS; ${kb(bytes)}, ${packed} gzipped`);
}
rmSync(folder, { recursive: true });
