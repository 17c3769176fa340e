import type { Phase } from '@lastpatch/release-model';
import picocolors from 'picocolors';

type Paint = (text: string) => string;

// picocolors never paints when NO_COLOR is set, but does in every CI: a file or a pipe is painted only when asked for.
const pc = picocolors.createColors(
  picocolors.isColorSupported && (process.stdout.isTTY || Boolean(process.env['FORCE_COLOR'])),
);
const PHASE_PAINT: Readonly<Record<Phase, Paint>> = {
  planned: pc.dim,
  development: pc.cyan,
  maintained: pc.green,
  security: pc.yellow,
  extended: pc.yellow,
  unmaintained: pc.magenta,
  'end-of-life': pc.red,
};

/** The colour of a phase; the text says the same without it. */
export function paintPhase(phase: Phase): Paint {
  return PHASE_PAINT[phase];
}

export const heading: Paint = pc.bold;
export const quiet: Paint = pc.dim;
export const alarming: Paint = pc.red;

/** How near an end is: red within 30 days, yellow within 90. */
export function paintDaysLeft(days: number): Paint {
  if (days <= 30) return pc.red;
  return days <= 90 ? pc.yellow : (text) => text;
}
