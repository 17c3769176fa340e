export {
  type Environment,
  environmentKey,
  type Fleet,
  type FleetEntry,
  type HopDays,
  isEnvironmentName,
  NO_ENVIRONMENT_NAME,
} from './environment.ts';
export { FleetError } from './errors.ts';
export {
  type EntryPlace,
  isPlaced,
  placeEntry,
  type PlacedEntry,
  type UnplacedEntry,
} from './place-entry.ts';
export {
  type PlacedEnvironment,
  placeEnvironments,
  placer,
  type Placer,
  type ProductRun,
  type ReleaseEntries,
  type RunningRelease,
  runningReleases,
} from './place-fleet.ts';
export { CARRIED_RELEASES, type CarriedFact } from './facts/carried-releases.ts';
export type { NotCarried } from './plan/not-carried.ts';
export { daysOfHop } from './plan/hop-days.ts';
export {
  compareUrgency,
  type DatedHop,
  type Outlook,
  type Outlooks,
  outlooksOn,
  plannedHops,
  startBeside,
} from './plan/outlook.ts';
export {
  compareRuns,
  type EndedProject,
  type EnvironmentPlan,
  firstToEnd,
  planEnvironments,
  type RunPlan,
} from './plan/plan-environments.ts';
export { type RetiredProject, type RetiredProjects, retiredProjectsOn } from './plan/retired-projects.ts';
export { type UpstreamStage, type UpstreamVersion, upstreamVersion } from './upstream-version.ts';
export { yamlWord } from './yaml-word.ts';
