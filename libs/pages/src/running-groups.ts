import type { EnvironmentPlan, Outlook, RunPlan } from '@lastpatch/fleet';

/** Environments that run the same releases of one product, and so have the same deadlines. */
export interface RunningGroup {
  readonly outlook: Outlook;
  /** What else runs there of the product, where versions are mixed. */
  readonly others: RunPlan['others'];
  readonly environments: readonly string[];
}

/** What a fleet runs, each once with where it does, in the order in which it comes first. */
export function runningGroups(plans: readonly EnvironmentPlan[]): RunningGroup[] {
  const numbers = new Map<Outlook, number>();
  const numberOf = (outlook: Outlook): number => {
    const number = numbers.get(outlook) ?? numbers.size;
    numbers.set(outlook, number);
    return number;
  };
  const runs = plans.flatMap(({ name, plans: own }) => own.map((plan) => ({ name, plan })));
  const same = Map.groupBy(runs, ({ plan: { outlook, others } }) =>
    [outlook, ...others].map(numberOf).join(),
  );
  return [...same.values()].flatMap((group): RunningGroup[] => {
    const [first] = group;
    if (!first) return [];
    const { outlook, others } = first.plan;
    return [{ outlook, others, environments: group.map(({ name }) => name) }];
  });
}
