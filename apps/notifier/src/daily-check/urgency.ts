import { comparePhases } from '@lastpatch/release-model';
import type { Notice, ToldKind } from './notice.ts';

const KIND_ORDER: Readonly<Record<ToldKind, number>> = { entered: 0, due: 0, reminder: 1, released: 2 };

/**
 * Orders notices for a letter, the most urgent first: what has ended, then what ends, the nearest date first, then what is
 * out; of one day the phase that takes away the most. Of equal ones the id decides, so the order is always the same.
 */
export function byUrgency(a: Notice, b: Notice): number {
  return (
    rank(a) - rank(b) ||
    compareText(a.date ?? '', b.date ?? '') ||
    comparePhases(b.phase, a.phase) ||
    compareText(a.id, b.id)
  );
}

/** A beginning that ends no support is told after all ends. */
function rank({ kind, phase }: Notice): number {
  return comparePhases(phase, 'maintained') <= 0 ? KIND_ORDER.released : KIND_ORDER[kind];
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
