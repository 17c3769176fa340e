import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { METRIC_NAMESPACE } from '@lastpatch/settings/shared-names';
import { type AwsClients, awsClients } from '../adapters/aws/aws-clients.ts';
import { deploymentOf } from '../adapters/aws/deployment.ts';
import { type DailyHandler, lambdaHandler } from './lambda-handler.ts';
import { once } from './once.ts';
import type { Capture } from './traced.ts';

let made: DailyHandler | undefined;

/**
 * The handler of the daily event, made once with what it asks AWS by. Names and levels of log and metrics come from the
 * environment of Powertools.
 *
 * @param capture makes the calls of a client part of a trace; left out where there is none
 */
export function dailyEvent(capture?: Capture): DailyHandler {
  return (made ??= lambdaHandler({
    deployment: once(() => deploymentOf(process.env)),
    clients: once(() => capturedClients(capture)),
    logger: new Logger(),
    metrics: new Metrics({ namespace: METRIC_NAMESPACE }),
    now: Date.now,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  }));
}

function capturedClients(capture: Capture = (client) => client): AwsClients {
  const { dynamodb, s3, pages, publisher, sns } = awsClients();
  return {
    dynamodb: capture(dynamodb),
    s3: capture(s3),
    // Their calls name watches, and their topics, which are private.
    pages,
    publisher,
    sns: capture(sns),
  };
}
