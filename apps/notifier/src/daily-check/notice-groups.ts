import type { Letter } from './letter.ts';
import type { Notice } from './notice.ts';
import { passedPhases } from './passed-phases.ts';
import type { ToldCount } from './ports.ts';

/**
 * Notices as people read and count them: the versions of one release on one day are one group, and so are the projects that
 * reached the same end in one release on one day, and the deadlines of all environments that have the same ones; every other
 * notice is a group of its own. In the order of their first. A phase that lasts no day is in none (`passedPhases`).
 */
export function noticeGroups(notices: readonly Notice[]): Notice[][] {
  const passed = passedPhases(notices);
  const told = notices.filter((notice) => !passed.has(notice));
  const deadlines = deadlinesByEnvironment(told);
  return [...Map.groupBy(told, (notice) => groupOf(notice, deadlines)).values()];
}

/** How many notices the letters of one run tell each watch; the parts of one letter are counted together. */
export function toldCounts(letters: readonly Letter[]): ToldCount[] {
  const news = letters.filter(({ kind }) => kind === 'news');
  return [...Map.groupBy(news, ({ watch }) => watch).values()].flatMap((parts) =>
    parts.slice(0, 1).map(({ watch, on }) => ({
      watch,
      on,
      count: noticeGroups(parts.flatMap(({ notices }) => notices)).length,
    })),
  );
}

function groupOf(notice: Notice, deadlines: ReadonlyMap<string, string>): string {
  const { id, kind, product, release, phase, project, on, environment = '' } = notice;
  if (kind === 'version') return JSON.stringify([kind, product, release, on]);
  if (kind === 'entered' && project !== undefined) return JSON.stringify([kind, product, release, phase, on]);
  if (kind === 'deadline') return JSON.stringify([kind, deadlines.get(environment)]);
  return id;
}

/** For each environment what its deadlines are, in whatever order they stand: those with the same ones are read as one. */
function deadlinesByEnvironment(notices: readonly Notice[]): Map<string, string> {
  const deadlines = notices.filter(({ kind }) => kind === 'deadline');
  const byEnvironment = Map.groupBy(deadlines, ({ environment = '' }) => environment);
  return new Map([...byEnvironment].map(([name, own]) => [name, JSON.stringify(own.map(deadlineOf).sort())]));
}

/** What a deadline is, whatever runs there. */
function deadlineOf({ product, release, phase, date, step }: Notice): string {
  return JSON.stringify([product, release, phase, date, step]);
}
