import type { Phase } from '@lastpatch/release-model';
import { type ComponentChild, h } from 'preact';
import { PHASE_NAME } from '../phase-name.ts';
import { renderedOnce } from './rendered-once.ts';
import { patternOf } from './phase-patterns.ts';

/** Which signs a chart has. */
export interface Signs {
  readonly isDeclared: boolean;
  readonly isPlanned: boolean;
  readonly isCancelled: boolean;
  readonly isMoved: boolean;
  readonly isOpen: boolean;
}

const WIDTH = 26;
const HEIGHT = 14;

/** What the patterns, lines and signs of a chart mean. */
export function timeLegend(phases: readonly Phase[], signs: Signs): ComponentChild {
  const line = (state: string): ComponentChild =>
    h('line', { x1: WIDTH / 2, x2: WIDTH / 2, y1: 0, y2: HEIGHT, class: `mark is-${state}` });
  const key = `legend ${phases.join()} ${Object.values(signs).join()}`;
  return h(
    'figcaption',
    renderedOnce(key, () =>
      h(
        'ul',
        { class: 'legend' },
        phases.map((phase) =>
          entry(
            h('rect', { width: WIDTH, height: HEIGHT, fill: patternOf(phase), class: `bar phase-${phase}` }),
            PHASE_NAME[phase],
          ),
        ),
        signs.isDeclared && entry(line('declared'), 'has happened'),
        signs.isPlanned && entry(line('planned'), 'planned, may move'),
        signs.isCancelled && entry(line('cancelled'), 'date taken away'),
        signs.isMoved &&
          entry(
            h('circle', { cx: WIDTH / 2, cy: HEIGHT / 2, r: 3, class: 'was' }),
            'where a date was before',
          ),
        signs.isOpen && entry(h('text', { x: WIDTH / 2, y: 12, class: 'open' }, '?'), 'no end known'),
      ),
    ),
  );
}

function entry(sign: ComponentChild, words: string): ComponentChild {
  return h('li', null, h('svg', { 'aria-hidden': 'true', width: WIDTH, height: HEIGHT }, sign), ' ', words);
}
