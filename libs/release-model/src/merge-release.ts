import { type CalendarDate, daysBetween } from './calendar-date.ts';
import type { Source } from './catalog.ts';
import { asOneLife } from './one-life.ts';
import { comparePhases, type Phase, PHASES } from './phase.ts';
import type { Release } from './release.ts';
import { type DateChange, NO_HISTORY, type ReleaseHistory } from './release-history.ts';
import type { SupportWindow } from './support-window.ts';
import { withUnread } from './unread-phases.ts';
import { declaresPhases, isWord } from './upstream-word.ts';
import { hasBegun, windowsPassed } from './windows-passed.ts';

/** The reading that a release is merged with. */
export interface ReadingContext {
  readonly source: Source;
  /** The day of the reading. */
  readonly asOf: CalendarDate;
  /** How long a withdrawn word, or a release that is no longer listed, must stay so before it counts. */
  readonly settlingDays: number;
}

/** A release that is listed for the first time. */
export function firstListed(release: Release, context: ReadingContext): Release {
  const read = withUnread([], release, context);
  return {
    ...read,
    history: { ...NO_HISTORY, ordinals: nextOrdinals({}, changedPhases([], read.windows, context.source)) },
  };
}

/**
 * What is known of a release from an earlier reading and a later one. The later one counts, with two exceptions: a word that
 * it lacks stands until it has been missing for the settling time, and with it all windows of the release; and a phase that
 * upstream has gone past stays known when upstream no longer shows it.
 */
export function mergeRelease(earlier: Release, later: Release, context: ReadingContext): Release {
  if (saysTheSame(earlier, later)) return earlier;
  const { source, asOf, settlingDays } = context;
  const read = withUnread(earlier.windows, later, context);
  const history = earlier.history ?? NO_HISTORY;
  const missing = missingWords(earlier.windows, read.windows, source);
  const withdrawn = Object.fromEntries(missing.map((phase) => [phase, history.withdrawn[phase] ?? asOf]));
  const unsettled = missing.filter(
    (phase) => daysBetween(history.withdrawn[phase] ?? asOf, asOf) < settlingDays,
  );
  const settled = missing.filter((phase) => !unsettled.includes(phase));
  const windows =
    unsettled.length === 0
      ? windowsWithPast(earlier.windows, read.windows, source)
      : replaced(windowsPassed(earlier.windows, context), read.windows, { settled, source });
  const changed = changedPhases(earlier.windows, windows, source);
  return {
    ...read,
    windows,
    history: {
      ordinals: nextOrdinals(history.ordinals, changed),
      ...nextChanges(history, changed, { asOf, windows: earlier.windows }),
      withdrawn: Object.fromEntries(
        Object.entries(withdrawn).filter(([phase]) => !settled.includes(phase as Phase)),
      ),
      // What people hear of this reading is found when it is told.
      lastHeard: history.lastHeard,
      missingSince: null,
      isGone: false,
      listings: history.isGone ? history.listings + 1 : history.listings,
    },
  };
}

/** Whether a reading changes nothing: most do not, of most releases, and what is known then stays as it is. */
function saysTheSame(earlier: Release, later: Release): boolean {
  const { history, windows } = earlier;
  return (
    history?.missingSince === null &&
    !history.isGone &&
    Object.keys(history.withdrawn).length === 0 &&
    later.unread === undefined &&
    earlier.id === later.id &&
    earlier.name === later.name &&
    earlier.link === later.link &&
    earlier.slurp === later.slurp &&
    sameWords(earlier.aliases, later.aliases) &&
    windows.length === later.windows.length &&
    windows.every((window, index) => isSameWindow(window, later.windows[index]))
  );
}

function isSameWindow(window: SupportWindow, other: SupportWindow | undefined): boolean {
  return (
    window.phase === other?.phase &&
    window.from === other.from &&
    window.basis === other.basis &&
    // The day on which it was first known to have begun stays the first.
    (window.known === other.known || (window.known ?? '9999') <= (other.known ?? '')) &&
    window.evidence === other.evidence
  );
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, index) => word === b[index]);
}

/** A release that a reading no longer lists: what is known of it stands, and after the settling time it is gone. */
export function missingRelease(earlier: Release, { source, asOf, settlingDays }: ReadingContext): Release {
  const history = earlier.history ?? NO_HISTORY;
  const missingSince = history.missingSince ?? asOf;
  const isGone = history.isGone || daysBetween(missingSince, asOf) >= settlingDays;
  const windows = windowsPassed(earlier.windows, { source, asOf });
  return { ...earlier, windows, history: { ...history, missingSince, isGone } };
}

