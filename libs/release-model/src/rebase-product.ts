import type { Product } from './catalog.ts';
import { keepPlaces } from './keep-places.ts';
import { mergeProject, type ProjectReading } from './merge-project.ts';
import { firstListed, type ReadingContext, windowsWithPast } from './merge-release.ts';
import type { Project } from './project.ts';
import type { Release } from './release.ts';
import { withUnread } from './unread-phases.ts';

/**
 * What is known of a product, as another version of the importer reads the same source: its windows, projects and names,
 * with the day and the history that are known. What stands only because a word is withdrawn stands on.
 *
 * @param known from earlier readings
 * @param read the same source by the other version
 */
export function rebaseProduct(known: Product, read: Product): Product {
  const context = { source: read.source, asOf: known.asOf, settlingDays: 0 };
  const rebased = read.releases.map((release) => rebaseRelease(known, release, context));
  const keys = new Set(rebased.map(({ key }) => key));
  const missing = known.releases.filter(
    ({ key, id }) => !keys.has(key) && !rebased.some((other) => other.id === id),
  );
  const isPartial = read.projects.length === 0 && read.milestones.length === 0;
  return {
    ...read,
    asOf: known.asOf,
    releases: keepPlaces(rebased, { earlier: known.releases, missing, key: ({ key }) => key }),
    projects: isPartial
      ? known.projects
      : rebaseProjects(known, read, { ...context, unlisted: new Set(missing.map(({ key }) => key)) }),
    milestones: isPartial ? known.milestones : read.milestones,
  };
}

function rebaseRelease(known: Product, read: Release, context: ReadingContext): Release {
  const before = known.releases.find(({ key }) => key === read.key);
  if (!before?.history) return firstListed(read, context);
  const isFrozen = Object.keys(before.history.withdrawn).length > 0;
  const again = withUnread(before.windows, read, context);
  const windows = isFrozen ? before.windows : windowsWithPast(before.windows, again.windows, context.source);
  return { ...again, windows, history: before.history };
}

function rebaseProjects(known: Product, read: Product, reading: ProjectReading): Project[] {
  const before = new Map(known.projects.map((project) => [project.name, project]));
  const rebased = read.projects.map((project) => {
    const earlier = before.get(project.name);
    return earlier ? mergeProject(earlier, standingOf(earlier, project), reading) : project;
  });
  const missing = known.projects
    .filter(({ name }) => !read.projects.some((project) => project.name === name))
    .map((project) => mergeProject(project, undefined, reading));
  return [...rebased, ...missing].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Where an end stands only because it is withdrawn, what was known stands: as if nothing had been read of it. */
function standingOf(earlier: Project, read: Project): Project {
  const frozen = new Set(
    earlier.releases
      .filter(({ history }) => Object.keys(history?.withdrawn ?? {}).length > 0)
      .map(({ release }) => release),
  );
  return {
    ...read,
    releases: read.releases.map((entry) =>
      frozen.has(entry.release) ? { ...entry, isUnread: true } : entry,
    ),
  };
}
