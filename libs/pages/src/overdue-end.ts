import { isOver, type ReleaseStatus } from '@lastpatch/release-model';

/** Whether it is the end of all support itself that was planned for a day which has come without upstream's word. */
export function isEndOverdue({
  overdue,
  supportEnds,
}: Pick<ReleaseStatus, 'overdue' | 'supportEnds'>): boolean {
  return overdue !== null && isOver(overdue.phase) && overdue.date === supportEnds;
}