/** The phases that upstream had declared and now lacks. One that it has gone past is not missing, only no longer shown. */
function missingWords(
  earlier: readonly SupportWindow[],
  read: readonly SupportWindow[],
  source: Source,
): Phase[] {
  const furthest = read.findLast(hasBegun)?.phase;
  return earlier
    .filter((window) => isWord(source, window))
    .map(({ phase }) => phase)
    .filter((phase) => !read.some((window) => window.phase === phase && hasBegun(window)))
    .filter((phase) => furthest === undefined || comparePhases(phase, furthest) > 0);
}

/** The windows of the later reading, and before them what upstream has gone past. */
export function windowsWithPast(
  earlier: readonly SupportWindow[],
  read: readonly SupportWindow[],
  source: Source,
): SupportWindow[] {
  const furthest = read.findLast(hasBegun)?.phase;
  const now = read.map((window) =>
    knownSince(
      window,
      earlier.find(({ phase }) => phase === window.phase),
    ),
  );
  const past = earlier.filter(
    (window) =>
      isWord(source, window) &&
      furthest !== undefined &&
      comparePhases(window.phase, furthest) < 0 &&
      !now.some((shown) => shown.phase === window.phase && hasBegun(shown) && !isTooLate(shown, now, source)),
  );
  const shown = now.filter(({ phase }) => !past.some((window) => window.phase === phase));
  return asOneLife([...past, ...shown], source);
}

/** Whether a day has come by itself only after a later phase was known to have begun: it was a plan for what was over. */
function isTooLate(
  { phase, from }: SupportWindow,
  windows: readonly SupportWindow[],
  source: Source,
): boolean {
  if (declaresPhases(source) || from === null) return false;
  return windows.some((other) => {
    return isWord(source, other) && comparePhases(other.phase, phase) > 0 && (other.known ?? from) < from;
  });
}

/** A phase that has begun on an unknown day was known to have begun when that was first read. */
function knownSince(window: SupportWindow, earlier: SupportWindow | undefined): SupportWindow {
  const before = earlier?.basis === 'scheduled' ? undefined : (earlier?.known ?? earlier?.from ?? undefined);
  if (window.from !== null || before === undefined || window.known === undefined) return window;
  return before < window.known ? { ...window, known: before } : window;
}

/** The earlier windows, apart from those whose word is withdrawn for good: of them what upstream plans now. */
function replaced(
  earlier: readonly SupportWindow[],
  read: readonly SupportWindow[],
  { settled, source }: { readonly settled: readonly Phase[]; readonly source: Source },
): readonly SupportWindow[] {
  if (settled.length === 0) return earlier;
  const standing = earlier.filter(({ phase }) => !settled.includes(phase));
  return asOneLife([...standing, ...read.filter(({ phase }) => settled.includes(phase))], source);
}

/** The phases whose beginning has another value than before. */
function changedPhases(
  earlier: readonly SupportWindow[],
  now: readonly SupportWindow[],
  source: Source,
): ReadonlySet<Phase> {
  const value = (windows: readonly SupportWindow[], phase: Phase): string => {
    const window = windows.find((known) => known.phase === phase);
    return isWord(source, window) ? `word ${window?.from ?? ''}` : (window?.from ?? '');
  };
  return new Set(PHASES.filter((phase) => value(earlier, phase) !== value(now, phase)));
}

function nextOrdinals(
  ordinals: ReleaseHistory['ordinals'],
  changed: ReadonlySet<Phase>,
): ReleaseHistory['ordinals'] {
  const entries = PHASES.flatMap((phase): [Phase, number][] => {
    const next = (ordinals[phase] ?? 0) + (changed.has(phase) ? 1 : 0);
    return next === 0 ? [] : [[phase, next]];
  });
  return Object.fromEntries(entries);
}

/** When the values that are known were first read, as far as they are not those of the first reading. */
function nextChanges(
  { changes = {} }: ReleaseHistory,
  changed: ReadonlySet<Phase>,
  { asOf, windows }: { readonly asOf: CalendarDate; readonly windows: readonly SupportWindow[] },
): Pick<ReleaseHistory, 'changes'> {
  const entries = PHASES.flatMap((phase): [Phase, DateChange][] => {
    const known = changes[phase];
    if (!changed.has(phase)) return known ? [[phase, known]] : [];
    const before = windows.find((window) => window.phase === phase)?.from ?? null;
    return [[phase, { seen: asOf, was: before ?? known?.was ?? null }]];
  });
  return entries.length === 0 ? {} : { changes: Object.fromEntries(entries) };
}
