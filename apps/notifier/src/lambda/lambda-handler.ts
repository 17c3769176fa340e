import type { Logger } from '@aws-lambda-powertools/logger';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { Deployment } from '../adapters/aws/deployment.ts';
import type { AwsClients } from '../adapters/aws/aws-clients.ts';
import { failureSaid } from './failure-said.ts';
import { newsToOperators } from './operators.ts';
import type { RunSummary } from '../daily-run/run-summary.ts';
import { reportRun } from './report-run.ts';
import { RunFailedError } from './run-failed-error.ts';
import { runOnAws } from './run-on-aws.ts';
import { scheduledInstant } from './scheduled-event.ts';

/** What the handler is made of, once for all events that it gets. */
export interface LambdaParts {
  /** @throws DeploymentError with all that is missing or wrong */
  readonly deployment: () => Deployment;
  readonly clients: () => AwsClients;
  readonly logger: Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;
  readonly metrics: RunMetrics;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

/** Where numbers go: what is used of Powertools' metrics. */
export interface RunMetrics {
  addMetric(...metric: Parameters<Metrics['addMetric']>): unknown;
  publishStoredMetrics(): unknown;
}

/** What Lambda says of an invocation: the part that is used. */
export interface Invocation {
  readonly getRemainingTimeInMillis: () => number;
}

/** What is called with an event. */
export type DailyHandler = (event: unknown, invocation: Invocation) => Promise<RunSummary>;

/** What is left of Lambda's time for the last log lines. */
const LAST_WORDS_MS = 3000;

/**
 * The handler of the daily event. Whatever goes wrong is said once, in one log line of level error or warn, and makes it
 * throw when the same event once more may mend it, so that Lambda tries again. What it answers is for whoever calls it by
 * hand: the schedule does not wait for it.
 */
export function lambdaHandler(parts: LambdaParts): DailyHandler {
  const { logger } = parts;
  return async (event, invocation) => {
    const started = parts.now();
    try {
      const scheduledAt = scheduledInstant(event, started);
      const deployment = parts.deployment();
      const known = { ...parts, deployment: () => deployment };
      const done = await runOnAws({
        deployment,
        clients: parts.clients(),
        scheduledAt,
        now: parts.now,
        wait: parts.wait,
        timeLeft: () => invocation.getRemainingTimeInMillis() - LAST_WORDS_MS,
        tellOperators: (done) => newsToOperators(done, known),
        tell: (sentence) => logger.warn(sentence),
      });
      return await reportRun(done, { ...known, started });
    } catch (error) {
      if (error instanceof RunFailedError) throw error;
      logger.error(failureSaid(error), { code: codeOf(error) });
      throw new RunFailedError('The run failed: the log says why.');
    }
  };
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
