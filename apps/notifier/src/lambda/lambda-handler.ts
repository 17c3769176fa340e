import type { Logger } from '@aws-lambda-powertools/logger';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { Deployment } from '../adapters/aws/deployment.ts';
import type { AwsClients } from './aws-clients.ts';
import { failureSaid } from './failure-said.ts';
import { scheduledInstant } from './scheduled-event.ts';

/** What the handler is made of, once for all events that it gets. */
export interface LambdaParts {
  /** @throws DeploymentError with all that is missing or wrong */
  readonly deployment: () => Deployment;
  readonly clients: () => AwsClients;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

/** What Lambda says of an invocation: the part that is used. */
export interface Invocation {
  readonly getRemainingTimeInMillis: () => number;
}

/** The run failed, or has to be done again. Its log says why. */
export class RunFailedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RunFailedError';
    // Lambda logs it: what happened stands in the log line before.
    this.stack = message;
  }
}

/** What is left of Lambda's time for the last log lines. */
const LAST_WORDS_MS = 3000;

/**
 * The handler of the daily event. Whatever goes wrong is said once, in one log line of level error or warn, and makes it
 * throw when the same event once more may mend it, so that Lambda tries again.
 */
export function lambdaHandler(parts: LambdaParts): (event: unknown, invocation: Invocation) => Promise<void> {
  const { logger } = parts;
  return async (event, invocation) => {
    const started = parts.now();
    try {
      const scheduledAt = scheduledInstant(event, started);
      const deployment = parts.deployment();
      // What it takes to run is loaded when there is something to run.
      const [{ runOnAws }, { reportRun }] = await Promise.all([
        import('./run-on-aws.ts'),
        import('./report-run.ts'),
      ]);
      const done = await runOnAws({
        deployment,
        clients: parts.clients(),
        scheduledAt,
        now: parts.now,
        wait: parts.wait,
        timeLeft: () => invocation.getRemainingTimeInMillis() - LAST_WORDS_MS,
        tell: (sentence) => logger.warn(sentence),
      });
      await reportRun(done, { ...parts, deployment: () => deployment, started });
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
