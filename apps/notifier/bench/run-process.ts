/** One run of the daily check as Lambda calls it, in a process of its own: node run-process.ts INSTANT MILLISECONDS */
import { awsClients, closeClients } from '../src/adapters/aws/aws-clients.ts';
import { deploymentOf } from '../src/adapters/aws/deployment.ts';
import { lambdaHandler } from '../src/lambda/lambda-handler.ts';
import { RunFailedError } from '../src/lambda/run-failed-error.ts';
import type { RunMeasure } from './measurement.ts';

const [instant = '', limit = ''] = process.argv.slice(2);
const started = performance.now();
const clients = awsClients();
const counted = new Map<string, number>();
const silent = (): void => undefined;
const handler = lambdaHandler({
  deployment: () => deploymentOf(process.env),
  clients: () => clients,
  logger: { debug: silent, info: silent, warn: silent, error: (said) => console.error(said) },
  metrics: {
    addMetric: (name, _, value) => counted.set(name, value),
    publishStoredMetrics: silent,
  },
  // The clock of that day: no event comes before its time.
  now: () => Date.parse(instant) + performance.now() - started,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
});
try {
  await handler(
    { scheduledTime: instant },
    { getRemainingTimeInMillis: () => Number(limit) - (performance.now() - started) },
  );
} catch (error) {
  // A run that is cut asks to be called again.
  if (!(error instanceof RunFailedError)) throw error;
}
const measure: RunMeasure = {
  ms: performance.now() - started,
  peakMb: process.resourceUsage().maxRSS / 1024,
  sent: counted.get('LettersSent') ?? NaN,
  pending: counted.get('LettersPending') ?? NaN,
};
closeClients(clients);
console.log(JSON.stringify(measure));
