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
