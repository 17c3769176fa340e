import { compareUrgency, type EnvironmentPlan, type RunPlan } from '@lastpatch/fleet';

/** Every run of every environment, the most urgent first. */
export function runsOf(
  plans: readonly EnvironmentPlan[],
): { readonly environment: string; readonly plan: RunPlan }[] {
  return plans
    .flatMap(({ name, plans: own }) => own.map((plan) => ({ environment: name, plan })))
    .sort((a, b) => compareUrgency(a.plan.outlook, b.plan.outlook));
}
