import { isOver } from '@lastpatch/release-model';
import { CheckFound } from '../failure.ts';
import { dayOf, daysFrom, type GlobalOptions } from '../global-options.ts';
import { countOfDays } from '../../letters/words.ts';
import { checkLines } from '../output/check-lines.ts';
import { say, sayJson } from '../write.ts';
import { planJson, type UpgradePlan, upgradePlans } from './plan.ts';

/** The options of `lastpatch check`. */
export interface CheckOptions extends GlobalOptions {
  readonly within: string;
}

/** What a check makes of something that runs. `unknown`: no end is known, which is not the same as fine. */
export type Verdict = 'ended' | 'ends' | 'unknown' | 'lasts';

/** `lastpatch check --within DAYS …`: exit status 3 when something that runs ends within so many days, or has ended. */
export async function check(asked: readonly string[], options: CheckOptions): Promise<void> {
  const within = daysFrom('--within', options.within);
  const on = await dayOf(options);
  const checked = (await upgradePlans(asked, options, on)).map((plan) => ({
    plan,
    verdict: verdictOf(plan, within),
  }));
  const found = checked.filter(({ verdict }) => verdict === 'ended' || verdict === 'ends');
  if (options.json) {
    sayJson({
      on,
      within,
      found: found.length > 0,
      checked: checked.map(({ plan, verdict }) => ({ verdict, ...planJson(plan) })),
    });
  } else {
    say(...checkLines(checked));
  }
  if (found.length > 0) {
    throw new CheckFound(
      `${found.length} of ${checked.length} ${found.length === 1 ? 'ends' : 'end'} within ${countOfDays(within)}, or ${found.length === 1 ? 'has' : 'have'} ended.`,
    );
  }
}

function verdictOf({ running, daysLeft, projectEnded }: UpgradePlan, within: number): Verdict {
  const { phase } = running.status;
  if (isOver(phase) || (daysLeft !== null && daysLeft <= 0)) return 'ended';
  if (projectEnded) return 'ended';
  if (daysLeft === null) return 'unknown';
  return daysLeft <= within ? 'ends' : 'lasts';
}
