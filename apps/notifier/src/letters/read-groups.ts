import type { Notice } from '../daily-check/notice.ts';
import { noticeGroups } from '../daily-check/notice-groups.ts';
import { passedPhases } from '../daily-check/passed-phases.ts';

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

/** All notices, in the groups that they are read in: beside each stand those that it says for. */
export function wholeGroups(notices: readonly Notice[]): (readonly Notice[])[] {
  const whole = new Map(noticesRead(notices).map((read) => [read[0], read]));
  return readGroups(notices).map((group) => group.flatMap((notice) => whole.get(notice) ?? [notice]));
}

/** Each notice that is read, and after it those that it says for. */
export function noticesRead(notices: readonly Notice[]): (readonly Notice[])[] {
  const passed = passedPhases(notices);
  return [...Map.groupBy(notices, (notice) => passed.get(notice) ?? notice)].map(([said, all]) => [
    said,
    ...all.filter((notice) => notice !== said),
  ]);
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
