import { environmentKey, type RunningRelease } from '@lastpatch/fleet';
import { type Catalog, findProduct, isEndOfSupport } from '@lastpatch/release-model';
import type { KnownFleet } from './known-fleet.ts';
import type { Notice } from './notice.ts';
import { deadlineId } from './notice-id.ts';

/** More environments than these have no deadline each: nobody reads a page for each. */
export const MOST_DEADLINES = 200;

/** So many of the environments that run a release are named. */
export const MOST_NAMED = 50;

/**
 * The deadlines that stand in for a reminder: one for each environment that runs the release and has not muted it; where
 * those are too many, the reminder itself with some of their names. Undefined where no environment runs it, and for all that
 * is no reminder of days to come.
 */
export function deadlinesFor(notice: Notice, fleet: KnownFleet): readonly Notice[] | undefined {
  const { kind, step = 0 } = notice;
  if (kind !== 'reminder' || step === 0) return undefined;
  const of = releaseOf(notice, fleet.catalog);
  const environments = of ? fleet.runs.running(of.release) : [];
  if (!of || environments.length === 0) return undefined;
  const heard = environments.filter((environment) => fleet.muteOf(environment, of) === undefined);
  if (heard.length > MOST_DEADLINES) {
    return [{ ...notice, ...namedIn(heard) }];
  }
  return heard.map((environment) => ({
    ...notice,
    id: deadlineId(notice.id, environmentKey(environment)),
    kind: 'deadline',
    environment,
  }));
}

/**
 * A deadline that is told because it is muted no more, with its environment as it is written; undefined where that runs the
 * release no longer, or somebody has muted it again.
 */
export function stillRun(deadline: Notice, { runs, catalog, muteOf }: KnownFleet): Notice | undefined {
  const of = releaseOf(deadline, catalog);
  const environment = runs.named(deadline.environment ?? '');
  const isRun = of && environment !== undefined && runs.running(of.release).includes(environment);
  return isRun && muteOf(environment, of) === undefined ? { ...deadline, environment } : undefined;
}

/** Of any other fact of an end of support: where the release runs; of a project that has left: where that does. */
export function withRunsIn(notice: Notice, fleet: KnownFleet): Notice {
  const environments = environmentsOf(notice, fleet);
  return environments.length === 0 ? notice : { ...notice, ...namedIn(environments) };
}

/** Whether a project has left that the fleet runs: that is told to whoever follows its product, asked for or not. */
export function isLossOfFleet(notice: Notice, fleet: KnownFleet): boolean {
  return notice.kind === 'retired' && environmentsOf(notice, fleet).length > 0;
}

function environmentsOf(notice: Notice, { runs, catalog }: KnownFleet): readonly string[] {
  const { kind, phase, project: name, product: productName, release: id } = notice;
  if (kind === 'retired') {
    const product = findProduct(catalog, productName);
    const project = product?.projects.find((own) => own.name === name);
    const release = product?.releases.find((own) => own.id === id);
    // One that has left a release of which nothing is known any more is told to whoever asks for it.
    if (!project || (id !== null && !release)) return [];
    return runs.runningProject(project, release);
  }
  if (kind === 'deadline' || phase === null || !isEndOfSupport(phase) || name !== undefined) return [];
  const of = releaseOf(notice, catalog);
  return of ? runs.running(of.release) : [];
}

function namedIn(environments: readonly string[]): Pick<Notice, 'runsIn' | 'runsInMore'> {
  const more = environments.length - MOST_NAMED;
  return {
    runsIn: environments.slice(0, MOST_NAMED),
    ...(more > 0 ? { runsInMore: more } : {}),
  };
}

/**
 * The release of a notice, as it is run. A vendor's dates are of the product that they date, and count where the catalog goes
 * by them.
 */
export function releaseOf(
  { product: name, release: id, overlays }: Notice,
  catalog: Catalog,
): RunningRelease | undefined {
  const product = findProduct(catalog, overlays?.product ?? name);
  const release = product?.releases.find((other) => other.id === id);
  if (!product || !release) return undefined;
  return overlays === undefined || release.datesOf?.name === name ? { product, release } : undefined;
}
