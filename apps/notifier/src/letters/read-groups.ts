import type { Notice } from '../daily-check/notice.ts';
import { noticeGroups } from '../daily-check/notice-groups.ts';

/** The groups that a letter is read in: `noticeGroups`, where only what can be told as one list is one. */
export function readGroups(notices: readonly Notice[]): (readonly Notice[])[] {
  return noticeGroups(notices).flatMap((group) =>
    group.every(
      ({ kind, project }) =>
        kind === 'version' || kind === 'deadline' || (kind === 'entered' && project !== undefined),
    )
      ? [group]
      : group.map((notice) => [notice]),
  );
}

/** One notice of each release that a group tells of, in its order. */
export function releasesTold(group: readonly Notice[]): readonly Notice[] {
  const [first] = group;
  if (first?.kind !== 'deadline') return group.slice(0, 1);
  return group.filter(({ environment }) => environment === first.environment);
}

/** Upstream's pages for what a group tells, each once, in the order of what it tells. */
export function groupLinks(group: readonly Notice[]): string[] {
  return [...new Set(releasesTold(group).flatMap(({ link }) => link ?? []))];
}
