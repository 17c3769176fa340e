import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { HELD } from '../../testing/outbox-contract/samples.ts';
import { CARACAL_MOVED, letterOf, noticeOf, versionsOf } from '../../testing/sample-letters.ts';
import type { DeliveryReport } from '../daily-check/deliver.ts';
import type { DailyRunDone } from '../daily-run/daily-run.ts';
import type { PagesOfRun } from '../daily-run/publish-pages.ts';
import type { SourceReport } from '../daily-run/source-reports.ts';
import { runSummaryFrom } from '../daily-run/run-summary.ts';
import { runCounts, runSummary } from './run-counts.ts';

const TODAY = calendarDate('2026-09-02');

type Report = Partial<DailyRunDone['report']>;

/** What a run did, as far as it is counted. */
function doneWith(report: Report, pages: Partial<PagesOfRun> = {}): DailyRunDone {
  return {
    report: { on: TODAY, deliveries: [], held: [], ...report },
    pages: { public: null, private: null, failures: [], ...pages },
  } as unknown as DailyRunDone;
}

function delivery(state: DeliveryReport['state'], parts: Partial<DeliveryReport> = {}): DeliveryReport {
  return { letter: letterOf(), channel: 'sns', state, ...parts };
}

function source(parts: Partial<SourceReport> = {}): SourceReport {
  return { source: 'openstack', state: 'fresh', asOf: TODAY, followed: true, problem: null, ...parts };
}

const counted = (report: Report, sources: readonly SourceReport[] = []): ReturnType<typeof runCounts> =>
  runCounts(doneWith(report), sources);

describe('the counts of a run', () => {
  it('are nothing where nothing was', () => {
    expect(counted({})).toEqual({
      sent: 0,
      pending: 0,
      refused: 0,
      unknown: 0,
      cancelled: 0,
      held: 0,
      notices: {},
      pages: null,
      catalogAgeDays: 0,
      sourcesKept: 0,
    });
  });

  it('have every delivery by its state, and what another run is at among what is open', () => {
    const states = ['sent', 'sent', 'pending', 'claimed', 'refused', 'unknown', 'cancelled', 'held'] as const;
    expect(counted({ deliveries: states.map((state) => delivery(state)) })).toMatchObject({
      sent: 2,
      pending: 2,
      refused: 1,
      unknown: 1,
      cancelled: 1,
    });
  });

  it('have the notices that were told by their kinds, once though they are urgent too', () => {
    const notices = [noticeOf(), CARACAL_MOVED, ...versionsOf(['nova 32.0.0', 'glance 31.0.0'])];
    const deliveries = [
      delivery('sent', { letter: letterOf({ notices }) }),
      delivery('sent', { letter: letterOf({ kind: 'urgent', notices }) }),
      delivery('refused', { letter: letterOf({ notices }) }),
      delivery('sent', { letter: letterOf({ watch: 'other' }) }),
    ];
    expect(counted({ deliveries }).notices).toEqual({ reminder: 2, moved: 1, version: 2 });
  });

  it('have what is held', () => {
    expect(counted({ held: [HELD, { ...HELD, source: 'endoflife-date' }] }).held).toBe(2);
  });

  it('have the pages that changed, of either kind', () => {
    const changed = { written: ['a.json', 'b.json'], unchanged: 5, removed: ['c.json'] };
    const none = { written: [], unchanged: 5, removed: [] };
    const count = (pages: Partial<PagesOfRun>): number | null => runCounts(doneWith({}, pages), []).pages;
    expect([
      count({ public: changed }),
      count({ public: changed, private: changed }),
      count({ private: none }),
    ]).toEqual([3, 6, 0]);
    expect(count({ failures: [new Error('no bucket')] })).toBeNull();
  });

  it('have the age of the oldest source that someone follows', () => {
    const sources = [
      source({ asOf: calendarDate('2026-08-30'), state: 'kept' }),
      source({ asOf: calendarDate('2026-09-01') }),
      source({ asOf: calendarDate('2020-01-01'), state: 'kept', followed: false }),
    ];
    expect(counted({}, sources)).toMatchObject({ catalogAgeDays: 3, sourcesKept: 1 });
  });

  it('have no age below nothing, for an event of an earlier day', () => {
    expect(counted({}, [source({ asOf: calendarDate('2026-09-09') })]).catalogAgeDays).toBe(0);
  });
});

describe('what a run tells whoever called it', () => {
  const done = doneWith({
    lastDay: calendarDate('2026-09-01'),
    revision: 7,
    deliveries: [delivery('sent'), delivery('refused')],
    held: [HELD],
  });

  it('is its days and numbers, and no name, as the command line reads it', () => {
    const summary = runSummary(done, runCounts(done, [source({ state: 'kept' })]), 2);
    expect(summary).toEqual({
      on: '2026-09-02',
      lastDay: '2026-09-01',
      revision: 7,
      sent: 1,
      pending: 0,
      refused: 1,
      unknown: 0,
      cancelled: 0,
      held: 1,
      sourcesKept: 1,
      pages: null,
      unconfirmed: 2,
    });
    expect(runSummaryFrom(JSON.parse(JSON.stringify(summary)))).toEqual(summary);
  });

  it('has no last day at the first run, and no number of what is not known', () => {
    const first = doneWith({ revision: 1 });
    const summary = runSummary(first, runCounts(first, []), null);
    expect(summary).toMatchObject({ lastDay: null, unconfirmed: null });
    expect(runSummaryFrom(summary)).toEqual(summary);
  });
});
