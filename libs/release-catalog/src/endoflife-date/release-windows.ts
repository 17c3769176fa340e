import {
  addDays,
  type CalendarDate,
  type Phase,
  type PhaseStart,
  type SupportWindow,
  supportWindows,
} from '@lastpatch/release-model';
import type { ReleaseEntry, SupportEnd } from './release-entry.ts';

/** The windows of a release, and the phases of which the source says something that cannot be read. */
export interface ReleaseWindows {
  readonly windows: readonly SupportWindow[];
  readonly unread: readonly Phase[];
  /** A sentence for each date that contradicts an earlier one. */
  readonly contradictions: readonly string[];
}

/**
 * The support windows of a release on a day. The source gives last supported days, so that a phase begins on the day after;
 * its flags are reckoned on the day of its build, so that they count only where there is no date.
 */
export function releaseWindows(entry: ReleaseEntry, asOf: CalendarDate): ReleaseWindows {
  const unread: Phase[] = [];
  const starts: PhaseStart[] = [];
  const contradictions: string[] = [];
  let latest: CalendarDate | undefined;
  for (const { phase, from, hasBegun, evidence } of beginnings(entry, asOf)) {
    if (from === undefined) unread.push(phase);
    const isContradicted = from !== undefined && from !== null && latest !== undefined && from < latest;
    if (isContradicted) {
      contradictions.push(
        `${phase} would begin on ${from}, before an earlier phase (${latest}): what was known before counts`,
      );
      unread.push(phase);
    }
    const day = isContradicted ? null : (from ?? null);
    if (day !== null) latest = day;
    starts.push(start(phase, { day, hasBegun, evidence, asOf }));
  }
  return { windows: supportWindows(starts), unread, contradictions };
}

interface Beginning {
  readonly phase: Phase;
  /** Null when the source gives no day, undefined when it cannot be read. */
  readonly from: CalendarDate | null | undefined;
  /** What counts where there is no day. */
  readonly hasBegun: boolean;
  readonly evidence: string;
}

function beginnings(
  { releaseDate, activeSupport, support, extendedSupport }: ReleaseEntry,
  asOf: CalendarDate,
): Beginning[] {
  const after = (phase: Phase, { lastDay, hasEnded }: SupportEnd, evidence: string): Beginning => ({
    phase,
    from: dayAfter(lastDay),
    hasBegun: hasEnded,
    evidence,
  });
  return [
    { phase: 'maintained', from: releaseDate, hasBegun: true, evidence: 'releaseDate' },
    ...(activeSupport ? [after('security', activeSupport, 'eoasFrom')] : []),
    ...(extendedSupport
      ? [
          after('extended', support, 'eolFrom'),
          after('end-of-life', endAfter(support, extendedSupport, asOf), 'eoesFrom'),
        ]
      : [after('end-of-life', support, 'eolFrom')]),
  ];
}

/**
 * The end of extended support. Where it has no date, it has not come before the end of regular support has: the flag is
 * also true of releases whose extended support is still to be bought.
 */
function endAfter(regular: SupportEnd, extended: SupportEnd, asOf: CalendarDate): SupportEnd {
  const from = dayAfter(regular.lastDay);
  const isOver = from ? from <= asOf : regular.hasEnded;
  return { ...extended, hasEnded: extended.hasEnded && isOver };
}

function dayAfter(lastDay: CalendarDate | null | undefined): CalendarDate | null | undefined {
  return lastDay ? addDays(lastDay, 1) : lastDay;
}

function start(
  phase: Phase,
  {
    day,
    hasBegun,
    evidence,
    asOf,
  }: { day: CalendarDate | null; hasBegun: boolean; evidence: string; asOf: CalendarDate },
): PhaseStart {
  if (day !== null) return { phase, from: day, basis: day <= asOf ? 'declared' : 'scheduled', evidence };
  return hasBegun
    ? { phase, from: null, basis: 'declared', known: asOf, evidence }
    : { phase, from: null, basis: 'scheduled', evidence };
}
