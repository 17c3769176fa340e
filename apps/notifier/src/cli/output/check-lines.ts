import { type EndedProject, firstToEnd, type Outlook, type RunPlan } from '@lastpatch/fleet';
import type { Verdict } from '../commands/check.ts';
import type { UpgradePlan } from '../commands/plan.ts';
import type { MuteOf } from '../fleet-mutes.ts';
import type { FleetRun } from '../fleet-runs.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { runSaid } from './fleet-plan-lines.ts';
import { mutedOutlooks, mutesCell } from './muted-words.ts';
import { alarming, quiet } from './paint.ts';
import { datesLines } from './dates-lines.ts';
import { deadlineSaid, hasEnded, runningSaid, withStatus } from './plan-lines.ts';
import { type Cell, table } from './table.ts';

const SAID: Readonly<Record<Verdict, Cell>> = {
  ended: { text: 'ENDED', paint: alarming },
  ends: { text: 'ENDS', paint: alarming },
  unknown: { text: 'UNKNOWN', paint: alarming },
  muted: { text: 'MUTED', paint: quiet },
  lasts: { text: 'ok', paint: quiet },
};

/** What was checked of the fleet. */
export interface CheckedRun extends FleetRun {
  readonly verdict: Verdict;
}

/** One line for each thing that runs: the verdict, what it is, when its support ends, what mutes it; then whose dates decide. */
export function checkLines(
  named: readonly { readonly plan: UpgradePlan; readonly verdict: Verdict }[],
  fleet: readonly CheckedRun[],
  muteOf: MuteOf,
): string[] {
  const shown = fleet.map((run) => ({ ...run, checked: checkedOutlook(run, muteOf) }));
  return [
    ...table([
      ...named.map(({ plan, verdict }) => [
        SAID[verdict],
        runningSaid(plan),
        deadlineSaid(withStatus(plan), plan.projectEnded),
      ]),
      ...shown.map(({ environment, plan, verdict, checked }) => [
        SAID[verdict],
        `${plainLine(environment)}: ${runSaid(checked)}${plan.others.length === 0 ? '' : ', mixed'}`,
        deadlineSaid(checked, projectEndIn(plan, checked) ?? null),
        mutesCell(mutedOutlooks(environment, plan, muteOf), plan),
      ]),
    ]),
    ...datesLines([...named.map(({ plan }) => plan.running), ...shown.map(({ checked }) => checked)]),
  ];
}

/**
 * Of mixed versions the release that the verdict is of: what is muted, only where nothing else ends; and one that goes on, where
 * a project has ended in it before.
 */
function checkedOutlook({ environment, plan, verdict }: CheckedRun, muteOf: MuteOf): Outlook {
  const all = [plan.outlook, ...plan.others];
  const heard = all.filter((outlook) => muteOf(environment, outlook) === undefined);
  const [first = plan.outlook, ...others] = verdict === 'muted' ? all : heard;
  const soonest = firstToEnd({ outlook: first, others });
  if (hasEnded(soonest) || (verdict !== 'ended' && verdict !== 'muted')) return soonest;
  return [first, ...others].find((outlook) => projectEndIn(plan, outlook)) ?? soonest;
}

function projectEndIn({ projectsEnded }: RunPlan, { release }: Outlook): EndedProject | undefined {
  return projectsEnded.find((ended) => ended.release === release);
}
