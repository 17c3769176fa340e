import type { IncomingMessage } from 'node:http';
import { type S3Parameters, s3ActionOf, s3ParametersOf } from './s3-action.ts';

/** One call of AWS's API, as it is read off its request. */
export interface AwsCall {
  /** The name under which it is signed: `sns`, `s3`, `dynamodb`, `sqs`. */
  readonly service: string;
  /** As AWS names it: `Publish`, `PutItem`, `GetObject`. */
  readonly action: string;
  /** What it is about: ARNs of topics, names of tables, buckets and `bucket/key`. */
  readonly resources: readonly string[];
  /** What it says: the fields of a form, the JSON of a body, or bucket and key. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly method: string;
  /** As it was sent: the query is part of it. */
  readonly path: string;
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

type Parameters = Readonly<Record<string, unknown>>;

/** Reads a request of the SDK. Its body is given beside it, because it can be read once only. */
export function awsCallOf(request: IncomingMessage, body: Buffer): AwsCall {
  const { method = '', url: path = '', headers, rawHeaders } = request;
  const [, service = 'unknown'] =
    /Credential=[^/]+\/[^/]+\/[^/]+\/([^/]+)\//.exec(headers.authorization ?? '') ?? [];
  const whole = { service, method, path, rawHeaders, body };
  const target = headers['x-amz-target'];
  if (typeof target === 'string') {
    const parameters = JSON.parse(body.toString()) as Parameters;
    const action = target.split('.').at(-1) ?? '';
    return { ...whole, action, parameters, resources: namedIn(parameters) };
  }
  if (service === 's3') {
    const parameters = s3ParametersOf(path);
    const isCopy = headers['x-amz-copy-source'] !== undefined;
    const action = s3ActionOf(method, path, isCopy);
    const resources = [...s3Resources(parameters), ...deletedObjects(parameters, action, body)];
    return { ...whole, action, parameters: { ...parameters }, resources };
  }
  const parameters: Parameters = Object.fromEntries(new URLSearchParams(body.toString()));
  return { ...whole, action: String(parameters['Action']), parameters, resources: namedIn(parameters) };
}

const NAMES = [
  'TopicArn',
  'TargetArn',
  'PhoneNumber',
  'SubscriptionArn',
  'Name',
  'TableName',
  'QueueUrl',
  'QueueName',
];

function namedIn(parameters: Parameters): readonly string[] {
  const named = NAMES.map((name) => parameters[name]).filter((value) => typeof value === 'string');
  // Batches and transactions name a table for each of their items.
  const { RequestItems = {}, TransactItems = [] } = parameters as {
    readonly RequestItems?: object;
    readonly TransactItems?: readonly Readonly<Record<string, { readonly TableName: string }>>[];
  };
  const ofTransaction = TransactItems.flatMap((item) =>
    Object.values(item).map(({ TableName }) => TableName),
  );
  return [...new Set([...named, ...Object.keys(RequestItems), ...ofTransaction])];
}

/** What is deleted at once, is named in the body. */
function deletedObjects({ Bucket = '' }: S3Parameters, action: string, body: Buffer): readonly string[] {
  if (action !== 'DeleteObjects') return [];
  return [...body.toString().matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => `${Bucket}/${key}`);
}

function s3Resources({ Bucket, Key }: S3Parameters): readonly string[] {
  if (Bucket === undefined) return [];
  return Key === undefined ? [Bucket] : [Bucket, `${Bucket}/${Key}`];
}
