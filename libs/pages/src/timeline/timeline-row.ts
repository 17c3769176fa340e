import {
  type CalendarDate,
  type Phase,
  phaseOn,
  type Product,
  type Release,
  type SupportWindow,
} from '@lastpatch/release-model';
import type { FactState, LifeFact } from '../life-fact.ts';

/** A support window as it is drawn. */
export interface Bar {
  readonly phase: Phase;
  readonly from: CalendarDate;
  /** Null where no end is known. */
  readonly until: CalendarDate | null;
  /** Whether it is not known when it ends: before `until`, where there is one. */
  readonly isOpen: boolean;
  /** Whether its beginning is no more than a plan. */
  readonly isPlanned: boolean;
}

/** A date as it is drawn. */
export interface Mark {
  readonly date: CalendarDate;
  readonly state: FactState;
  /** Where it was before it moved; else null. */
  readonly was: CalendarDate | null;
}

/** The life of a release as it is drawn. */
export interface TimelineRow {
  /** Harmless. */
  readonly label: string;
  readonly bars: readonly Bar[];
  readonly marks: readonly Mark[];
  /** Whether it goes on: today is then shown. */
  readonly isAlive: boolean;
}

/** What a row is made of. */
export interface RowOf {
  readonly product: Product;
  readonly release: Release;
  readonly facts: readonly LifeFact[];
}

/** How the life of a release is drawn; its end of life is where its last bar ends. */
export function timelineRow(
  label: string,
  { product, release, facts }: RowOf,
  on: CalendarDate,
): TimelineRow {
  const current = phaseOn(release, on, product.asOf);
  return {
    label,
    bars: release.windows.flatMap((window, index) => barOf(window, release.windows.slice(index + 1))),
    marks: facts.map(({ date, state, was }) => ({ date, state, was })),
    isAlive: current?.phase !== 'end-of-life' || facts.some(({ date }) => date > on),
  };
}

/** Not drawn is what is planned without a day, and what was only read of when it was over. */
function barOf(window: SupportWindow, later: readonly SupportWindow[]): Bar[] {
  const { phase, basis } = window;
  const from = dayOf(window);
  if (phase === 'end-of-life' || phase === 'planned' || from === null) return [];
  // Where what follows has no day of its own, the phase is over by the first day on which another is known to have begun.
  const [over = null] = later
    .map(dayOf)
    .filter((day) => day !== null)
    .sort();
  const until = window.until ?? over;
  if (until !== null && until <= from) return [];
  return [{ phase, from, until, isOpen: window.until === null, isPlanned: basis === 'scheduled' }];
}

/** The day on which a window begins, or on which it is known to have begun. */
function dayOf({ from, known }: SupportWindow): CalendarDate | null {
  return from ?? known ?? null;
}

/** All days that rows hold. */
export function daysOf(rows: readonly TimelineRow[]): CalendarDate[] {
  return rows
    .flatMap(({ bars, marks }) => [
      ...bars.flatMap(({ from, until }) => [from, until]),
      ...marks.flatMap(({ date, was }) => [date, was]),
    ])
    .filter((date) => date !== null);
}
