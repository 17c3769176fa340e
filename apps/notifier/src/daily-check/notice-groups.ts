import type { Letter } from './letter.ts';
import type { Notice } from './notice.ts';
import type { ToldCount } from './ports.ts';

/**
 * Notices as people read and count them: the versions of one release on one day are one group, and so are the projects that
 * reached the same end in one release on one day; every other notice is a group of its own. In the order of their first.
 */
export function noticeGroups(notices: readonly Notice[]): Notice[][] {
  return [...Map.groupBy(notices, groupOf).values()];
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

function groupOf({ id, kind, product, release, phase, project, on }: Notice): string {
  if (kind === 'version') return JSON.stringify([kind, product, release, on]);
  if (kind === 'entered' && project !== undefined) return JSON.stringify([kind, product, release, phase, on]);
  return id;
}
