import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { PublishCommand } from '@aws-sdk/client-sns';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { expect, test, vi } from 'vitest';
import { emptyAccount } from './aws-account.ts';
import { type AwsClients, clientsOf } from './aws-clients.ts';
import { bucketIn } from './buckets.ts';
import { type FaultProxy, faultProxy } from './fault-proxy.ts';
import {
  accessDenied,
  type Fault,
  gone,
  lateReply,
  replyCutShort,
  replyLost,
  reset,
  serverError,
  serverErrorAfterDone,
  slowTrickle,
  throttled,
} from './fault-proxy/faults.ts';
import { queueSubscribed } from './subscribed-queue.ts';
import { tableIn } from './tables.ts';
import { topicIn } from './topics.ts';

/** A call that goes through the proxy, and a look, past it, at whether it was done. */
interface Tried {
  readonly call: (abortSignal?: AbortSignal) => Promise<unknown>;
  readonly isDone: () => Promise<boolean>;
  readonly proxy: FaultProxy;
}

type Try = (through: AwsClients, past: AwsClients) => Promise<Omit<Tried, 'proxy'>>;

const Publish: Try = async (through, past) => {
  const TopicArn = await topicIn(past);
  const queue = await queueSubscribed(past, TopicArn);
  return {
    call: (abortSignal) =>
      through.sns.send(new PublishCommand({ TopicArn, Message: 'letter' }), abortSignal && { abortSignal }),
    isDone: async () => (await queue.received()).length === 1,
  };
};

const PutItem: Try = async (through, past) => {
  const TableName = await tableIn(past, { partition: 'id' });
  const Item = { id: { S: 'letter' } };
  return {
    call: () => through.dynamodb.send(new PutItemCommand({ TableName, Item })),
    isDone: async () =>
      (await past.dynamodb.send(new GetItemCommand({ TableName, Key: Item }))).Item !== undefined,
  };
};

const PutObject: Try = async (through, past) => {
  const Bucket = await bucketIn(past);
  return {
    call: () => through.s3.send(new PutObjectCommand({ Bucket, Key: 'letter', Body: 'text' })),
    isDone: () =>
      past.s3.send(new HeadObjectCommand({ Bucket, Key: 'letter' })).then(
        () => true,
        () => false,
      ),
  };
};

const GetObject: Try = async (through, past) => {
  const Bucket = await bucketIn(past);
  await past.s3.send(new PutObjectCommand({ Bucket, Key: 'letter', Body: 'text' }));
  return {
    call: async () => {
      const { Body } = await through.s3.send(new GetObjectCommand({ Bucket, Key: 'letter' }));
      return Body?.transformToString();
    },
    isDone: () => Promise.resolve(false),
  };
};

const ReceiveMessage: Try = async (through, past) => {
  const { url } = await queueSubscribed(past, await topicIn(past));
  return {
    call: () => through.sqs.send(new ReceiveMessageCommand({ QueueUrl: url })),
    isDone: () => Promise.resolve(false),
  };
};

const TRIES = { Publish, PutItem, PutObject, GetObject, ReceiveMessage };
type Action = keyof typeof TRIES;

async function tried(action: Action, requestTimeout?: number): Promise<Tried> {
  const account = await emptyAccount();
  const proxy = await faultProxy();
  const through = clientsOf(account, {
    endpoint: proxy.url,
    ...(requestTimeout === undefined ? {} : { requestTimeout }),
  });
  return { ...(await TRIES[action](through, clientsOf(account))), proxy };
}

interface Seen {
  readonly fault: Fault;
  readonly action: Action;
  /** The error's name, or the code of a connection's error. */
  readonly name: string;
  readonly status?: number;
  readonly isDone?: boolean;
}

function same(
  faults: readonly Fault[],
  actions: readonly Action[],
  seen: Omit<Seen, 'fault' | 'action'>,
): Seen[] {
  return faults.flatMap((fault) => actions.map((action) => ({ fault, action, ...seen })));
}

