import { daysBetween } from '@lastpatch/release-model';
import type { DailyRunDone } from '../daily-run/daily-run.ts';
import type { RunSummary } from '../daily-run/run-summary.ts';
import type { SourceReport } from '../daily-run/source-reports.ts';

/** What a run is measured by. */
export interface RunCounts extends Omit<RunSummary, 'on' | 'lastDay' | 'revision' | 'unconfirmed'> {
  /** How many notices the letters told, by their kinds. */
  readonly notices: Readonly<Record<string, number>>;
  /** How old the oldest source is that someone follows, in days. */
  readonly catalogAgeDays: number;
}

/** Counts what a run did. */
export function runCounts({ report, pages }: DailyRunDone, sources: readonly SourceReport[]): RunCounts {
  const inState = (state: string): number =>
    report.deliveries.filter((delivery) => delivery.state === state).length;
  const notices: Record<string, number> = {};
  for (const { letter, state } of report.deliveries) {
    if (state !== 'sent' || letter.kind === 'urgent') continue;
    for (const { kind } of letter.notices) notices[kind] = (notices[kind] ?? 0) + 1;
  }
  const followed = sources.filter((source) => source.followed);
  return {
    sent: inState('sent'),
    // Another run is at what it has claimed: nobody knows yet.
    pending: inState('pending') + inState('claimed'),
    refused: inState('refused'),
    unknown: inState('unknown'),
    cancelled: inState('cancelled'),
    held: report.held.length,
    notices,
    pages: pagesChanged(pages),
    catalogAgeDays: Math.max(0, ...followed.map(({ asOf }) => daysBetween(asOf, report.on))),
    sourcesKept: followed.filter(({ state }) => state === 'kept').length,
  };
}

/** How many pages were written or removed; null where none were published. */
function pagesChanged({ public: open, private: secret }: DailyRunDone['pages']): number | null {
  const done = [open, secret].filter((published) => published !== null);
  if (done.length === 0) return null;
  return done.reduce((sum, { written, removed }) => sum + written.length + removed.length, 0);
}

/**
 * What a run tells whoever called it.
 *
 * @param unconfirmed how many watches nobody listens to, the operators among them; null when that is not known
 */
export function runSummary(
  { report: { on, lastDay, revision } }: DailyRunDone,
  { sent, pending, refused, unknown, cancelled, held, sourcesKept, pages }: RunCounts,
  unconfirmed: number | null,
): RunSummary {
  const counts = { sent, pending, refused, unknown, cancelled, held, sourcesKept, pages };
  return { on, lastDay: lastDay ?? null, revision, ...counts, unconfirmed };
}
