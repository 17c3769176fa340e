import { addDays, type CalendarDate, comparePhases, isEndOfSupport } from '@lastpatch/release-model';
import type { Notice, ToldKind } from './notice.ts';

/** An end that is so near is urgent. */
const NEAR_DAYS = 7;

/**
 * Whether a notice is worth an SMS on a day: an end that is reached, one that comes within 7 days, or one that has moved
 * earlier. None is for whoever goes by the dates of another.
 */
export function isUrgent(notice: Notice, today: CalendarDate): boolean {
  const { kind, phase, date, was, next, decidedBy } = notice;
  if (phase === null || !isEndOfSupport(phase) || decidedBy) return false;
  if (kind === 'entered' || kind === 'due') return true;
  if (kind === 'moved' && date !== null && was !== undefined && date < was) return true;
  const nearest = kind === 'withdrawn' ? (next?.date ?? null) : date;
  const isToCome =
    kind === 'deadline' ||
    kind === 'reminder' ||
    kind === 'moved' ||
    kind === 'scheduled' ||
    kind === 'withdrawn';
  return isToCome && nearest !== null && nearest <= addDays(today, NEAR_DAYS);
}

/**
 * Orders notices for a letter, the most urgent first: what has ended, then ends that moved earlier, then what ends, the
 * nearest date first, then other dates, then what is out, and at last what projects did. Of one day the phase that takes away
 * the most; of equal ones the id decides, so the order is always the same.
 */
export function byUrgency(a: Notice, b: Notice): number {
  return (
    rank(a) - rank(b) ||
    compareText(a.date ?? '', b.date ?? '') ||
    comparePhases(b.phase ?? 'planned', a.phase ?? 'planned') ||
    compareText(a.id, b.id)
  );
}

const RANK: Readonly<Record<ToldKind, number>> = {
  entered: 0,
  due: 0,
  deadline: 2,
  reminder: 2,
  moved: 3,
  scheduled: 3,
  unscheduled: 3,
  withdrawn: 3,
  released: 5,
  announced: 6,
  retired: 7,
  version: 9,
  milestone: 10,
};
const OF_NO_END = 5;
const OF_A_PROJECT = 8;

function rank(notice: Notice): number {
  const { kind, phase, project, standsFor, date, was, decidedBy } = notice;
  if (project !== undefined) return kind === 'entered' || kind === 'withdrawn' ? OF_A_PROJECT : RANK[kind];
  // A beginning that ends no support is told after all ends, and so is the end of one that is not gone by.
  if ((phase !== null && !isEndOfSupport(phase)) || decidedBy) return Math.max(RANK[kind], OF_NO_END);
  if (standsFor?.includes('due') === true) return RANK.due;
  return kind === 'moved' && date !== null && was !== undefined && date < was ? 1 : RANK[kind];
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
