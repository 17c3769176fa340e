import {
  type CalendarDate,
  isOver,
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
  /** Null where it begins on an unknown day before all others. */
  readonly from: CalendarDate | null;
  /** Null where no end is known. */
  readonly until: CalendarDate | null;
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
    bars: release.windows.flatMap(barOf),
    marks: facts.map(({ date, state, was }) => ({ date, state, was })),
    isAlive: current === undefined || !isOver(current.phase) || facts.some(({ date }) => date > on),
  };
}

function barOf({ phase, from, known, until, basis }: SupportWindow): Bar[] {
  if (phase === 'end-of-life' || phase === 'planned') return [];
  const begins = from ?? known ?? null;
  if (begins === null && until === null) return [];
  return [{ phase, from: begins, until, isPlanned: basis === 'scheduled' }];
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
