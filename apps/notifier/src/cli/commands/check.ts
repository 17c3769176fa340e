import type { RunPlan } from '@lastpatch/fleet';
import { type CalendarDate, daysBetween, lastEnd, type Release } from '@lastpatch/release-model';
import { CheckFound } from '../failure.ts';
import type { MuteOf } from '../fleet-mutes.ts';
import { dayOf, daysFrom } from '../global-options.ts';
import type { LedgerOptions } from '../open-ledger.ts';
import { countOfDays } from '../../letters/english/words.ts';
import { checkLines } from '../output/check-lines.ts';
import { say, sayJson } from '../write.ts';
import { fleetPlanJson } from '../fleet-plan-json.ts';
import { type FleetRun, runsOf } from '../fleet-runs.ts';
import { notYetJson, planJson } from '../plan-json.ts';
import { type Deadline, hasEnded } from '../output/plan-lines.ts';
import { type UpgradePlan, upgradePlans } from './plan.ts';

/** The options of `lastpatch check`. */
export interface CheckOptions extends LedgerOptions {
  readonly within: string;
}

/**
 * What a check makes of something that runs. `unknown`: no end is known, which is not the same as fine. `muted`: it would have
 * been found, and somebody has said to wait.
 */
export type Verdict = (typeof VERDICTS)[number] | 'muted';

/** The worst first. */
const VERDICTS = ['ended', 'ends', 'unknown', 'lasts'] as const;

/** `lastpatch check --within DAYS …`: exit status 3 when something that runs ends within so many days, or has ended. */
export async function check(asked: readonly string[], options: CheckOptions): Promise<void> {
  const within = daysFrom('--within', options.within);
  const on = await dayOf(options);
  const { named, fleet, muteOf } = await upgradePlans(asked, options, on);
  const runs = runsOf(fleet);
  const ofNamed = named.map((plan) => ({ plan, verdict: verdictOf(plan, { on, within }) }));
  const ofFleet = runs.map((run) => ({ ...run, verdict: fleetVerdict(run, { on, within, muteOf }) }));
  const checked = [...ofNamed, ...ofFleet];
  const found = checked.filter(({ verdict }) => isFound(verdict));
  if (options.json) {
    sayJson({
      on,
      within,
      found: found.length > 0,
      checked: [
        ...ofNamed.map(({ plan, verdict }) => ({ verdict, ...planJson(plan) })),
        ...ofFleet.map(({ environment, plan, verdict }) => ({
          verdict,
          ...fleetPlanJson(environment, plan, muteOf),
        })),
      ],
      ...notYetJson(fleet),
    });
  } else {
    say(checkLines(ofNamed, ofFleet, muteOf).join('\n'));
  }
  if (found.length > 0) {
    throw new CheckFound(
      `${found.length} of ${checked.length} ${found.length === 1 ? 'ends' : 'end'} within ${countOfDays(within)}, or ${found.length === 1 ? 'has' : 'have'} ended.`,
    );
  }
}

/** The day of the check, and so many days after it. */
interface CheckedDays {
  readonly on: CalendarDate;
  readonly within: number;
}

/**
 * Of mixed versions the worst counts, and so does a project that has ended before its release. What is muted does not count
 * until its day: it is said to be muted where it would have been found, and nothing else there is.
 */
function fleetVerdict(
  { environment, plan }: FleetRun,
  { muteOf, ...days }: CheckedDays & { readonly muteOf: MuteOf },
): Verdict {
  const { product } = plan.outlook;
  const isMuted = (release: Release): boolean => muteOf(environment, { product, release }) !== undefined;
  const all = runVerdict(plan, days, () => true);
  if (!isFound(all)) return all;
  const rest = runVerdict(plan, days, (release) => !isMuted(release));
  return isFound(rest) ? rest : 'muted';
}

/** The worst of the releases that count; `unknown` when none does. */
function runVerdict(
  { outlook, others, projectsEnded }: RunPlan,
  days: CheckedDays,
  counts: (release: Release) => boolean,
): Verdict {
  const counted = [outlook, ...others].filter(({ release }) => counts(release));
  const verdicts = counted.map((one) => releaseVerdict(one, days));
  if (projectsEnded.some(({ release }) => counts(release))) verdicts.push('ended');
  return VERDICTS.find((verdict) => verdicts.includes(verdict)) ?? 'unknown';
}

function isFound(verdict: Verdict): boolean {
  return verdict === 'ended' || verdict === 'ends';
}

function verdictOf({ running: { status }, daysLeft, projectEnded }: UpgradePlan, days: CheckedDays): Verdict {
  return projectEnded ? 'ended' : releaseVerdict({ status, daysLeft }, days);
}

function releaseVerdict(deadline: Deadline, { on, within }: CheckedDays): Verdict {
  const { daysLeft, status } = deadline;
  if (hasEnded(deadline)) return 'ended';
  if (daysLeft !== null) return daysLeft <= within ? 'ends' : 'lasts';
  // Nobody knows the day, but by this one it has come.
  const last = lastEnd(status.release);
  return last !== null && daysBetween(on, last) <= within ? 'ends' : 'unknown';
}
