import { type CalendarDate, daysBetween, isOver, type ReleaseStatus } from '@lastpatch/release-model';
import { beginningOf, PHASE_NAME } from './phase-name.ts';
import { relativeDays } from './day-words.ts';

/** Where a release stands, as far as it is said in words. */
export type SaidStanding = Pick<
  ReleaseStatus,
  'phase' | 'since' | 'basis' | 'next' | 'supportEnds' | 'overdue'
>;

/** How it is said. */
export interface SayingOptions {
  /** The day of the reader. */
  readonly on: CalendarDate;
  /** How a day is written. */
  readonly dated: (date: CalendarDate) => string;
}

/** Where one release stands and what comes next, as a part of a sentence. */
export function standingSaid(standing: SaidStanding, { on, dated }: SayingOptions): string {
  const { phase, next, overdue, supportEnds } = standing;
  const now = `${PHASE_NAME[phase]}${sinceSaid(standing, dated)}`;
  if (overdue) {
    return `${now}; ${PHASE_NAME[overdue.phase]} was planned for ${dated(overdue.date)} and is not declared yet`;
  }
  if (!next) return phase === 'end-of-life' ? now : `${now}; no date is given for what comes next`;
  const what = beginningOf(next.phase);
  const planned = next.basis === 'scheduled' ? 'planned for' : 'on';
  const last =
    supportEnds !== null && supportEnds > next.date ? `; all support ends on ${dated(supportEnds)}` : '';
  return `${now}; ${what} ${planned} ${dated(next.date)}, ${relativeDays(daysBetween(on, next.date))}${last}`;
}

/** The phase of today in a table; and whether that it has begun is no more than the plan. */
export function phaseToday({ phase, basis }: Pick<ReleaseStatus, 'phase' | 'basis'>): string {
  return `${PHASE_NAME[phase]}${basis === 'scheduled' ? ', as planned' : ''}`;
}

/** Since when, of what has ended; and whether that is no more than the plan. */
function sinceSaid({ phase, since, basis }: SaidStanding, dated: SayingOptions['dated']): string {
  const isPlanned = basis === 'scheduled';
  if (!isOver(phase) || since === null) return isPlanned ? ' by now, as planned' : '';
  return ` since ${dated(since)}${isPlanned ? ', as planned' : ''}`;
}
