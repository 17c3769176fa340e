import type { RunPlan } from '@lastpatch/fleet';
import type { Verdict } from '../commands/check.ts';
import type { UpgradePlan } from '../commands/plan.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { runSaid } from './fleet-plan-lines.ts';
import { alarming, quiet } from './paint.ts';
import { datesLines } from './dates-lines.ts';
import { deadlineSaid, runningSaid, withStatus } from './plan-lines.ts';
import { type Cell, table } from './table.ts';

const SAID: Readonly<Record<Verdict, Cell>> = {
  ended: { text: 'ENDED', paint: alarming },
  ends: { text: 'ENDS', paint: alarming },
  unknown: { text: 'UNKNOWN', paint: alarming },
  lasts: { text: 'ok', paint: quiet },
};

/** What was checked of the fleet. */
export interface CheckedRun {
  readonly environment: string;
  readonly plan: RunPlan;
  readonly verdict: Verdict;
}

/** One line for each thing that runs: the verdict, what it is, and when its support ends; then whose dates decide. */
export function checkLines(
  named: readonly { readonly plan: UpgradePlan; readonly verdict: Verdict }[],
  fleet: readonly CheckedRun[],
): string[] {
  return [
    ...table([
      ...named.map(({ plan, verdict }) => [
        SAID[verdict],
        runningSaid(plan),
        deadlineSaid(withStatus(plan), plan.projectEnded),
      ]),
      ...fleet.map(({ environment, plan: { outlook, others, projectsEnded }, verdict }) => [
        SAID[verdict],
        `${plainLine(environment)}: ${runSaid(outlook)}${others.length === 0 ? '' : ', mixed'}`,
        deadlineSaid(outlook, projectsEnded[0] ?? null),
      ]),
    ]),
    ...datesLines([...named.map(({ plan }) => plan.running), ...fleet.map(({ plan }) => plan.outlook)]),
  ];
}
