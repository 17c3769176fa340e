import { parentPort, workerData } from 'node:worker_threads';
import type { Asked } from './asked.ts';
import { runCases } from './run-cases.ts';
import { targetsOf } from './targets.ts';

/** What the worker is started with. */
export interface WorkerInput extends Asked {
  /** Where it writes which case it is at, and since when: the seed, and milliseconds since the epoch. */
  readonly at: SharedArrayBuffer;
}

const { cases, seed, files, at } = workerData as WorkerInput;
const place = new BigInt64Array(at);
const targets = await targetsOf(files);
const report = await runCases({
  targets,
  cases,
  seed,
  onStart(current) {
    Atomics.store(place, 0, BigInt(current));
    Atomics.store(place, 1, BigInt(Date.now()));
  },
});
parentPort?.postMessage(report);
