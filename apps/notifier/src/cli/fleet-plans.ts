import { environmentKey, type EnvironmentPlan, placeEnvironments, planEnvironments } from '@lastpatch/fleet';
import { type CalendarDate, nearestName, type DatedCatalog } from '@lastpatch/release-model';
import { checkFleet, type WrittenFleet } from '@lastpatch/settings';
import { loadFleet } from '../adapters/fleet-files.ts';
import { DEFAULT_SETTINGS, loadSettings } from '../adapters/settings-file.ts';
import { plainLine } from '../letters/plain-line.ts';
import { eachAsked } from './asked.ts';
import { UsageFailure } from './failure.ts';
import type { GlobalOptions } from './global-options.ts';

/** What the settings say that a team runs. */
export interface LoadedFleet {
  readonly fleet: WrittenFleet;
  /** The name of the settings, for messages. */
  readonly file: string;
}

/** The fleet of the settings; undefined where there are none, or they say nothing of one. */
export async function fleetOf({ config }: GlobalOptions): Promise<LoadedFleet | undefined> {
  const written = await loadSettings(config);
  const fleet = written && (await loadFleet(written, config));
  return fleet && { fleet, file: config ?? DEFAULT_SETTINGS };
}

/**
 * The plans of the environments that are named, or of all where no name is given, the most urgent first.
 *
 * @throws UsageFailure when there is no such environment
 * @throws SettingsError when the catalog does not know what the fleet runs
 */
export function fleetPlans(
  { fleet, file }: LoadedFleet,
  { upstream, chosen }: DatedCatalog,
  { names, on }: { readonly names: readonly string[]; readonly on: CalendarDate },
): EnvironmentPlan[] {
  if (fleet.environments.length === 0) {
    throw new UsageFailure(`The fleet in ${plainLine(file)} has no environments: see docs/fleet.md.`);
  }
  checkFleet(fleet, upstream, file);
  const wanted = new Set(eachAsked(names, (name) => environmentNamed(fleet, name)));
  const environments = fleet.environments.filter(({ name }) => wanted.size === 0 || wanted.has(name));
  return planEnvironments(placeEnvironments(chosen, environments), { on, hopDays: fleet.hopDays });
}

function environmentNamed({ environments }: WrittenFleet, asked: string): string {
  const found = environments.find(({ name }) => environmentKey(name) === environmentKey(asked));
  if (found) return found.name;
  const nearest = nearestName(
    asked,
    environments.map(({ name }) => name),
  );
  throw new UsageFailure(
    `Unknown environment ${JSON.stringify(plainLine(asked).slice(0, 60))}.${nearest === undefined ? '' : ` Did you mean ${nearest}?`}`,
  );
}
