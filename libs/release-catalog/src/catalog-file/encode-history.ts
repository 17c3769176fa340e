import type { ProjectReleaseHistory, ReleaseHistory } from '@lastpatch/release-model';

/** The history of a release; what is as in most is left out. */
export function encodeReleaseHistory(history: ReleaseHistory): object {
  return {
    ordinals: filled(history.ordinals),
    withdrawn: filled(history.withdrawn),
    missingSince: history.missingSince ?? undefined,
    isGone: history.isGone || undefined,
    listings: history.listings === 1 ? undefined : history.listings,
  };
}

/** The history of a project in one release; what is as in most is left out. */
export function encodeProjectHistory(history: ProjectReleaseHistory): object {
  return {
    formerVersions: history.formerVersions.length === 0 ? undefined : history.formerVersions,
    endings: filled(history.endings),
    withdrawn: filled(history.withdrawn),
    departures: history.departures || undefined,
    hasLeft: history.hasLeft || undefined,
  };
}

function filled<T extends object>(entries: T): T | undefined {
  return Object.keys(entries).length === 0 ? undefined : entries;
}
