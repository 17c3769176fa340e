import type { RunReport } from '../daily-check/run-daily-check.ts';

/** Whether the same run once more, in a minute, does what this one could not: what is refused would be refused again. */
export function isUnfinished({ deliveries }: Pick<RunReport, 'deliveries'>): boolean {
  return deliveries.some(
    ({ state, isGivenUp, isCut, silence }) =>
      isCut === true ||
      silence !== undefined ||
      state === 'pending' ||
      (state === 'unknown' && isGivenUp !== true),
  );
}
