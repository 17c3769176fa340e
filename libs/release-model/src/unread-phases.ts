import { asOneLife, contradicts } from './one-life.ts';
import type { Release } from './release.ts';
import type { SupportWindow } from './support-window.ts';
import { declaresPhases } from './upstream-word.ts';
import { hasBegun, type PassedBy, windowsPassed } from './windows-passed.ts';

/**
 * A reading with what was known before of the phases of which it could not read what it says. Where a source declares
 * phases, an earlier plan does not hide that a phase is declared now, nor an earlier word that it is not. A date that the
 * reading gives for another phase, and that what was known contradicts, is no better: what was known of that one counts too.
 */
export function withUnread(
  earlier: readonly SupportWindow[],
  { unread = [], ...read }: Release,
  reading: PassedBy,
): Release {
  if (unread.length === 0) return read;
  const before = windowsPassed(earlier, reading);
  const saysLike = (window: SupportWindow): boolean =>
    !declaresPhases(reading.source) ||
    hasBegun(window) === read.windows.some((other) => other.phase === window.phase && hasBegun(other));
  const kept = before.filter((window) => unread.includes(window.phase) && saysLike(window));
  const shown = read.windows
    .filter(({ phase }) => !kept.some((window) => window.phase === phase))
    .flatMap((window): SupportWindow[] => {
      if (!kept.some((other) => contradicts(window, other))) return [window];
      const known = before.find(({ phase }) => phase === window.phase);
      if (known && saysLike(known)) return [known];
      return hasBegun(window) ? [{ ...window, from: null, known: window.known ?? reading.asOf }] : [];
    });
  return { ...read, windows: asOneLife([...shown, ...kept]) };
}
