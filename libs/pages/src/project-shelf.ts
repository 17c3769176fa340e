import {
  type CalendarDate,
  isProductItself,
  type Project,
  type ProjectReleaseStatus,
  projectStatus,
  type ProjectStatus,
  type Release,
} from '@lastpatch/release-model';
import { shownName } from './shown-name.ts';
import type { ProductShelf } from './shelf.ts';
import { slug, slugs } from './slug.ts';

/** A project, with where it stands on the day of the pages and what its page is called. */
export interface ProjectShelf {
  readonly project: Project;
  /** `products/openstack/projects/nova.html` */
  readonly path: string;
  /** Harmless. */
  readonly title: string;
  readonly status: ProjectStatus;
}

/** A project in one release. */
export interface ProjectInRelease {
  readonly shelf: ProjectShelf;
  readonly entry: ProjectReleaseStatus;
}

/** The projects of a product of which something is out. One that stands for its product has no page of its own. */
export interface ProjectShelves {
  readonly all: readonly ProjectShelf[];
  readonly in: (release: Release) => readonly ProjectInRelease[];
  /** The latest version of each release of a product that has no projects but itself. */
  readonly latest: ReadonlyMap<Release, string>;
}

/** The projects of a product on a day. */
export function projectShelves({ product, path }: ProductShelf, on: CalendarDate): ProjectShelves {
  const names = slugs(product.projects.map(({ name }) => name));
  const statuses = product.projects.map((project) => projectStatus(product, project, on));
  const all = statuses
    .filter(({ project, releases }) => releases.length > 0 && !isProductItself(product, project))
    .map((status): ProjectShelf => {
      const { name } = status.project;
      const own = `${path}/projects/${names.get(name) ?? slug(name)}.html`;
      return { project: status.project, path: own, title: shownName(name), status };
    });
  const within = Map.groupBy(
    all.flatMap((shelf) => shelf.status.releases.map((entry): ProjectInRelease => ({ shelf, entry }))),
    ({ entry }) => entry.release,
  );
  return { all, in: (release) => within.get(release) ?? [], latest: latestOf(product, statuses) };
}

function latestOf(
  product: ProductShelf['product'],
  statuses: readonly ProjectStatus[],
): ReadonlyMap<Release, string> {
  return new Map(
    statuses
      .filter(({ project }) => isProductItself(product, project))
      .flatMap(({ releases }) => releases)
      .flatMap(({ release, newest }): [Release, string][] =>
        release && newest ? [[release, shownName(newest.version)]] : [],
      ),
  );
}
