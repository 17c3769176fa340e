import type { CalendarDate } from './calendar-date.ts';
import type { Source } from './catalog.ts';
import { comparePhases } from './phase.ts';
import { type PhaseStart, supportWindows, type SupportWindow } from './support-window.ts';
import { isWord } from './upstream-word.ts';

/**
 * Windows of two readings as one life: a date that lies before that of an earlier phase cannot stand beside it. What it
 * leaves behind is a word that was given with it. A date that only came by itself leaves nothing: nobody said more than it.
 */
export function asOneLife(windows: readonly SupportWindow[], source: Source): SupportWindow[] {
  let latest: CalendarDate | null = null;
  const kept: PhaseStart[] = [];
  // How long each lasts is found anew.
  for (const start of windows.toSorted((a, b) => comparePhases(a.phase, b.phase))) {
    if (start.from === null || latest === null || start.from >= latest) {
      kept.push(start);
      latest = start.from ?? latest;
    } else if (isWord(source, start)) {
      kept.push({ ...start, from: null, known: start.known ?? latest });
    }
  }
  return supportWindows(kept);
}

/** Whether two windows cannot be of one life: the later phase of the two begins on an earlier day. */
export function contradicts(a: SupportWindow, b: SupportWindow): boolean {
  if (a.from === null || b.from === null) return false;
  const order = comparePhases(a.phase, b.phase);
  return order < 0 ? a.from > b.from : order > 0 && a.from < b.from;
}
