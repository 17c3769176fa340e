import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { DAILY_CHECK_DONE, LIVE_SOURCES, METRICS } from '@lastpatch/settings';
import { unheard } from '../adapters/aws/sns/listeners.ts';
import { callHeartbeatUrl } from '../adapters/web/heartbeat-url.ts';
import { isUnfinished } from '../daily-run/is-unfinished.ts';
import type { RunSummary } from '../daily-run/run-summary.ts';
import { failureSaid } from './failure-said.ts';
import type { LambdaParts } from './lambda-handler.ts';
import { RunFailedError } from './run-failed-error.ts';
import { type RunCounts, runCounts, runSummary } from './run-counts.ts';
import type { RunOnAwsDone } from './run-on-aws.ts';

/** What a run is reported with. */
export type Reporting = LambdaParts & {
  /** When the run began, in milliseconds since the epoch. */
  readonly started: number;
};

/**
 * Says what a run did, in the log and in metrics; the heartbeat is the very last thing.
 *
 * @returns what the run did, in numbers, for whoever called it by hand
 * @throws RunFailedError when the same run once more may do what this one could not
 */
export async function reportRun(done: RunOnAwsDone, reporting: Reporting): Promise<RunSummary> {
  const counts = runCounts(done, done.sources);
  const silent = await audienceless(done, reporting);
  logRun(done, { counts, silent }, reporting);
  publishCounts(counts, silent, reporting);
  if (isUnfinished(done.report)) {
    throw new RunFailedError('The run is not done: the log says what is left.');
  }
  // A run of an earlier day says nothing of today's.
  if (reporting.now() - done.scheduledAt <= LATEST_MS) await recordHeartbeat(reporting);
  // People have been told what they are to hear: so the heartbeat does not wait for pages, and the same event tries these again.
  if (done.pages.failures.length > 0) {
    throw new RunFailedError('The pages are not all published: the log says why.');
  }
  return runSummary(done, counts, silent?.length ?? null);
}

async function recordHeartbeat({ deployment, logger, metrics }: Reporting): Promise<void> {
  const { heartbeatUrl } = deployment();
  const unheardUrl = heartbeatUrl === null ? undefined : await callHeartbeatUrl(heartbeatUrl);
  if (unheardUrl !== undefined) logger.warn(unheardUrl);
  metrics.addMetric(METRICS.heartbeat, MetricUnit.Count, 1);
  metrics.publishStoredMetrics();
}

/** Lambda and the schedule give up far earlier: what comes later was sent by hand, for an earlier day. */
const LATEST_MS = 12 * 60 * 60 * 1000;

/** The groups to which nobody listens; undefined when that could not be found out. */
async function audienceless(
  { audiences }: RunOnAwsDone,
  { clients, logger }: Reporting,
): Promise<readonly string[] | undefined> {
  try {
    const silent = await unheard(clients().sns, audiences);
    if (silent.length > 0) {
      logger.warn(
        'Nobody has confirmed a subscription to some watches: lastpatch subscribers list shows which.',
        {
          watches: silent.length,
        },
      );
      logger.debug('Nobody listens', { names: silent });
    }
    return silent;
  } catch (error) {
    logger.warn(failureSaid(error));
    return undefined;
  }
}

function logRun(
  done: RunOnAwsDone,
  { counts, silent }: { readonly counts: RunCounts; readonly silent: readonly string[] | undefined },
  { logger, now, started }: Reporting,
): void {
  const { report, sources, unread, refreshed } = done;
  logger.info(DAILY_CHECK_DONE, {
    on: report.on,
    revision: report.revision,
    lastDay: report.lastDay ?? null,
    ...counts,
    unconfirmed: silent?.length ?? null,
    sources: sources.map(({ source, state, asOf }) => ({ source: publicName(source), state, asOf })),
    ms: now() - started,
  });
  for (const { source, hash } of report.held)
    logger.warn('A change is held.', { change: `${source}@${hash}` });
  for (const { source, products, problems } of refreshed) {
    if (!products)
      logger.warn(`The source ${source} could not be read: what was known of it counts.`, { problems });
  }
  // What else is wrong names watches, which are for the operators alone.
  for (const { problem } of sources) if (problem !== null) logger.debug(problem);
  for (const problem of unread) logger.warn('A file of own products cannot be used.', { problem });
  const { pending, refused, unknown } = counts;
  if (pending + refused + unknown > 0) {
    const next = isUnfinished(done.report) ? ' The same event once more goes on with them.' : '';
    logger.warn(`Letters did not go out: lastpatch ledger list --remote shows which, and why.${next}`, {
      pending,
      refused,
      unknown,
    });
  }
  for (const error of done.pages.failures) logger.error(`Not all pages are published: ${failureSaid(error)}`);
  for (const { letter, channel, state, why } of report.deliveries) {
    logger.debug('Letter', { letter: letter.id, channel, state, why });
  }
}

/** What a team calls its own products is its own. */
function publicName(source: string): string {
  return LIVE_SOURCES.some((known) => known === source) ? source : 'own product';
}

function publishCounts(
  counts: RunCounts,
  silent: readonly string[] | undefined,
  { metrics, now, started }: Reporting,
): void {
  const add = (name: string, value: number): void => {
    metrics.addMetric(name, MetricUnit.Count, value);
  };
  add(METRICS.lettersSent, counts.sent);
  add(METRICS.lettersPending, counts.pending);
  add(METRICS.lettersRefused, counts.refused);
  add(METRICS.lettersUnknown, counts.unknown);
  add(METRICS.floodHeld, counts.held > 0 ? 1 : 0);
  add(METRICS.catalogAgeDays, counts.catalogAgeDays);
  add(METRICS.sourcesKept, counts.sourcesKept);
  if (silent !== undefined) add(METRICS.unconfirmedWatches, silent.length);
  metrics.addMetric(METRICS.runSeconds, MetricUnit.Seconds, (now() - started) / 1000);
  metrics.publishStoredMetrics();
}
