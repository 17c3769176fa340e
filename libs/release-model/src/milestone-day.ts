import { addDays, type CalendarDate } from './calendar-date.ts';
import type { Milestone, MilestoneKind } from './milestone.ts';

// Upstream schedules weeks. These fall on the same day of the week in every cycle: Monday is 0.
const DAY_OF_WEEK: Partial<Record<MilestoneKind, number>> = {
  'milestone-1': 3,
  'milestone-2': 3,
  'milestone-3': 3,
};

/**
 * The day of a milestone that upstream gives as a week, where a rule tells it: milestones 1 to 3 fall on the Thursday.
 * Null for all others, of which only the week is known.
 */
export function milestoneDay({ kind, from, until }: Milestone): CalendarDate | null {
  const days = DAY_OF_WEEK[kind];
  if (days === undefined) return null;
  const day = addDays(from, days);
  return day < until ? day : null;
}
