import {
  type CalendarDate,
  compareVersions,
  parseVersion,
  type ProjectRelease,
  type ProjectVersion,
} from '@lastpatch/release-model';

/**
 * Of the versions that a source calls the latest of a release, those that are news: one that is lower than a version that
 * was there before, or that was out earlier, corrects that one.
 *
 * @param was what was known of the release; undefined when nothing was
 * @param asOf the day of the reading: what the source gives no day has been given this one
 */
export function laterVersions(
  versions: readonly ProjectVersion[],
  was: ProjectRelease | undefined,
  asOf: CalendarDate,
): readonly ProjectVersion[] {
  if (was === undefined) return versions;
  const known = [...was.versions.map(({ version }) => version), ...(was.history?.formerVersions ?? [])];
  const day = was.versions.reduce<CalendarDate | null>(
    (latest, { landed }) => (landed !== null && landed > (latest ?? '') ? landed : latest),
    null,
  );
  const highest = known
    .filter(isNumbered)
    .reduce<string | null>(
      (best, text) => (best !== null && compareVersions(best, text) > 0 ? best : text),
      null,
    );
  return versions.filter(({ version, landed }) => {
    if (known.includes(version)) return false;
    if (highest === null || !isNumbered(version)) return landed === null || day === null || landed >= day;
    const order = compareVersions(version, highest);
    // A lower one with a later day of its own is counted in another way, or mends an older line.
    const isLaterByDay = landed !== null && landed !== asOf && day !== null && landed > day;
    return order > 0 || (order < 0 && isLaterByDay);
  });
}

/** Whether its shape is one that tells which of two is the later. */
function isNumbered(version: string): boolean {
  return parseVersion(version).stage !== 'other';
}
