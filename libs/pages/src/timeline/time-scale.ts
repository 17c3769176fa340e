import type { CalendarDate } from '@lastpatch/release-model';
import { utcTicks } from 'd3-time';

/** A day that an axis names. */
export interface Tick {
  /** Where it is, in percent of the width. */
  readonly at: number;
  /** `2026`, or `2026-07` between years. */
  readonly label: string;
}

/** Where days are on an axis. */
export interface TimeScale {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  /** In percent of the width: 0 for the first day and what is before it, 100 for the last and what is after it. */
  readonly at: (date: CalendarDate) => number;
  readonly ticks: readonly Tick[];
}

/** About how many days an axis names. */
const TICKS = 7;

/** Room beside the first and the last day: a part of the whole, and at least so many days. */
const ROOM = { part: 1 / 40, days: 15 };

const DAY = 86_400_000;

/** The ends of the calendar, beyond which there is no room. */
const [FIRST, LAST] = [Date.parse('0001-01-01'), Date.parse('9999-12-31')];

/** The axis from the first to the last of some days, with a little room on both sides; undefined where there are none. */
export function timeScale(days: readonly CalendarDate[]): TimeScale | undefined {
  const [any] = days;
  if (any === undefined) return undefined;
  const first = Date.parse(days.reduce((a, b) => (b < a ? b : a), any));
  const last = Date.parse(days.reduce((a, b) => (b > a ? b : a), any));
  const room = DAY * Math.max(ROOM.days, Math.round(((last - first) / DAY) * ROOM.part));
  const [start, end] = [Math.max(FIRST, first - room), Math.min(LAST, last + room)];
  const at = (instant: number): number => round((100 * (instant - start)) / (end - start));
  return {
    from: dayOf(start),
    until: dayOf(end),
    at: (date) => Math.min(100, Math.max(0, at(Date.parse(date)))),
    ticks: utcTicks(new Date(start), new Date(end), TICKS).map((tick) => ({
      at: at(tick.getTime()),
      label: labelOf(tick),
    })),
  };
}

/** A percent in hundredths: on any screen less than half a pixel. */
function round(percent: number): number {
  return Math.round(100 * percent) / 100;
}

function dayOf(instant: number): CalendarDate {
  return new Date(instant).toISOString().slice(0, 10) as CalendarDate;
}

function labelOf(tick: Date): string {
  const [year, month, day] = [tick.getUTCFullYear(), tick.getUTCMonth() + 1, tick.getUTCDate()];
  const parts = day > 1 ? [year, month, day] : month > 1 ? [year, month] : [year];
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
}
