/** The names of environment variables that the infrastructure sets and the notifier reads. */
export const ENVIRONMENT = {
  /** The DynamoDB table with head, letters and deliveries. */
  ledgerTable: 'LASTPATCH_LEDGER_TABLE',
  /** The S3 bucket with catalogs, raw sources and settings. */
  catalogBucket: 'LASTPATCH_CATALOG_BUCKET',
  /** The S3 bucket with the pages; unset when they are off. */
  pagesBucket: 'LASTPATCH_PAGES_BUCKET',
  /** The ARN of the operators' topic. */
  operatorsTopic: 'LASTPATCH_OPERATORS_TOPIC',
  /** What every watch topic's ARN begins with. */
  topicPrefix: 'LASTPATCH_TOPIC_PREFIX',
  /** The name of the function that is the daily check: for those who call it, and not for itself. */
  functionName: 'LASTPATCH_FUNCTION',
  /** Called at the end of a good run; unset when there is none. */
  heartbeatUrl: 'LASTPATCH_HEARTBEAT_URL',
} as const;

/** The namespace of the metrics. */
export const METRIC_NAMESPACE = 'Lastpatch';

/** The names of the metrics that the notifier emits and alarms watch: at most ten, because each is paid for. */
export const METRICS = {
  /** 1 at the very end of a good run. */
  heartbeat: 'Heartbeat',
  lettersSent: 'LettersSent',
  lettersPending: 'LettersPending',
  lettersRefused: 'LettersRefused',
  lettersUnknown: 'LettersUnknown',
  /** 1 while a flood is held. */
  floodHeld: 'FloodHeld',
  /** Days since the oldest source was read. */
  catalogAgeDays: 'CatalogAgeDays',
  /** Sources that kept their last good part. */
  sourcesKept: 'SourcesKept',
  /** Watches, and the operators' group, without a confirmed recipient. */
  unconfirmedWatches: 'UnconfirmedWatches',
  runSeconds: 'RunSeconds',
} as const;

/** The line of the log that says what a run did; the dashboard looks for it. */
export const DAILY_CHECK_DONE = 'The daily check is done.';

/**
 * What the function is called that is the daily check.
 *
 * @param prefix of one deployment, such as `lastpatch-production-`
 */
export function dailyCheckName(prefix: string): string {
  return `${prefix}daily-check`;
}

/**
 * The same, by what the ARN of every topic of a deployment begins with: topics and function have the same prefix.
 *
 * @param topicArnPrefix such as `arn:aws:sns:eu-central-1:123456789012:lastpatch-production-`
 */
export function dailyCheckNameOf(topicArnPrefix: string): string {
  return dailyCheckName(topicArnPrefix.slice(topicArnPrefix.lastIndexOf(':') + 1));
}
