import { comparePhases, isEndOfSupport } from '@lastpatch/release-model';
import type { Notice } from './notice.ts';

/**
 * The notices that say nothing of their own, each with the one that says it: where several phases of a release begin on one day,
 * it is in the last of them only. A source that has full support and security fixes end together gives both days, and each is a
 * fact with an identity; people read one.
 */
export function passedPhases(notices: readonly Notice[]): ReadonlyMap<Notice, Notice> {
  const last = new Map<string, Notice>();
  for (const notice of notices) {
    const day = dayOf(notice);
    if (day === undefined) continue;
    const other = last.get(day);
    if (!other || comparePhases(phaseOf(notice), phaseOf(other)) > 0) last.set(day, notice);
  }
  const passed = new Map<Notice, Notice>();
  for (const notice of notices) {
    const said = last.get(dayOf(notice) ?? '');
    if (said && comparePhases(phaseOf(said), phaseOf(notice)) > 0) passed.set(notice, said);
  }
  return passed;
}

/** What happens to which release on which day, whatever phase begins; undefined of what is no end of its support, or has no day. */
function dayOf({
  product,
  release,
  kind,
  phase,
  date,
  project,
  environment,
  decidedBy,
}: Notice): string | undefined {
  if (phase === null || !isEndOfSupport(phase) || date === null || project !== undefined) return undefined;
  return JSON.stringify([product, release, kind, date, environment, decidedBy === undefined]);
}

function phaseOf({ phase }: Notice): NonNullable<Notice['phase']> {
  return phase ?? 'planned';
}
