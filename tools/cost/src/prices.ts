/** The region of all prices. */
export const REGION = 'us-east-1';

/** The month in which they were noted. */
export const NOTED = '2026-11';

/** What AWS takes for something, in US dollars. */
export interface Price {
  /** What is counted: `emails delivered`. */
  readonly what: string;
  readonly usd: number;
  /** For so many of it. */
  readonly per: number;
  /** So many of it in a month are free for every account, for as long as it lasts; 0 where none are. */
  readonly free: number;
  /** AWS's public page that says so. */
  readonly page: string;
  /** Whether it was found in copies of that page, or of AWS's price list, of 2026; else it is from memory or older. */
  readonly isVerified: boolean;
}

const MILLION = 1_000_000;

const LAMBDA = 'https://aws.amazon.com/lambda/pricing/';
const EVENTBRIDGE = 'https://aws.amazon.com/eventbridge/pricing/';
const DYNAMODB = 'https://aws.amazon.com/dynamodb/pricing/on-demand/';
const S3 = 'https://aws.amazon.com/s3/pricing/';
const SNS = 'https://aws.amazon.com/sns/pricing/';
const SMS = 'https://aws.amazon.com/sns/sms-pricing/';
const SQS = 'https://aws.amazon.com/sqs/pricing/';
const CLOUDWATCH = 'https://aws.amazon.com/cloudwatch/pricing/';
const XRAY = 'https://aws.amazon.com/xray/pricing/';

/** Allowances of an account's first twelve months are left out, and so are lower prices for more than we can use. */
const TABLE = {
  lambdaCalls: price('calls of the function', { usd: 0.2, per: MILLION, free: MILLION, page: LAMBDA }),
  // On arm64.
  lambdaSeconds: price('GB-seconds of the function', {
    usd: 0.0000133334,
    per: 1,
    free: 400_000,
    page: LAMBDA,
  }),
  schedulerCalls: price('calls by the schedule', {
    usd: 1,
    per: MILLION,
    free: 14 * MILLION,
    page: EVENTBRIDGE,
  }),
  // On demand: the free capacity units are for tables of another kind.
  ledgerWrites: price('KB written to the ledger', { usd: 0.625, per: MILLION, page: DYNAMODB }),
  ledgerReads: price('4 KB read from the ledger', { usd: 0.125, per: MILLION, page: DYNAMODB }),
  ledgerStorage: price('GB in the ledger', { usd: 0.25, per: 1, free: 25, page: DYNAMODB }),
  ledgerRecovery: price('GB of the ledger that can be had back', { usd: 0.2, per: 1, page: DYNAMODB }),
  bucketWrites: price('objects written or listed', { usd: 0.005, per: 1000, page: S3 }),
  bucketReads: price('objects read', { usd: 0.0004, per: 1000, page: S3 }),
  bucketStorage: price('GB in the bucket', { usd: 0.023, per: 1, page: S3 }),
  snsCalls: price('calls of SNS', { usd: 0.5, per: MILLION, free: MILLION, page: SNS }),
  emails: price('emails delivered', { usd: 2, per: 100_000, free: 1000, page: SNS }),
  httpsPosts: price('HTTPS deliveries', { usd: 0.6, per: MILLION, free: 100_000, page: SNS }),
  // The transport with what carriers take on top.
  smsUs: price('SMS to the United States', { usd: 0.01, per: 1, page: SMS, isVerified: false }),
  smsGermany: price('SMS to Germany', { usd: 0.11, per: 1, page: SMS, isVerified: false }),
  // Toll-free: an SMS to the United States needs a number to come from.
  usNumbers: price('numbers of the United States', { usd: 2, per: 1, page: SMS, isVerified: false }),
  dataOut: price('GB sent out', { usd: 0.09, per: 1, free: 100, page: SNS }),
  queueCalls: price('calls of SQS', { usd: 0.4, per: MILLION, free: MILLION, page: SQS }),
  // By the hour: an hour in which a metric is not sent is not paid for.
  metrics: price('months of a metric of ours', { usd: 0.3, per: 1, free: 10, page: CLOUDWATCH }),
  alarms: price('alarms', { usd: 0.1, per: 1, free: 10, page: CLOUDWATCH }),
  // The free alarms are for those that name their metrics.
  queriedMetrics: price('metrics that an alarm looks for by a query', {
    usd: 0.1,
    per: 1,
    page: CLOUDWATCH,
  }),
  dashboards: price('dashboards', { usd: 3, per: 1, free: 3, page: CLOUDWATCH }),
  logsWritten: price('GB logged', { usd: 0.5, per: 1, free: 5, page: CLOUDWATCH }),
  // Shares the 5 GB with what is logged.
  logsKept: price('GB of logs kept', { usd: 0.03, per: 1, page: CLOUDWATCH }),
  traces: price('traces', { usd: 5, per: MILLION, free: 100_000, page: XRAY }),
} as const;

/** What is paid for. */
export type PriceName = keyof typeof TABLE;

/** All that is paid for, with what it costs. */
export const PRICES: Readonly<Record<PriceName, Price>> = TABLE;

/** Their names, in the order of the table. */
export const PRICE_NAMES = Object.keys(TABLE) as readonly PriceName[];

function price(
  what: string,
  { free = 0, isVerified = true, ...rest }: Pick<Price, 'usd' | 'per' | 'page'> & Partial<Price>,
): Price {
  return { what, free, isVerified, ...rest };
}
