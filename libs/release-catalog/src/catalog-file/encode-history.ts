import {
  type Phase,
  PHASES,
  type ProjectReleaseHistory,
  type ReleaseHistory,
} from '@lastpatch/release-model';

/** The history of a release; what is as in most is left out. */
export function encodeReleaseHistory(history: ReleaseHistory): object {
  return {
    ordinals: filled(history.ordinals),
    changes: history.changes && encodeChanges(history.changes),
    withdrawn: filled(history.withdrawn),
    lastHeard: filled(history.lastHeard),
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

function encodeChanges(changes: NonNullable<ReleaseHistory['changes']>): object | undefined {
  const written = Object.entries(changes).map(([phase, { seen, was }]) => [
    phase,
    { seen, was: was ?? undefined },
  ]);
  return filled(Object.fromEntries(written) as Partial<Record<Phase, object>>);
}

/** In the order of a life, so that the same history is always the same text. */
function filled<T>(entries: Readonly<Partial<Record<Phase, T>>>): object | undefined {
  const ordered = PHASES.filter((phase) => entries[phase] !== undefined).map((phase) => [
    phase,
    entries[phase],
  ]);
  return ordered.length === 0 ? undefined : (Object.fromEntries(ordered) as object);
}
