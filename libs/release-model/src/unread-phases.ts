import { contradicts } from './one-life.ts';
import type { Release } from './release.ts';
import { supportWindows, type SupportWindow } from './support-window.ts';
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
  const instead = (window: SupportWindow): SupportWindow[] => {
    const known = before.find(({ phase }) => phase === window.phase);
    if (known && saysLike(known)) return [known];
    return hasBegun(window) ? [{ ...window, from: null, known: window.known ?? reading.asOf }] : [];
  };
  const isRead = ({ phase }: SupportWindow): boolean => !kept.some((window) => window.phase === phase);
  return { ...read, windows: besideKnown(read.windows.filter(isRead), kept, instead) };
}

/**
 * What is read, beside what was known: of each phase whose date what was known contradicts stands what stands instead, and
 * that may contradict others.
 */
function besideKnown(
  read: readonly SupportWindow[],
  known: readonly SupportWindow[],
  instead: (window: SupportWindow) => readonly SupportWindow[],
): SupportWindow[] {
  const isAgainst = (window: SupportWindow): boolean => known.some((other) => contradicts(window, other));
  const against = read.filter(isAgainst);
  if (against.length === 0) return supportWindows([...read, ...known]);
  const others = read.filter((window) => !against.includes(window));
  return besideKnown(others, [...known, ...against.flatMap(instead)], instead);
}
