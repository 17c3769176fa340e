import type { Phase } from '@lastpatch/release-model';
import { type ComponentChild, h } from 'preact';
import { renderedOnce } from './rendered-once.ts';

/** How large the squares are of which patterns are made, in pixels. */
const SIZE = 8;

/** What is drawn in a pattern's squares, so that phases are told apart without their colours. */
const FIGURE: Readonly<Partial<Record<Phase, string>>> = {
  development: 'M0 0h8M0 4h8',
  security: 'M-2 2l4-4M0 8l8-8M6 10l4-4',
  extended: 'M2 1v2M6 5v2',
  unmaintained: 'M0 0l8 8M0 8l8-8',
};

/** The patterns of phases, to be filled with by {@link patternOf}. */
export function phasePatterns(phases: readonly Phase[]): ComponentChild {
  return h(
    'defs',
    renderedOnce(`patterns ${phases.join()}`, () =>
      phases.map((phase) =>
        h(
          'pattern',
          {
            key: phase,
            id: patternId(phase),
            class: `phase-${phase}`,
            width: SIZE,
            height: SIZE,
            patternUnits: 'userSpaceOnUse',
          },
          h('rect', { width: SIZE, height: SIZE }),
          FIGURE[phase] === undefined ? null : h('path', { d: FIGURE[phase] }),
        ),
      ),
    ),
  );
}

/** The value of `fill` that draws a phase's pattern. */
export function patternOf(phase: Phase): string {
  return `url(#${patternId(phase)})`;
}

function patternId(phase: Phase): string {
  return `pattern-${phase}`;
}
