import { compareRuns, type EnvironmentPlan, type RunPlan } from '@lastpatch/fleet';

/** What an environment runs of one product. */
export interface FleetRun {
  readonly environment: string;
  readonly plan: RunPlan;
}

/** Every run of every environment, the most urgent first. */
export function runsOf(plans: readonly EnvironmentPlan[]): FleetRun[] {
  return plans
    .flatMap(({ name, plans: own }) => own.map((plan) => ({ environment: name, plan })))
    .sort((a, b) => compareRuns(a.plan, b.plan));
}