const SENDING: readonly Action[] = ['Publish', 'PutItem', 'PutObject'];
const seen: readonly Seen[] = [
  ...same([reset], [...SENDING, 'GetObject'], { name: 'ECONNRESET' }),
  ...same([replyLost], SENDING, { name: 'ECONNRESET', isDone: true }),
  // The SDK has read the head of the reply, and says so.
  { fault: replyCutShort, action: 'Publish', name: 'ECONNRESET', status: 200, isDone: true },
  { fault: replyCutShort, action: 'GetObject', name: 'ECONNRESET' },
  { fault: serverError(500), action: 'Publish', name: 'InternalErrorException', status: 500 },
  { fault: serverError(500), action: 'PutItem', name: 'InternalServerError', status: 500 },
  { fault: serverError(500), action: 'PutObject', name: 'InternalError', status: 500 },
  {
    fault: serverErrorAfterDone(500),
    action: 'Publish',
    name: 'InternalErrorException',
    status: 500,
    isDone: true,
  },
  {
    fault: serverErrorAfterDone(500),
    action: 'PutItem',
    name: 'InternalServerError',
    status: 500,
    isDone: true,
  },
  { fault: serverErrorAfterDone(500), action: 'PutObject', name: 'InternalError', status: 500, isDone: true },
  ...same([serverError(503)], ['Publish', 'PutObject'], { name: 'ServiceUnavailable', status: 503 }),
  { fault: serverError(503), action: 'PutItem', name: 'ServiceUnavailableException', status: 503 },
  ...same([serverErrorAfterDone(503)], ['Publish', 'PutObject'], {
    name: 'ServiceUnavailable',
    status: 503,
    isDone: true,
  }),
  { fault: throttled, action: 'Publish', name: 'Throttling', status: 400 },
  { fault: throttled, action: 'PutItem', name: 'ProvisionedThroughputExceededException', status: 400 },
  { fault: throttled, action: 'PutObject', name: 'SlowDown', status: 503 },
  { fault: throttled, action: 'ReceiveMessage', name: 'RequestThrottled', status: 400 },
  { fault: accessDenied, action: 'Publish', name: 'AuthorizationErrorException', status: 403 },
  { fault: accessDenied, action: 'PutItem', name: 'AccessDeniedException', status: 400 },
  { fault: accessDenied, action: 'PutObject', name: 'AccessDenied', status: 403 },
  { fault: gone, action: 'Publish', name: 'NotFoundException', status: 404 },
  { fault: gone, action: 'PutItem', name: 'ResourceNotFoundException', status: 400 },
  { fault: gone, action: 'PutObject', name: 'NoSuchBucket', status: 404 },
  { fault: gone, action: 'GetObject', name: 'NoSuchKey', status: 404 },
  { fault: gone, action: 'ReceiveMessage', name: 'QueueDoesNotExist', status: 400 },
];

test.each(seen.map((one) => ({ ...one, what: one.fault.name })))(
  'at $what of $action the SDK says $name',
  async ({ fault, action, name, status, isDone = false }) => {
    const { call, isDone: wasDone, proxy } = await tried(action);
    proxy.failNext(action, fault);

    const error = (await call().catch((thrown: unknown) => thrown)) as SdkError;
    expect({ name: error.code ?? error.name, status: error.$metadata?.httpStatusCode }).toEqual({
      name,
      status,
    });
    expect(await wasDone()).toBe(isDone);
    expect(proxy.callsOf(action)).toMatchObject([{ fault: fault.name }]);
  },
);

interface SdkError extends Error {
  /** S3 and SNS name their errors' codes, and Node.js those of connections. */
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

test.each(SENDING)('a reply of %s that is later than the SDK waits was done all the same', async (action) => {
  const { call, isDone, proxy } = await tried(action, 500);
  proxy.failNext(action, lateReply(30_000));
  await expect(call()).rejects.toMatchObject({ name: 'TimeoutError' });
  await proxy.quiet();
  expect(await isDone()).toBe(true);
});

test.each(SENDING)('a reply of %s that is late, but not too late, is as good', async (action) => {
  const { call, proxy } = await tried(action);
  proxy.failNext(action, lateReply(50));
  proxy.failNext(action, slowTrickle(0));
  await call();
  await call();
  expect(proxy.callsOf(action).map(({ status }) => status)).toEqual([200, 200]);
});

test('the SDK waits for the head of a reply only: a body that trickles is waited for until somebody aborts', async () => {
  const { call, proxy } = await tried('Publish', 1_000);
  // Some 280 bytes: more than a second.
  proxy.failNext('Publish', slowTrickle(5));
  await call();

  proxy.failNext('Publish', slowTrickle(1_000));
  const controller = new AbortController();
  const aborted = expect(call(controller.signal)).rejects.toThrow('aborted');
  await vi.waitUntil(() => proxy.callsOf('Publish').at(1)?.status === 200, { timeout: 10_000 });
  controller.abort();
  await aborted;
});

test('an object comes byte by byte', async () => {
  const { call, proxy } = await tried('GetObject');
  proxy.failNext('GetObject', slowTrickle(1));
  expect(await call()).toBe('text');
});

test.each(SENDING)('%s is refused a connection, and gets one later', async (action) => {
  const { call, proxy } = await tried(action);
  await call();
  proxy.refuseConnections();
  await expect(call()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await proxy.acceptConnections();
  await call();
  expect(proxy.callsOf(action)).toHaveLength(2);
});

test('an SDK that tries again is seen trying again', async () => {
  const account = await emptyAccount();
  const proxy = await faultProxy();
  const through = clientsOf(account, { endpoint: proxy.url, maxAttempts: 3 });
  const past = clientsOf(account);
  const TopicArn = await topicIn(past);
  const queue = await queueSubscribed(past, TopicArn);
  proxy.failNext('Publish', replyLost);
  await through.sns.send(new PublishCommand({ TopicArn, Message: 'letter' }));

  expect(proxy.callsOf('Publish')).toHaveLength(2);
  expect(await queue.received()).toHaveLength(2);
});
