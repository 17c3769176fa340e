import { type Fleet, type PlacedEnvironment, runningReleases } from '@lastpatch/fleet';
import { type Catalog, findProduct, findProjects } from '@lastpatch/release-model';
import { type LiveSource, runningRules, type Settings } from '@lastpatch/settings';
import { count } from '../letters/english/words.ts';

/** The settings, in which `follow: running` names what the fleet runs by a catalog. */
export function runningFollowed(
  settings: Settings,
  placed: readonly PlacedEnvironment[],
  catalog: Catalog,
): Settings {
  if (settings.watches.every(({ running }) => running === undefined)) return settings;
  const running = runningReleases(catalog, placed);
  return {
    ...settings,
    watches: settings.watches.map((watch) =>
      watch.running
        ? { ...watch, follow: [...watch.follow, ...runningRules(watch.running, running)] }
        : watch,
    ),
  };
}

/** The sources of what a fleet runs. What is not known yet may be a product of endoflife.date. */
export function runningSources(fleet: Fleet | undefined, known: Catalog): ReadonlySet<LiveSource | 'custom'> {
  return new Set(names(fleet).map((name) => sourceOf(name, known)));
}

/** Whether an environment is written down by versions of OpenStack's projects: which release those are of, only the whole says. */
export function runsProjects(fleet: Fleet | undefined, known: Catalog): boolean {
  return names(fleet).some((name) => findProduct(known, name) === undefined && isProject(name, known));
}

/** That something of a fleet cannot be placed, with numbers alone; undefined where all can. */
export function unplacedSaid(placed: readonly PlacedEnvironment[]): string | undefined {
  const unplaced = placed.flatMap((environment) => environment.unplaced).length;
  if (unplaced === 0) return undefined;
  const where = placed.filter((environment) => environment.unplaced.length > 0).length;
  return `${count(unplaced, 'entry', 'entries')} of ${count(where, 'environment')} of the fleet cannot be placed in a release, and nobody is told of ${unplaced === 1 ? 'it' : 'them'}: lastpatch plan shows which, and why.`;
}

function names(fleet: Fleet | undefined): string[] {
  const all = (fleet?.environments ?? []).flatMap(({ runs }) => runs.map(({ name }) => name));
  return [...new Set(all)];
}

function sourceOf(name: string, known: Catalog): LiveSource | 'custom' {
  const product = findProduct(known, name);
  if (product) return product.source;
  return name.toLowerCase() === 'openstack' || isProject(name, known) ? 'openstack' : 'endoflife-date';
}

function isProject(name: string, known: Catalog): boolean {
  const openstack = findProduct(known, 'openstack');
  return openstack !== undefined && findProjects(openstack, name).length > 0;
}
