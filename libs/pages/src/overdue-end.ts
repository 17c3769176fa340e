import { isOver, type ReleaseStatus } from '@lastpatch/release-model';

/** Whether it is the end of all support itself that was planned for a day which has come without upstream's word. */
export function isEndOverdue({
  phase,
  next,
  overdue,
  supportEnds,
}: Pick<ReleaseStatus, 'phase' | 'next' | 'overdue' | 'supportEnds'>): boolean {
  if (overdue === null || supportEnds === null || isOver(phase)) return false;
  // One that were to come would be next, or come after what is.
  return next === null || next.date > supportEnds;
}
