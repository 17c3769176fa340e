import type { Verdict } from '../commands/check.ts';
import type { UpgradePlan } from '../commands/plan.ts';
import { alarming, quiet } from './paint.ts';
import { datesLines } from './dates-lines.ts';
import { deadlineSaid, runningSaid } from './plan-lines.ts';
import { type Cell, table } from './table.ts';

const SAID: Readonly<Record<Verdict, Cell>> = {
  ended: { text: 'ENDED', paint: alarming },
  ends: { text: 'ENDS', paint: alarming },
  unknown: { text: 'UNKNOWN', paint: alarming },
  lasts: { text: 'ok', paint: quiet },
};

/** One line for each thing that runs: the verdict, what it is, and when its support ends; then whose dates decide. */
export function checkLines(
  checked: readonly { readonly plan: UpgradePlan; readonly verdict: Verdict }[],
): string[] {
  return [
    ...table(checked.map(({ plan, verdict }) => [SAID[verdict], runningSaid(plan), deadlineSaid(plan)])),
    ...datesLines(checked.map(({ plan }) => plan.running)),
  ];
}
