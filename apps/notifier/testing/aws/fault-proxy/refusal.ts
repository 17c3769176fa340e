import { randomUUID } from 'node:crypto';
import type { AwsCall } from './aws-call.ts';
import type { Reply } from './reply.ts';

/** Why AWS does not do what it is asked. */
export type Reason = 'internal error' | 'unavailable' | 'throttled' | 'access denied' | 'gone';

type Code = readonly [status: number, code: string];

/** What each service answers. A code of DynamoDB names the model that it comes from. */
const CODES: Readonly<Record<string, Readonly<Record<Reason, Code>>>> = {
  sns: {
    'internal error': [500, 'InternalError'],
    unavailable: [503, 'ServiceUnavailable'],
    throttled: [400, 'Throttling'],
    'access denied': [403, 'AuthorizationError'],
    gone: [404, 'NotFound'],
  },
  dynamodb: {
    'internal error': [500, 'com.amazonaws.dynamodb.v20120810#InternalServerError'],
    unavailable: [503, 'com.amazon.coral.availability#ServiceUnavailableException'],
    throttled: [400, 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException'],
    'access denied': [400, 'com.amazon.coral.service#AccessDeniedException'],
    gone: [400, 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException'],
  },
  sqs: {
    'internal error': [500, 'com.amazonaws.sqs#InternalError'],
    unavailable: [503, 'com.amazonaws.sqs#ServiceUnavailable'],
    throttled: [400, 'com.amazonaws.sqs#RequestThrottled'],
    'access denied': [403, 'com.amazon.coral.service#AccessDeniedException'],
    gone: [400, 'com.amazonaws.sqs#QueueDoesNotExist'],
  },
  s3: {
    'internal error': [500, 'InternalError'],
    unavailable: [503, 'ServiceUnavailable'],
    throttled: [503, 'SlowDown'],
    'access denied': [403, 'AccessDenied'],
    gone: [404, 'NoSuchBucket'],
  },
};

/** A refusal in the words and the protocol of the service that was called. */
export function refusal(call: AwsCall, reason: Reason): Reply {
  const codes = CODES[call.service];
  if (codes === undefined)
    throw new Error(`The fault proxy does not know how ${call.service} refuses a call.`);
  const [status, code] = codes[reason];
  const id = randomUUID();
  const message = `The fault proxy says: ${reason}`;
  switch (call.service) {
    case 's3':
      return s3Refusal(call, status, reason === 'gone' ? goneInS3(call) : code);
    case 'sns':
      return {
        status,
        rawHeaders: ['content-type', 'text/xml', 'x-amzn-requestid', id],
        body: Buffer.from(
          `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>${id}</RequestId></ErrorResponse>`,
        ),
      };
    default:
      return {
        status,
        rawHeaders: ['content-type', 'application/x-amz-json-1.0', 'x-amzn-requestid', id],
        body: Buffer.from(JSON.stringify({ __type: code, message })),
      };
  }
}

function s3Refusal({ method, path }: AwsCall, status: number, code: string): Reply {
  const id = randomUUID();
  const rawHeaders = ['content-type', 'application/xml', 'x-amz-request-id', id];
  // What is asked of by HEAD is answered by the status alone.
  if (method === 'HEAD') return { status, rawHeaders, body: Buffer.alloc(0) };
  const resource = path.split('?')[0] ?? '';
  return {
    status,
    rawHeaders,
    body: Buffer.from(
      `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>The fault proxy says so</Message><Resource>${resource}</Resource><RequestId>${id}</RequestId></Error>`,
    ),
  };
}

// To write to a key that is not there is no error: then it is the bucket that is gone.
function goneInS3({ action, parameters }: AwsCall): string {
  return action === 'GetObject' && parameters['Key'] !== undefined ? 'NoSuchKey' : 'NoSuchBucket';
}
