import type { Phase } from '@lastpatch/release-model';

/** What a phase is called in a table. */
export const PHASE_NAME: Readonly<Record<Phase, string>> = {
  planned: 'planned',
  development: 'development',
  maintained: 'maintained',
  security: 'security fixes only',
  extended: 'extended maintenance',
  unmaintained: 'unmaintained',
  'end-of-life': 'end of life',
};

/** What the beginning of a phase is called among events to come: a release that becomes maintained is released. */
export function beginningOf(phase: Phase): string {
  return phase === 'maintained' ? 'release' : PHASE_NAME[phase];
}

/** What the beginning of a phase is called as an event. */
export const PHASE_EVENT: Readonly<Record<Phase, string>> = {
  planned: 'planning',
  development: 'start of development',
  maintained: 'release',
  security: 'end of full maintenance',
  extended: 'end of regular maintenance',
  unmaintained: 'end of maintenance',
  'end-of-life': 'end of life',
};
