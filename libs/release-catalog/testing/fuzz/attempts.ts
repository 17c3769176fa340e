import fc from 'fast-check';
import { fuzzCases, type FuzzTarget } from './fuzz-target.ts';
import { FuzzFailure, type Outcome } from './sound-import.ts';

/** No case may work for longer: the processor's time, which does not depend on what else the machine does. */
export const LONGEST_MS = 1000;

/**
 * Attempts so many cases, and counts what became of them. One that fails is made as small as it can be.
 *
 * @throws the failure of a case, or a FuzzFailure when one works too long
 */
export async function attempts(target: FuzzTarget, cases: number): Promise<Record<Outcome, number>> {
  const seen = { accepted: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(fuzzCases, async ({ damage, which }) => {
      const { outcome, ms } = await timed(() => target.attempt(damage, which));
      if (ms > LONGEST_MS) throw new FuzzFailure(`it worked for ${Math.round(ms)} ms`);
      seen[outcome] += 1;
    }),
    { numRuns: cases },
  );
  return seen;
}

/** How long an attempt worked, in milliseconds of the processor's time, and what became of it. */
export async function timed(attempt: () => Promise<Outcome>): Promise<{ outcome: Outcome; ms: number }> {
  const before = process.threadCpuUsage();
  const outcome = await attempt();
  const { user, system } = process.threadCpuUsage(before);
  return { outcome, ms: (user + system) / 1000 };
}
