import {
  environmentKey,
  type Fleet,
  outlooksOn,
  type Outlooks,
  placeEnvironments,
  type PlacedEnvironment,
  type ProductRun,
  type RetiredProjects,
  retiredProjectsOn,
} from '@lastpatch/fleet';
import type { CalendarDate, Catalog, Project, Release } from '@lastpatch/release-model';

/** What runs where on a day, by one catalog. */
export interface FleetRuns {
  readonly environments: readonly PlacedEnvironment[];
  /** The names of the environments that run a release, be it beside others of its product. */
  readonly running: (release: Release) => readonly string[];
  /** The names of the environments that run a project; in one release, where that is given. */
  readonly runningProject: (project: Project, release?: Release) => readonly string[];
  /** How long releases last, and by which hops the way leads on, with the days to start by. */
  readonly outlooks: Outlooks;
  /** Which projects are retired of those that an environment runs. */
  readonly retired: RetiredProjects;
  /** The name of an environment as it is written; undefined when there is none. */
  readonly named: (environment: string) => string | undefined;
}

/** Places a fleet by a catalog. */
export function fleetRuns(
  { environments, hopDays }: Fleet,
  { catalog, today }: { readonly catalog: Catalog; readonly today: CalendarDate },
): FleetRuns {
  const placed = placeEnvironments(catalog, environments);
  const running = new Map<Release, string[]>();
  for (const { name, runs } of placed) {
    for (const { releases } of runs) for (const { release } of releases) add(running, release, name);
  }
  const names = new Map(environments.map(({ name }) => [environmentKey(name), name]));
  return {
    environments: placed,
    running: (release) => running.get(release) ?? [],
    runningProject: (project, release) =>
      placed
        .filter(({ runs }) => runs.some((run) => runsProject(run, project, release)))
        .map(({ name }) => name),
    outlooks: outlooksOn(today, hopDays),
    retired: retiredProjectsOn(today),
    named: (environment) => names.get(environmentKey(environment)),
  };
}

function runsProject({ releases }: ProductRun, project: Project, release: Release | undefined): boolean {
  return releases.some(
    (own) =>
      (release === undefined || own.release === release) &&
      own.entries.some(({ by }) => by?.project === project),
  );
}

function add(byRelease: Map<Release, string[]>, release: Release, name: string): void {
  const names = byRelease.get(release);
  if (names) names.push(name);
  else byRelease.set(release, [name]);
}
