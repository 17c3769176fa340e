import { type CalendarDate, PHASES } from '@lastpatch/release-model';
import { type ComponentChild, h } from 'preact';
import { barShape, labelShape, markShapes, ROW } from './row-shapes.ts';
import { phasePatterns } from './phase-patterns.ts';
import { timeLegend } from './timeline-legend.ts';
import { type Bar, daysOf, type TimelineRow } from './timeline-row.ts';
import { type TimeScale, timeScale } from './time-scale.ts';

/** What a chart shows. */
export interface ChartOf {
  /** What it is, for whoever does not see it; the table beside it says the rest. */
  readonly title: string;
  readonly rows: readonly TimelineRow[];
  readonly on: CalendarDate;
  /** What is before its first or after its second day is cut off. */
  readonly within?: readonly [from: CalendarDate, until: CalendarDate];
}

/** Where the rows begin below the axis, and what is left below them for the word "today", in pixels. */
const SPACE = { above: 22, below: 18 };

/**
 * Support windows over time, as a picture that is as wide as there is room, with its legend. Null where there is no date to draw.
 *
 * Today's line is drawn where something goes on: a picture of what has ended is the same on every day.
 */
export function timelineChart({ title, rows, on, within }: ChartOf): ComponentChild {
  const days = daysOf(rows).filter((day) => !within || (day >= within[0] && day <= within[1]));
  const scale = timeScale(rows.some(({ isAlive }) => isAlive) ? [...days, on] : days);
  if (scale === undefined || days.length === 0) return null;
  const height = SPACE.above + rows.length * ROW.height + SPACE.below;
  const shown = new Set(
    rows.flatMap(({ bars }) => bars.filter((bar) => isWithin(bar, scale))).map(({ phase }) => phase),
  );
  const phases = PHASES.filter((phase) => shown.has(phase));
  return h(
    'figure',
    { class: 'timeline' },
    h(
      'svg',
      { role: 'img', 'aria-label': title, width: '100%', height },
      phasePatterns(phases),
      axis(scale, height),
      rows.map((row, index) => lifeShapes(row, scale, topOf(index))),
      todayLine(scale, on, height),
      // Above all lines, so that they can be read.
      rows.map(({ label }, index) => labelShape(label, topOf(index))),
    ),
    timeLegend(phases, legendOf(rows)),
  );
}

function axis({ ticks }: TimeScale, height: number): ComponentChild {
  return h(
    'g',
    { class: 'axis' },
    ticks.map(({ at, label }, index) => [
      h('line', { x1: `${at}%`, x2: `${at}%`, y1: 0, y2: height - SPACE.below }),
      // A name at the right edge of a phone would be cut off: a character takes some two percent of it.
      at > 100 - 2 * label.length
        ? null
        : h('text', { x: `${at}%`, dx: 4, y: 12, class: index % 2 === 1 ? 'between' : undefined }, label),
    ]),
  );
}

function isWithin({ from, until }: Bar, scale: TimeScale): boolean {
  return from < scale.until && (until === null || until > scale.from);
}

function topOf(index: number): number {
  return SPACE.above + index * ROW.height;
}

function lifeShapes({ bars, marks }: TimelineRow, scale: TimeScale, top: number): ComponentChild[] {
  return [
    ...bars.map((bar) => barShape(bar, scale, top)),
    ...marks.flatMap((mark) => markShapes(mark, scale, top)),
  ];
}

function todayLine({ from, until, at }: TimeScale, on: CalendarDate, height: number): ComponentChild {
  if (on < from || on > until) return null;
  const x = at(on);
  const anchor = x < 15 ? 'start' : x > 85 ? 'end' : 'middle';
  return h(
    'g',
    { class: 'today' },
    h('line', { x1: `${x}%`, x2: `${x}%`, y1: 16, y2: height - SPACE.below + 2 }),
    h('text', { x: `${x}%`, y: height - 4, 'text-anchor': anchor }, `today, ${on}`),
  );
}

/** What of the signs there is to explain. */
function legendOf(rows: readonly TimelineRow[]): Parameters<typeof timeLegend>[1] {
  const marks = rows.flatMap((row) => row.marks);
  return {
    isDeclared: marks.some(({ state }) => state === 'declared' || state === 'derived'),
    isPlanned: marks.some(({ state }) => state === 'planned'),
    isCancelled: marks.some(({ state }) => state === 'cancelled'),
    isMoved: marks.some(({ was }) => was !== null),
    isOpen: rows.some(({ bars }) => bars.some(({ isOpen }) => isOpen)),
  };
}
