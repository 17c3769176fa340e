import type { RunPlan } from '@lastpatch/fleet';
import { isOver } from '@lastpatch/release-model';
import { CheckFound } from '../failure.ts';
import { dayOf, daysFrom, type GlobalOptions } from '../global-options.ts';
import { countOfDays } from '../../letters/words.ts';
import { checkLines } from '../output/check-lines.ts';
import { say, sayJson } from '../write.ts';
import { fleetPlanJson } from '../fleet-plan-json.ts';
import { runsOf } from '../fleet-runs.ts';
import { notYetJson, planJson } from '../plan-json.ts';
import type { Deadline } from '../output/plan-lines.ts';
import { type UpgradePlan, upgradePlans } from './plan.ts';

/** The options of `lastpatch check`. */
export interface CheckOptions extends GlobalOptions {
  readonly within: string;
}

/** What a check makes of something that runs. `unknown`: no end is known, which is not the same as fine. */
export type Verdict = (typeof VERDICTS)[number];

/** The worst first. */
const VERDICTS = ['ended', 'ends', 'unknown', 'lasts'] as const;

/** `lastpatch check --within DAYS …`: exit status 3 when something that runs ends within so many days, or has ended. */
export async function check(asked: readonly string[], options: CheckOptions): Promise<void> {
  const within = daysFrom('--within', options.within);
  const on = await dayOf(options);
  const { named, fleet } = await upgradePlans(asked, options, on);
  const runs = runsOf(fleet);
  const ofNamed = named.map((plan) => ({ plan, verdict: verdictOf(plan, within) }));
  const ofFleet = runs.map((run) => ({ ...run, verdict: fleetVerdict(run.plan, within) }));
  const checked = [...ofNamed, ...ofFleet];
  const found = checked.filter(({ verdict }) => verdict === 'ended' || verdict === 'ends');
  if (options.json) {
    sayJson({
      on,
      within,
      found: found.length > 0,
      checked: [
        ...ofNamed.map(({ plan, verdict }) => ({ verdict, ...planJson(plan) })),
        ...ofFleet.map(({ environment, plan, verdict }) => ({
          verdict,
          ...fleetPlanJson(environment, plan),
        })),
      ],
      ...notYetJson(fleet),
    });
  } else {
    say(checkLines(ofNamed, ofFleet).join('\n'));
  }
  if (found.length > 0) {
    throw new CheckFound(
      `${found.length} of ${checked.length} ${found.length === 1 ? 'ends' : 'end'} within ${countOfDays(within)}, or ${found.length === 1 ? 'has' : 'have'} ended.`,
    );
  }
}

/** Of mixed versions the worst counts, and so does a project that has ended before its release. */
function fleetVerdict({ outlook, others, projectsEnded }: RunPlan, within: number): Verdict {
  const verdicts = [outlook, ...others].map((one) => releaseVerdict(one, within));
  if (projectsEnded.length > 0) verdicts.push('ended');
  return VERDICTS.find((verdict) => verdicts.includes(verdict)) ?? 'unknown';
}

function verdictOf({ running: { status }, daysLeft, projectEnded }: UpgradePlan, within: number): Verdict {
  return projectEnded ? 'ended' : releaseVerdict({ status, daysLeft }, within);
}

function releaseVerdict({ status: { phase }, daysLeft }: Deadline, within: number): Verdict {
  if (isOver(phase) || (daysLeft !== null && daysLeft <= 0)) return 'ended';
  if (daysLeft === null) return 'unknown';
  return daysLeft <= within ? 'ends' : 'lasts';
}
