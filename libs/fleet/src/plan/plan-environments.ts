import {
  type CalendarDate,
  END_TAG_PHASE,
  type EndTagKind,
  isOver,
  type Product,
  type Project,
  projectStatus,
  type Release,
} from '@lastpatch/release-model';
import type { HopDays } from '../environment.ts';
import type { PlacedEnvironment, ProductRun } from '../place-fleet.ts';
import { carriage, type NotCarried } from './not-carried.ts';
import { compareUrgency, type Outlook, outlooksOn } from './outlook.ts';
import { type RetiredProject, retiredProjectsOn } from './retired-projects.ts';

/** A project that has ended its own work in a release before the release itself did. */
export interface EndedProject {
  readonly project: Project;
  readonly release: Release;
  readonly tag: EndTagKind;
  /** Null where the day is not known. */
  readonly date: CalendarDate | null;
}

/** What an environment runs of one product, until when, and the way out. */
export interface RunPlan {
  readonly run: ProductRun;
  /** Of the release that decides. */
  readonly outlook: Outlook;
  /** Of the other releases, where versions are mixed: one of them may end sooner. */
  readonly others: readonly Outlook[];
  readonly projectsEnded: readonly EndedProject[];
  readonly projectsRetired: readonly RetiredProject[];
  /** Hops that the operating system, as it is, has no packages for. */
  readonly notCarried: readonly NotCarried[];
}

/** The plans of an environment. */
export interface EnvironmentPlan {
  readonly name: string;
  /** The most urgent first. */
  readonly plans: readonly RunPlan[];
  /** What did not exist yet on that day. */
  readonly notYet: readonly ProductRun[];
}

/**
 * The plans of environments on a day, the environment with the most urgent first. What is worked out for a release is worked out
 * once, however many environments run it.
 */
export function planEnvironments(
  environments: readonly PlacedEnvironment[],
  { on, hopDays }: { readonly on: CalendarDate; readonly hopDays: HopDays },
): EnvironmentPlan[] {
  const outlookOf = outlooksOn(on, hopDays);
  const endOf = projectEndsOn(on);
  const retiredIn = retiredProjectsOn(on);
  const missing = carriage();
  const plans = environments.map(({ name, runs }): EnvironmentPlan => {
    const notYet: ProductRun[] = [];
    const own = runs.flatMap((run): RunPlan[] => {
      const outlook = outlookOf(run.product, run.release);
      if (!outlook) {
        notYet.push(run);
        return [];
      }
      const others = run.releases.slice(1).flatMap(({ release }) => outlookOf(run.product, release) ?? []);
      return [
        {
          run,
          outlook,
          others,
          projectsEnded: endedProjects([outlook, ...others], run, endOf),
          projectsRetired: retiredIn(run),
          notCarried: missing(outlook, runs),
        },
      ];
    });
    return { name, plans: own.sort(compareRuns), notYet };
  });
  return plans.sort((a, b) => compareFirst(a.plans, b.plans));
}

function compareFirst([a]: readonly RunPlan[], [b]: readonly RunPlan[]): number {
  if (!a || !b) return a ? -1 : b ? 1 : 0;
  return compareRuns(a, b);
}

/** Orders by urgency, the most urgent first; of mixed versions what ends first counts. */
export function compareRuns(a: RunPlan, b: RunPlan): number {
  return compareUrgency(firstToEnd(a), firstToEnd(b));
}

/** Of all releases that are run of a product the one whose support ends first: most often, and not always, the oldest. */
export function firstToEnd({ outlook, others }: Pick<RunPlan, 'outlook' | 'others'>): Outlook {
  return others.reduce((first, other) => (compareUrgency(other, first) < 0 ? other : first), outlook);
}

type ProjectEnds = (product: Product, project: Project, release: Release) => EndedProject | undefined;

/** Ends of projects, each worked out once. */
function projectEndsOn(on: CalendarDate): ProjectEnds {
  const known = new Map<Project, ReadonlyMap<Release, EndedProject>>();
  return (product, project, release) => {
    const ends = known.get(project) ?? endsOf(product, project, on);
    known.set(project, ends);
    return ends.get(release);
  };
}

function endsOf(product: Product, project: Project, on: CalendarDate): ReadonlyMap<Release, EndedProject> {
  const { releases } = projectStatus(product, project, on);
  return new Map(
    releases.flatMap(({ release, ended }): [Release, EndedProject][] => {
      if (!release || !ended || !isOver(END_TAG_PHASE[ended.tag] ?? 'planned')) return [];
      return [[release, { project, release, tag: ended.tag, date: ended.date }]];
    }),
  );
}

/**
 * The projects that have ended in a release which has not. Where a vendor's dates decide, who goes on after upstream's end, no
 * project's own end counts.
 */
function endedProjects(
  outlooks: readonly Outlook[],
  { product, releases }: ProductRun,
  endOf: ProjectEnds,
): EndedProject[] {
  const alive = new Set(outlooks.filter(({ status }) => !isOver(status.phase)).map(({ release }) => release));
  const ended = new Set<EndedProject>();
  for (const { release, entries } of releases) {
    if (release.datesOf !== undefined || !alive.has(release)) continue;
    for (const { by } of entries) {
      const end = by && endOf(product, by.project, release);
      if (end) ended.add(end);
    }
  }
  return [...ended];
}
