import { type ComponentChild, h } from 'preact';
import { shownWithin } from '../shown-name.ts';
import { patternOf } from './phase-patterns.ts';
import type { Bar, Mark } from './timeline-row.ts';
import type { TimeScale } from './time-scale.ts';

/** The height of a row, and of what is in it from its top, in pixels. */
export const ROW = { height: 44, text: 14, bar: 20, barHeight: 16 };

/** The longest label that there is room for on a phone, in characters. */
const LONGEST = 46;

/** The name of a row, above its bars. */
export function labelShape(label: string, top: number): ComponentChild {
  return h('text', { x: 0, y: top + ROW.text }, shownWithin(label, LONGEST));
}

/** A support window. One without a known end has a question mark there, or at the right edge where nothing is known to follow. */
export function barShape(
  { phase, from, until, isOpen, isPlanned }: Bar,
  scale: TimeScale,
  top: number,
): ComponentChild {
  const begins = scale.at(from);
  const ends = until === null ? 100 : scale.at(until);
  if (ends <= begins) return null;
  const width = Math.round(100 * (ends - begins)) / 100;
  const rect = h('rect', {
    x: `${begins}%`,
    y: top + ROW.bar,
    width: `${width}%`,
    height: ROW.barHeight,
    fill: patternOf(phase),
    class: isPlanned ? `bar phase-${phase} is-planned` : `bar phase-${phase}`,
  });
  if (!isOpen) return rect;
  const question = { x: `${ends}%`, dx: -6, y: top + ROW.bar + 13, 'text-anchor': 'end', class: 'open' };
  return h('g', null, rect, h('text', question, '?'));
}

/** A date: solid where it is declared, dashed where it is planned; and where it was before it moved. */
export function markShapes({ date, state, was }: Mark, scale: TimeScale, top: number): ComponentChild[] {
  const isShown = date >= scale.from && date <= scale.until;
  const x = `${scale.at(date)}%`;
  const line = h('line', {
    x1: x,
    x2: x,
    y1: top + ROW.bar - 3,
    y2: top + ROW.bar + ROW.barHeight + 3,
    class: `mark is-${state}`,
  });
  if (!isShown) return [];
  if (was === null) return [line];
  const before = `${scale.at(was)}%`;
  const y = top + ROW.bar + ROW.barHeight + 4;
  return [
    line,
    h('line', { x1: before, x2: x, y1: y, y2: y, class: 'moved' }),
    h('circle', { cx: before, cy: y, r: 3, class: 'was' }),
  ];
}
