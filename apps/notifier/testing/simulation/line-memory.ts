import type { Day } from './days.ts';
import { LIFE, type PhaseRead, type ReleaseRead } from './reading.ts';

/** How long a word must stay away before it is believed to be taken back. */
const SETTLING = 14;

/** What is believed of the beginning of one phase. */
export interface Belief {
  readonly day: Day | null;
  readonly isSaid: boolean;
  /** The first day on which it was read to have begun; of one that nobody has said, the day of the reading. */
  readonly since: Day;
  /** Whether people have heard that its day has come: no, only that it was planned for then, or yes. */
  readonly heard: 'no' | 'as planned' | 'yes';
  /** The day that people last heard of; null when they have heard of none. */
  readonly named: Day | null;
}

/** What is believed of each phase, by its place in a life. */
export type Beliefs = ReadonlyMap<number, Belief>;

/** What a reader who keeps a diary believes of one release. */
export interface LineMemory {
  readonly beliefs: Beliefs;
  /** For each phase whose word has gone: since which reading. */
  readonly lacking: ReadonlyMap<number, Day>;
  /** Since which reading it is no longer listed. */
  readonly absentSince: Day | null;
  readonly isGone: boolean;
  /** How often people were told that it is listed, or would have been. */
  readonly listings: number;
}

/** A release that is read for the first time. Its past needs no telling; what was read too early for its day does. */
export function firstMemory({ phases }: ReleaseRead, asOf: Day, today: Day): LineMemory {
  const beliefs = new Map(phases.map((read) => [read.phase, fresh(read, asOf)] as const));
  return {
    beliefs: asHeardOf(beliefs, asOf, today),
    lacking: new Map(),
    absentSince: null,
    isGone: false,
    listings: 1,
  };
}

/** When is read, by whom. */
interface ReadAt {
  readonly asOf: Day;
  /** The day of the reading before. */
  readonly before: Day;
  readonly declares: boolean;
}

/** What is believed once more has been read. */
export function nextMemory(
  memory: LineMemory,
  read: ReleaseRead | undefined,
  at: ReadAt & { readonly today: Day },
): LineMemory {
  const { asOf, today } = at;
  if (!read) {
    const absentSince = memory.absentSince ?? asOf;
    return { ...memory, absentSince, isGone: memory.isGone || asOf - absentSince >= SETTLING };
  }
  const lacking = new Map(
    lackingPhases(memory.beliefs, read.phases, at).map(
      (phase) => [phase, memory.lacking.get(phase) ?? asOf] as const,
    ),
  );
  const isRipe = (phase: number): boolean => asOf - (lacking.get(phase) ?? asOf) >= SETTLING;
  const waiting = new Map([...lacking].filter(([phase]) => !isRipe(phase)));
  const settled = [...lacking.keys()].filter(isRipe);
  const composed =
    waiting.size === 0
      ? afterReading(memory.beliefs, read.phases, at)
      : onlyOf(memory.beliefs, read.phases, { settled, asOf });
  const beliefs = memory.isGone ? asHeardOf(composed, asOf, today) : composed;
  const listings = memory.listings + (memory.isGone ? 1 : 0);
  return { beliefs, lacking: waiting, absentSince: null, isGone: false, listings };
}

/** The furthest phase that has begun by a day, as read on another; -1 when none has. */
export function standsIn(
  beliefs: Beliefs,
  day: Day,
  { asOf, declares }: { asOf: Day; declares: boolean },
): number {
  let furthest = -1;
  for (const [phase, belief] of beliefs) {
    const isTrusted = belief.isSaid || belief.day === null || belief.day > asOf || !declares;
    const hasBegun =
      belief.day === null ? belief.isSaid && belief.since <= day : belief.day <= day && isTrusted;
    if (hasBegun) furthest = Math.max(furthest, phase);
  }
  return furthest;
}

/** Where dates come by themselves, one that has come says as much as a word does: it takes no word back. */
export function isBorneOut(
  read: Pick<PhaseRead, 'day'> | undefined,
  { asOf, declares }: { readonly asOf: Day; readonly declares: boolean },
): boolean {
  const day = read?.day ?? null;
  return !declares && day !== null && day <= asOf;
}

