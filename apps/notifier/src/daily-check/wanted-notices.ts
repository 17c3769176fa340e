import type { Catalog } from '@lastpatch/release-model';
import type { Watch } from '@lastpatch/settings';
import { deadlinesFor, isLossOfFleet, stillRun, withRunsIn } from './deadlines.ts';
import type { KnownFleet } from './known-fleet.ts';
import type { Notice } from './notice.ts';
import { wantsNotice, wantsOfAnyProject } from './watch.ts';

/** What a watch is told from. */
export interface WantedFrom {
  readonly notices: readonly Notice[];
  readonly catalog: Catalog;
  /** Left out where nothing is known of a fleet. */
  readonly known?: KnownFleet;
}

/** What one watch wants to hear of. Where deadlines of environments stand in for a reminder, it is not told by itself. */
export function wantedNotices(watch: Watch, { notices, catalog, known }: WantedFrom): Notice[] {
  const wants = (notice: Notice): boolean => wantsNotice(watch, catalog, notice);
  // Whoever runs a project that is retired has to hear of it, though it asked for no project.
  const isLoss = (notice: Notice): boolean =>
    known !== undefined && isLossOfFleet(notice, known) && wantsOfAnyProject(watch, catalog, notice);
  return notices.flatMap((notice) => {
    if (!isWanted(watch, notice)) return [];
    if (notice.kind === 'deadline') {
      const deadline = known && stillRun(notice, known);
      return deadline && wants(deadline) ? [deadline] : [];
    }
    const deadlines = known && deadlinesFor(notice, known);
    if (deadlines && wants({ ...notice, kind: 'deadline' })) return deadlines;
    if (!wants(notice) && !isLoss(notice)) return [];
    return [known ? withRunsIn(notice, known) : notice];
  });
}

/** The planned day itself is told to everyone; other reminders on the days that the watch asked for. */
function isWanted(watch: Watch, { step }: Notice): boolean {
  return step === undefined || step === 0 || watch.reminders.includes(step);
}
