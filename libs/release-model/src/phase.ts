/**
 * Where a release is in its life, in the order in which a life goes. Phases are skipped, never taken in another order.
 * `maintained`: all fixes. `security`: security fixes only. `extended`: extended maintenance, paid or by the community.
 * `unmaintained`: upstream no longer maintains it, though the branch may be open to volunteers.
 */
export const PHASES = [
  'planned',
  'development',
  'maintained',
  'security',
  'extended',
  'unmaintained',
  'end-of-life',
] as const;

export type Phase = (typeof PHASES)[number];

const ORDER = new Map<string, number>(PHASES.map((phase, index) => [phase, index]));

export function isPhase(text: unknown): text is Phase {
  return typeof text === 'string' && ORDER.has(text);
}

/** Negative when `a` comes before `b` in the life of a release, 0 when they are the same. */
export function comparePhases(a: Phase, b: Phase): number {
  return (ORDER.get(a) ?? 0) - (ORDER.get(b) ?? 0);
}

/** Whether upstream still gives some support in this phase: all fixes, security fixes, or extended maintenance. */
export function isSupported(phase: Phase): boolean {
  return phase === 'maintained' || phase === 'security' || phase === 'extended';
}

/** Whether the release is out in this phase: it has had its release day. */
export function isReleased(phase: Phase): boolean {
  return comparePhases(phase, 'maintained') >= 0;
}

/** Whether upstream no longer maintains the release in any way in this phase. */
export function isOver(phase: Phase): boolean {
  return phase === 'unmaintained' || phase === 'end-of-life';
}

/** Whether a release that enters this phase gets less than before: the end of one kind of support. */
export function isEndOfSupport(phase: Phase): boolean {
  return comparePhases(phase, 'maintained') > 0;
}
