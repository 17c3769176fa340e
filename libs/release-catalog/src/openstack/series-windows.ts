import {
  type CalendarDate,
  comparePhases,
  type Phase,
  PHASES,
  type PhaseStart,
  supportWindows,
  type SupportWindow,
} from '@lastpatch/release-model';
import type { SeriesEntry, UnreadField } from './series-status.ts';

/** What a series' windows follow from, besides upstream's entry. */
export interface SeriesContext {
  readonly entry: SeriesEntry;
  /** From the fact tables: only what was known by the catalog's day. */
  readonly facts: readonly PhaseStart[];
  /** The release day of the series before, when that series is out; `unread` when it is out on a day that cannot be read. */
  readonly previousRelease: CalendarDate | 'unread' | undefined;
  /** The day of the catalog: what has begun on an unknown day had begun by then. */
  readonly asOf: CalendarDate;
}

/**
 * The support windows of a series. Upstream's own status is the last word: a phase beyond it has not begun, whatever the
 * fact tables say, and a planned date that has passed begins nothing. Upstream's dates are the first day of a phase.
 *
 * @returns the windows, the phases of which upstream says something that cannot be read or that contradicts the rest, so that
 *   an earlier reading counts, and a sentence for each contradiction
 */
export function seriesWindows(context: SeriesContext): {
  windows: SupportWindow[];
  unread: Phase[];
  contradictions: string[];
} {
  const starts = [...begunPhases(context), ...plannedPhases(context)].sort((a, b) =>
    comparePhases(a.phase, b.phase),
  );
  const contradictions: string[] = [];
  const unread = new Set(unreadPhases(context, starts));
  const kept: PhaseStart[] = [];
  let latest: PhaseStart | undefined;
  for (const start of starts) {
    if (start.from !== null && latest?.from && start.from < latest.from) {
      contradictions.push(
        `${start.phase} is dated ${start.from}, before ${latest.phase} (${latest.from}): what was known before counts`,
      );
      unread.add(start.phase);
      if (start.basis !== 'scheduled') kept.push(unknownSince(start.phase, context.asOf));
      continue;
    }
    kept.push(start);
    if (start.from !== null) latest = start;
  }
  return {
    windows: supportWindows(kept),
    unread: PHASES.filter((phase) => unread.has(phase)),
    contradictions,
  };
}

/** The phases whose beginning stands in a field that cannot be read. */
function unreadPhases({ entry, previousRelease }: SeriesContext, starts: readonly PhaseStart[]): Phase[] {
  const { status, nextPhase, unread } = entry;
  const isUndated = (phase: Phase): boolean =>
    !starts.some((start) => start.phase === phase && start.from !== null);
  const isAhead = (phase: Phase): boolean => comparePhases(phase, status) > 0;
  const phasesOf: Readonly<Record<UnreadField, readonly Phase[]>> = {
    // What next-phase says of it counts less than what initial-release said before.
    'initial-release': ['maintained'],
    'eol-date': ['end-of-life' as const].filter(isUndated),
    'date of next-phase': PHASES.filter(
      (phase) => phase === nextPhase?.phase && isAhead(phase) && isUndated(phase),
    ),
    'next-phase': PHASES.filter((phase) => isAhead(phase) && isUndated(phase)),
  };
  return [
    ...unread.flatMap((field) => phasesOf[field]),
    ...(previousRelease === 'unread' && isUndated('development') ? ['development' as const] : []),
  ];
}

/** The phases up to the series' status. */
function begunPhases({ entry, facts, previousRelease, asOf }: SeriesContext): PhaseStart[] {
  const { status } = entry;
  if (status === 'planned') return [unknownSince('planned', asOf)];
  const begun = facts.filter(({ phase }) => comparePhases(phase, status) <= 0);
  const known = (phase: Phase): PhaseStart | undefined => begun.find((fact) => fact.phase === phase);
  const starts: PhaseStart[] = begun.filter(
    ({ phase }) => phase === 'security' || phase === 'extended' || phase === 'unmaintained',
  );
  if (known('development')) starts.push(...begun.filter(({ phase }) => phase === 'development'));
  else if (previousRelease !== undefined && previousRelease !== 'unread' && previousRelease <= asOf) {
    starts.push({
      phase: 'development',
      from: previousRelease,
      basis: 'derived',
      evidence: 'the day the series before was released',
    });
  }
  if (comparePhases(status, 'maintained') >= 0) {
    if (entry.initialRelease)
      starts.push(told('maintained', entry.initialRelease, 'declared', 'initial-release'));
    else starts.push(known('maintained') ?? unknownSince('maintained', asOf));
  }
  if (status === 'end-of-life') {
    if (entry.eolDate) starts.push(told('end-of-life', entry.eolDate, 'declared', 'eol-date'));
    else starts.push(known('end-of-life') ?? unknownSince('end-of-life', asOf));
  }
  return starts.some(({ phase }) => phase === status) ? starts : [...starts, unknownSince(status, asOf)];
}

/** The phases beyond the series' status that upstream plans, with or without a date. */
function plannedPhases({ entry }: SeriesContext): PhaseStart[] {
  const { status, nextPhase, initialRelease, eolDate } = entry;
  const planned: PhaseStart[] = [];
  const isAhead = (phase: Phase): boolean => comparePhases(phase, status) > 0;
  // A release day stands twice upstream. initial-release counts: the other was a year off once (2024.1).
  if (isAhead('maintained') && initialRelease) {
    planned.push(told('maintained', initialRelease, 'scheduled', 'initial-release'));
  }
  if (nextPhase && isAhead(nextPhase.phase) && !planned.some(({ phase }) => phase === nextPhase.phase)) {
    planned.push(told(nextPhase.phase, nextPhase.date ?? null, 'scheduled', 'next-phase'));
  }
  if (
    isAhead('end-of-life') &&
    eolDate &&
    !planned.some(({ phase, from }) => phase === 'end-of-life' && from !== null)
  ) {
    const others = planned.filter(({ phase }) => phase !== 'end-of-life');
    return [...others, told('end-of-life', eolDate, 'scheduled', 'eol-date')];
  }
  return planned;
}

function told(
  phase: Phase,
  from: CalendarDate | null,
  basis: PhaseStart['basis'],
  evidence: string,
): PhaseStart {
  return { phase, from, basis, evidence };
}

function unknownSince(phase: Phase, known: CalendarDate): PhaseStart {
  return { phase, from: null, basis: 'declared', known, evidence: 'status' };
}
