import { type CalendarDate, type Product, type Project, projectStatus } from '@lastpatch/release-model';
import type { ProductRun } from '../place-fleet.ts';

/** A project that runs, and that the product's governance has retired: there is no later version of it to go to. */
export interface RetiredProject {
  readonly project: Project;
  /** Null where the day is not known. */
  readonly date: CalendarDate | null;
}

/** Gives the retired projects that an environment runs of a product, each once. What was asked once is not worked out again. */
export type RetiredProjects = (run: ProductRun) => readonly RetiredProject[];

/** The projects that are retired by a day. */
export function retiredProjectsOn(on: CalendarDate): RetiredProjects {
  const known = new Map<Project, RetiredProject | undefined>();
  const retirementOf = (product: Product, project: Project): RetiredProject | undefined => {
    if (!known.has(project)) known.set(project, retiredOn(product, project, on));
    return known.get(project);
  };
  return ({ product, releases }) => {
    const found = releases.flatMap(({ entries }) =>
      entries.flatMap(({ by }) => (by && retirementOf(product, by.project)) ?? []),
    );
    return [...new Set(found)];
  };
}

function retiredOn(product: Product, project: Project, on: CalendarDate): RetiredProject | undefined {
  if (project.standing !== 'retired') return undefined;
  const { standing, retiredOn: date } = projectStatus(product, project, on);
  return standing === 'retired' ? { project, date } : undefined;
}
