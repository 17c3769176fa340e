import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { happenings } from '../../testing/simulation/commands.ts';
import { Counts } from '../../testing/simulation/counts.ts';
import { Simulation } from '../../testing/simulation/simulation.ts';
import { Violation } from '../../testing/simulation/violation.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { MemoryOutbox } from '../adapters/memory-outbox.ts';
import { SqliteOutbox } from '../adapters/sqlite-outbox.ts';
import type { Handover, Outbox } from './ports.ts';

/** How it is run: see docs/simulation.md. */
const { SIMULATION_RUNS, SIMULATION_PATH, SIMULATION_REPLAY, SIMULATION_REPORT } = process.env;

const LEAST_DAYS = 10_000;
const TIME_LIMIT = { timeout: 3_600_000 };

it('tells every fact once, over ten thousand days and whatever breaks, in memory', TIME_LIMIT, async () => {
  const counts = await simulated(Number(SIMULATION_RUNS ?? 130), () => new MemoryOutbox());
  if (SIMULATION_PATH !== undefined) return;
  expect(counts.days).toBeGreaterThanOrEqual(LEAST_DAYS);
  expect(counts.widened).toBeGreaterThan(0);
  for (const kind of KINDS) expect(counts.kinds.get(kind) ?? 0, kind).toBeGreaterThan(0);
});

it('tells every fact once, over hundreds of days and whatever breaks, in SQLite', TIME_LIMIT, async () => {
  const folder = temporaryFolder();
  let outbox: SqliteOutbox | undefined;
  let count = 0;
  await simulated(Number(SIMULATION_RUNS ?? 3), () => {
    outbox?.close();
    outbox = SqliteOutbox.open(join(folder, `${(count += 1)}.db`));
    return outbox;
  });
  outbox?.close();
});

/** What must have been told at least once, or little was simulated. */
const KINDS = [
  ...['announced', 'scheduled', 'scheduled-past', 'moved', 'unscheduled', 'reminder', 'due'],
  ...['entered', 'withdrawn', 'version-of-project', 'entered-of-project', 'retired-of-project'],
];

/** @throws Error with the seed and the smallest example when a promise is not kept */
async function simulated(numRuns: number, outbox: () => Outbox & Handover): Promise<Counts> {
  const counts = new Counts();
  let foundAfter: number | undefined;
  const property = fc.asyncProperty(
    fc.commands([happenings], {
      maxCommands: 150,
      size: 'max',
      ...(SIMULATION_REPLAY === undefined ? {} : { replayPath: SIMULATION_REPLAY }),
    }),
    async (commands) => {
      try {
        const simulation = new Simulation(outbox(), counts);
        await simulation.live(1);
        await fc.asyncModelRun(() => ({ model: {}, real: simulation }), commands);
        await simulation.finish();
      } catch (error) {
        foundAfter ??= counts.days;
        throw error;
      }
    },
  );
  const result = await fc.check(property, {
    numRuns,
    // Who only asks whether a bug is found needs no smaller example.
    endOnFailure: SIMULATION_REPORT !== undefined,
    ...(SIMULATION_PATH === undefined ? {} : { path: SIMULATION_PATH }),
  });
  const { failed, seed, errorInstance } = result;
  process.stdout.write(`simulated (seed ${seed}): ${counts.said()}\n`);
  if (SIMULATION_REPORT !== undefined) {
    const why = errorInstance instanceof Violation ? errorInstance.message : inspect(errorInstance);
    const isFound = failed && errorInstance instanceof Violation;
    const days = foundAfter ?? counts.days;
    writeFileSync(
      SIMULATION_REPORT,
      JSON.stringify({ isFound, seed, why, days, isBroken: failed && !isFound }),
    );
  }
  if (failed) throw new Error(await fc.asyncDefaultReportMessage(result), { cause: errorInstance });
  return counts;
}
