import { environmentKey, type EnvironmentPlan } from '@lastpatch/fleet';
import {
  type CalendarDate,
  type DatedCatalog,
  findProduct,
  findProjects,
  runningOutlook,
  type RunningOutlook,
} from '@lastpatch/release-model';
import { eachAsked } from '../asked.ts';
import { UsageFailure } from '../failure.ts';
import { type MuteOf, NOTHING_MUTED } from '../fleet-mutes.ts';
import { dayOf } from '../global-options.ts';
import type { LedgerOptions } from '../open-ledger.ts';
import { fleetPlanJson } from '../fleet-plan-json.ts';
import type { LoadedFleet } from '../fleet-plans.ts';
import { runsOf } from '../fleet-runs.ts';
import { notYetJson, planJson } from '../plan-json.ts';
import { fleetPlanLines } from '../output/fleet-plan-lines.ts';
import { planLines } from '../output/plan-lines.ts';
import { askedRunning, type Running } from '../running.ts';
import { datedCatalogOf } from '../team-catalog.ts';
import { say, sayJson } from '../write.ts';

/** What runs, until when, and the way out. */
export interface UpgradePlan extends RunningOutlook {
  readonly running: Running;
}

/** What is asked for: releases and versions by name, and environments of the fleet. */
export interface AskedPlans {
  /** In the order in which it was asked. */
  readonly named: readonly UpgradePlan[];
  /** The most urgent first. */
  readonly fleet: readonly EnvironmentPlan[];
  readonly muteOf: MuteOf;
}

/** `lastpatch plan [environment | product@release | project@version …]`: deadlines and upgrade paths. */
export async function plan(asked: readonly string[], options: LedgerOptions): Promise<void> {
  const on = await dayOf(options);
  const { named, fleet, muteOf } = await upgradePlans(asked, options, on);
  if (options.json) {
    const runs = runsOf(fleet).map(({ environment, plan }) => fleetPlanJson(environment, plan, muteOf));
    sayJson({ on, plans: [...named.map(planJson), ...runs], ...notYetJson(fleet) });
    return;
  }
  const lines = [
    ...(named.length === 0 ? [] : planLines(on, named)),
    ...(named.length === 0 || fleet.length === 0 ? [] : ['']),
    ...(fleet.length === 0 ? [] : fleetPlanLines(on, fleet, muteOf)),
  ];
  say(lines.join('\n'));
}

/** The plans of what was asked; of the whole fleet where nothing was. */
export async function upgradePlans(
  asked: readonly string[],
  options: LedgerOptions,
  on: CalendarDate,
): Promise<AskedPlans> {
  const isBare = asked.length === 0 || asked.some((text) => !text.includes('@'));
  // Settings are parsed only for whoever may mean them.
  const fleets = isBare ? await import('../fleet-plans.ts') : undefined;
  const loaded = await fleets?.fleetOf(options);
  if (asked.length === 0 && !loaded) {
    throw new UsageFailure(
      'Say what you run, as in openstack@2025.1 or nova@31.0.0, or write it down as the fleet in lastpatch.yaml: see docs/fleet.md.',
    );
  }
  const catalog = await datedCatalogOf(options);
  const isEnvironment = (text: string): boolean =>
    loaded !== undefined && isMeantAsEnvironment(loaded, catalog, text);
  const names = asked.filter(isEnvironment);
  const others = asked.filter((text) => !isEnvironment(text));
  const named = eachAsked(others, (text) => upgradePlan(askedRunning(catalog, text, on), on));
  if (!fleets || !loaded || (names.length === 0 && asked.length > 0)) {
    return { named, fleet: [], muteOf: NOTHING_MUTED };
  }
  const fleet = fleets.fleetPlans(loaded, catalog, { names, on });
  const { fleetMutes } = await import('../fleet-mutes.ts');
  return { named, fleet, muteOf: await fleetMutes(options, catalog.upstream, on) };
}

/** A product or project without its release is none, unless an environment is called so. */
function isMeantAsEnvironment({ fleet }: LoadedFleet, { upstream }: DatedCatalog, text: string): boolean {
  if (text.includes('@')) return false;
  if (fleet.environments.some(({ name }) => environmentKey(name) === environmentKey(text))) return true;
  const isProject = upstream.products.some((product) => findProjects(product, text).length > 0);
  return !isProject && findProduct(upstream, text) === undefined;
}

function upgradePlan(running: Running, on: CalendarDate): UpgradePlan {
  return { running, ...runningOutlook(running, on) };
}
