import { type CalendarDate, isCalendarDate } from '@lastpatch/release-model';

/** What a deployed run answers whoever called it: numbers, and no name of anything or anybody. */
export interface RunSummary {
  /** The day of the run. */
  readonly on: CalendarDate;
  /** The last day that had been planned before; null at the first run. */
  readonly lastDay: CalendarDate | null;
  readonly revision: number;
  /** Letters, each on each of its channels, by what became of them. */
  readonly sent: number;
  readonly pending: number;
  readonly refused: number;
  readonly unknown: number;
  readonly cancelled: number;
  /** Changes that are held. */
  readonly held: number;
  /** Sources that someone follows, and of which what was known was kept. */
  readonly sourcesKept: number;
  /** Watches, and the operators, to whom nobody listens; null when that could not be found out. */
  readonly unconfirmed: number | null;
}

const COUNTS = [
  'revision',
  'sent',
  'pending',
  'refused',
  'unknown',
  'cancelled',
  'held',
  'sourcesKept',
] as const;

/** Reads what a deployed run has answered; undefined when it is of a version that answered nothing, or something else. */
export function runSummaryFrom(answer: unknown): RunSummary | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  const given = answer as Readonly<Record<string, unknown>>;
  const { on, lastDay, unconfirmed } = given;
  if (!isCalendarDate(on) || !(lastDay === null || isCalendarDate(lastDay))) return undefined;
  if (!(unconfirmed === null || isCount(unconfirmed))) return undefined;
  const counts = COUNTS.map((name) => [name, given[name]] as const);
  if (!counts.every(([, count]) => isCount(count))) return undefined;
  return { on, lastDay, ...(Object.fromEntries(counts) as CountsOfRun), unconfirmed };
}

type CountsOfRun = Pick<RunSummary, (typeof COUNTS)[number]>;

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
