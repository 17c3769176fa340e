import { fuzzCase, type FuzzTarget, LONGEST_MS, timed } from '@lastpatch/release-catalog/testing';

/** What became of the cases of one target. */
export interface TargetReport {
  readonly name: string;
  accepted: number;
  refused: number;
  /** The longest that a case worked, in milliseconds of the processor's time. */
  slowestMs: number;
  slowestSeed: number;
}

/** A case in which an importer did what it must never do. */
export interface FailedCase {
  readonly target: string;
  readonly seed: number;
  readonly message: string;
}

/** What became of all cases. */
export interface FuzzReport {
  readonly targets: readonly TargetReport[];
  /** The first of them. */
  readonly failures: readonly FailedCase[];
  readonly failed: number;
}

/** Which cases are attempted. */
export interface Cases {
  readonly targets: readonly FuzzTarget[];
  readonly cases: number;
  readonly seed: number;
  /** Told before each case, so that one that never ends can be named. */
  readonly onStart?: (seed: number) => void;
}

const MOST_FAILURES = 10;

/** Attempts one case after another. Which target a case has follows from its seed, so that it can be attempted alone. */
export async function runCases({ targets, cases, seed: first, onStart }: Cases): Promise<FuzzReport> {
  const reports = targets.map(({ name }): TargetReport => {
    return { name, accepted: 0, refused: 0, slowestMs: 0, slowestSeed: first };
  });
  const failures: FailedCase[] = [];
  let failed = 0;
  for (let seed = first; seed < first + cases; seed++) {
    const target = targets[seed % targets.length];
    const report = reports[seed % targets.length];
    if (!target || !report) break;
    onStart?.(seed);
    const problem = await attempt(target, seed, report);
    if (problem === undefined) continue;
    failed += 1;
    if (failures.length < MOST_FAILURES) failures.push({ target: target.name, seed, message: problem });
  }
  return { targets: reports, failures, failed };
}

/** What is wrong with one case; undefined when nothing is. */
async function attempt(target: FuzzTarget, seed: number, report: TargetReport): Promise<string | undefined> {
  const { damage, which } = fuzzCase(seed);
  try {
    const { outcome, ms } = await timed(() => target.attempt(damage, which));
    report[outcome] += 1;
    if (ms > report.slowestMs) Object.assign(report, { slowestMs: ms, slowestSeed: seed });
    return ms > LONGEST_MS ? `it worked for ${Math.round(ms)} ms` : undefined;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}