/** Words that were given and are not there any more, with none for a later phase in their place. */
function lackingPhases(
  beliefs: Beliefs,
  read: readonly PhaseRead[],
  at: { readonly asOf: Day; readonly declares: boolean },
): number[] {
  const furthest = furthestBegun(read, at);
  return [...beliefs].filter(([phase, { isSaid }]) => isSaid && phase > furthest).map(([phase]) => phase);
}

function furthestBegun(
  read: readonly PhaseRead[],
  at: { readonly asOf: Day; readonly declares: boolean },
): number {
  const begun = read.filter((phase) => phase.isSaid || isBorneOut(phase, at));
  return Math.max(-1, ...begun.map(({ phase }) => phase));
}

/** The reading counts; phases that upstream had said to have begun, and has gone past, stay known. */
function afterReading(beliefs: Beliefs, read: readonly PhaseRead[], at: ReadAt): Beliefs {
  const now = new Map<number, Belief>();
  const furthest = furthestBegun(read, at);
  for (const phase of LIFE.keys()) {
    const old = beliefs.get(phase);
    const found = read.find((other) => other.phase === phase);
    // A mere plan for what is over says nothing.
    const isShown =
      found && (found.isSaid || (isBorneOut(found, at) && !isTooLate(found, read, { beliefs, at })));
    if (old?.isSaid === true && phase < furthest && isShown !== true) now.set(phase, old);
    else if (found) now.set(phase, carriedOn(fresh(found, at.asOf), old, at));
  }
  return ordered(now);
}

/** Whether a day comes when a later phase has long been said to have begun. */
function isTooLate(
  { phase, day }: PhaseRead,
  read: readonly PhaseRead[],
  { beliefs, at }: { readonly beliefs: Beliefs; readonly at: ReadAt },
): boolean {
  return read.some((later) => {
    const { isSaid, since } = carriedOn(fresh(later, at.asOf), beliefs.get(later.phase), at);
    return isSaid && later.phase > phase && day !== null && since < day;
  });
}

/** While a word waits, only what has waited long enough changes. */
function onlyOf(
  beliefs: Beliefs,
  read: readonly PhaseRead[],
  { settled, asOf }: { readonly settled: readonly number[]; readonly asOf: Day },
): Beliefs {
  if (settled.length === 0) return beliefs;
  const now = new Map<number, Belief>();
  for (const phase of LIFE.keys()) {
    const old = beliefs.get(phase);
    const found = read.find((other) => other.phase === phase);
    if (!settled.includes(phase) && old) now.set(phase, old);
    if (settled.includes(phase) && found) now.set(phase, fresh(found, asOf));
  }
  return ordered(now);
}

/** The days of a life never go back: of two that do, the later phase has none. */
function ordered(beliefs: Map<number, Belief>): Beliefs {
  let latest = -Infinity;
  for (const [phase, belief] of [...beliefs].sort(([a], [b]) => a - b)) {
    if (belief.day === null) continue;
    if (belief.day >= latest) latest = belief.day;
    else if (belief.isSaid) beliefs.set(phase, { ...belief, day: null, since: latest });
    else beliefs.delete(phase);
  }
  return beliefs;
}

function fresh({ day, isSaid }: PhaseRead, asOf: Day): Belief {
  return { day, isSaid, since: asOf, heard: 'no', named: day };
}

/** A phase whose day is not named any more had begun on the day that was named before, by a word or because it came. */
function carriedOn(belief: Belief, old: Belief | undefined, { before, declares }: ReadAt): Belief {
  if (!belief.isSaid || !old) return belief;
  if (!old.isSaid && !isBorneOut(old, { asOf: before, declares })) return belief;
  return { ...belief, since: Math.min(belief.since, old.day ?? old.since) };
}

/** What a first account of a release says: of its days those that had come by the reading, and those planned since. */
function asHeardOf(beliefs: Beliefs, asOf: Day, today: Day): Beliefs {
  return new Map(
    [...beliefs].map(([phase, belief]) => {
      const { day } = belief;
      const heard = day === null || day > today ? 'no' : day <= asOf ? 'yes' : 'as planned';
      return [phase, { ...belief, heard, named: day }] as const;
    }),
  );
}
