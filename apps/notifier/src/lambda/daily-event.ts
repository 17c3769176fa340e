import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { METRIC_NAMESPACE } from '@lastpatch/settings/shared-names';
import { deploymentOf } from '../adapters/aws/deployment.ts';
import { awsClients } from '../adapters/aws/aws-clients.ts';
import { lambdaHandler } from './lambda-handler.ts';
import { once } from './once.ts';

/** The handler with what it is made of. Names and levels of log and metrics come from the environment of Powertools. */
export const dailyEvent = lambdaHandler({
  deployment: once(() => deploymentOf(process.env)),
  clients: once(() => awsClients()),
  logger: new Logger(),
  metrics: new Metrics({ namespace: METRIC_NAMESPACE }),
  now: Date.now,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
});
