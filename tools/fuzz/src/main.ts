/** Damages what importers read, and imports it: docs/fuzzing.md. */
import { Worker } from 'node:worker_threads';
import { asked, type Asked } from './asked.ts';
import type { FuzzReport } from './run-cases.ts';
import type { WorkerInput } from './worker.ts';

/** A case that has not ended after so long never will. */
const HANGS_AFTER_MS = 30_000;
/** What an importer may hold in memory; a worker that needs more is stopped. */
const MOST_HEAP_MB = 512;
const MOST_MB = 1024;
const BYTES_OF_TWO_NUMBERS = 16;

/** Runs the cases in a worker, which can be stopped when one never ends or needs too much memory. */
function report(input: Asked): Promise<FuzzReport> {
  const at = new SharedArrayBuffer(BYTES_OF_TWO_NUMBERS);
  const place = new BigInt64Array(at);
  const workerData: WorkerInput = { ...input, at };
  const resourceLimits = { maxOldGenerationSizeMb: MOST_HEAP_MB };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData, resourceLimits });
  return new Promise((resolve, reject) => {
    const isBegun = (): boolean => Atomics.load(place, 1) !== 0n;
    const seed = (): string =>
      isBegun() ? `the case of seed ${Atomics.load(place, 0)}` : 'reading the files';
    const watch = setInterval(() => {
      const since = Number(Atomics.load(place, 1));
      if (!isBegun() || Date.now() - since < HANGS_AFTER_MS) return;
      stop(new Error(`${seed()} has not ended after ${HANGS_AFTER_MS / 1000} s`));
    }, 500);
    const stop = (error: Error): void => {
      clearInterval(watch);
      void worker.terminate();
      reject(error);
    };
    worker.once('message', (done: FuzzReport) => {
      clearInterval(watch);
      resolve(done);
    });
    worker.once('error', (error) => {
      stop(new Error(`${seed()} ended all: ${String(error)}`, { cause: error }));
    });
    worker.once('exit', () => {
      stop(new Error(`${seed()} ended all, without a word`));
    });
  });
}

async function fuzz(input: Asked): Promise<void> {
  const started = performance.now();
  console.log(`Node.js ${process.version}, ${input.cases} cases from seed ${input.seed} on`);
  const { targets, failures, failed } = await report(input);
  for (const { name, accepted, refused, slowestMs, slowestSeed } of targets) {
    const slowest = `slowest ${slowestMs.toFixed(0)} ms (seed ${slowestSeed})`;
    console.log(`${name}: ${accepted} imported, ${refused} refused, ${slowest}`);
  }
  const peakMb = process.resourceUsage().maxRSS / 1024;
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`${failed} failed; ${seconds} s, peak memory ${peakMb.toFixed(0)} MB`);
  for (const { target, seed, message } of failures) {
    console.error(`FAILED ${target}: ${message}`);
    console.error(`  again: npm run fuzz -- --cases 1 --seed ${seed} ${input.files.join(' ')}`.trimEnd());
  }
  if (peakMb > MOST_MB) console.error(`FAILED: more than ${MOST_MB} MB of memory`);
  if (failed > 0 || peakMb > MOST_MB) process.exitCode = 1;
}

try {
  await fuzz(asked(process.argv.slice(2), Date.now()));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
