import { ENVIRONMENT, topicArnOf } from '@lastpatch/settings';

/** How many watches there are, and how long each call to AWS takes. */
export interface Measurement {
  readonly watches: number;
  readonly delayMs: number;
}

/** What the played AWS has counted since it was asked last. */
export interface AwsCounts {
  readonly calls: Readonly<Record<string, number>>;
  /** The most of each that were under way at the same time. */
  readonly mostAtOnce: Readonly<Record<string, number>>;
  /** How many messages each topic got. */
  readonly published: Readonly<Record<string, number>>;
}

/** What one run writes as its last line. */
export interface RunMeasure {
  readonly ms: number;
  /** Peak resident memory in MB. */
  readonly peakMb: number;
  readonly sent: number;
  /** What is left for the next run. */
  readonly pending: number;
}

const TOPICS = 'arn:aws:sns:us-east-1:123456789012:lastpatch-';

const OPERATORS = `${TOPICS}operators`;

/** What the function is told. */
export const FUNCTION_ENVIRONMENT = {
  [ENVIRONMENT.ledgerTable]: 'ledger',
  [ENVIRONMENT.catalogBucket]: 'catalogs',
  [ENVIRONMENT.topicPrefix]: TOPICS,
  [ENVIRONMENT.operatorsTopic]: OPERATORS,
};

/** The ids of so many watches. */
export function watchIds(watches: number): string[] {
  return Array.from({ length: watches }, (_, index) => `team-${index}`);
}

/** The topics for letters of so many watches, and the operators'. */
export function watchTopics(watches: number): string[] {
  return [...watchIds(watches).map((id) => topicArnOf(TOPICS, id, 'letters')), OPERATORS];
}

/** Whether a value says what is measured. */
export function isMeasurement(value: unknown): value is Measurement {
  const { watches, delayMs } = (value ?? {}) as Partial<Record<keyof Measurement, unknown>>;
  return Number.isInteger(watches) && Number.isInteger(delayMs);
}
