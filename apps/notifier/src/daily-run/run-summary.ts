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
  /** Pages that were written or removed; null where none are published, and of a version that publishes none. */
  readonly pages: number | null;
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
  const { on, lastDay, unconfirmed, pages = null } = given;
  if (!isCalendarDate(on) || !(lastDay === null || isCalendarDate(lastDay))) return undefined;
  if (!isCountOrNull(unconfirmed) || !isCountOrNull(pages)) return undefined;
  const counts = COUNTS.map((name) => [name, given[name]] as const);
  if (!counts.every(([, count]) => isCount(count))) return undefined;
  return { on, lastDay, ...(Object.fromEntries(counts) as CountsOfRun), pages, unconfirmed };
}

type CountsOfRun = Pick<RunSummary, (typeof COUNTS)[number]>;

function isCountOrNull(value: unknown): value is number | null {
  return value === null || isCount(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
