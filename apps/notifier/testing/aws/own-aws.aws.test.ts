import { GetObjectCommand, ListBucketsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import {
  DeleteItemCommand,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { ListTopicsCommand, PublishCommand } from '@aws-sdk/client-sns';
import { expect, test } from 'vitest';
import { emptyAccount } from './aws-account.ts';
import { clientsOf } from './aws-clients.ts';
import { bucketIn } from './buckets.ts';
import { deliveriesIn } from './deliveries.ts';
import { queueSubscribed } from './subscribed-queue.ts';
import { tableIn } from './tables.ts';
import { subscribed, topicIn } from './topics.ts';

test('each account sees its own things only', async () => {
  const [one, other] = [clientsOf(await emptyAccount()), clientsOf(await emptyAccount())];
  await Promise.all([topicIn(one), bucketIn(one), tableIn(one, { partition: 'id' })]);

  const seenBy = async ({ sns, s3, dynamodb }: typeof one): Promise<readonly (number | undefined)[]> => [
    (await sns.send(new ListTopicsCommand())).Topics?.length,
    (await s3.send(new ListBucketsCommand())).Buckets?.length,
    (await dynamodb.send(new ListTablesCommand())).TableNames?.length,
  ];
  expect(await seenBy(one)).toEqual([1, 1, 1]);
  expect((await seenBy(other)).map((count) => count ?? 0)).toEqual([0, 0, 0]);
});

test('what is put is there', async () => {
  const clients = clientsOf(await emptyAccount());
  const Bucket = await bucketIn(clients);
  await clients.s3.send(new PutObjectCommand({ Bucket, Key: 'a/b c.json', Body: '{"ü":1}' }));
  const { Body } = await clients.s3.send(new GetObjectCommand({ Bucket, Key: 'a/b c.json' }));
  expect(await Body?.transformToString()).toBe('{"ü":1}');

  const TableName = await tableIn(clients, { partition: 'watch', sort: 'letter' });
  const Key = { watch: { S: 'w' }, letter: { S: 'l' } };
  await clients.dynamodb.send(new PutItemCommand({ TableName, Item: { ...Key, state: { S: 'sent' } } }));
  const { Item } = await clients.dynamodb.send(new GetItemCommand({ TableName, Key }));
  expect(Item).toEqual({ ...Key, state: { S: 'sent' } });
});

test('of many who write at once under the same condition, one may', async () => {
  const { dynamodb, s3 } = clientsOf(await emptyAccount());
  const TableName = await tableIn({ dynamodb }, { partition: 'id' });
  const Bucket = await bucketIn({ s3 });
  const Put = { TableName, Item: { id: { S: 'letter' } }, ConditionExpression: 'attribute_not_exists(id)' };
  const Other = { TableName, Item: { id: { S: 'other' } } };
  const writers: readonly (() => Promise<unknown>)[] = [
    () => dynamodb.send(new PutItemCommand(Put)),
    () => dynamodb.send(new TransactWriteItemsCommand({ TransactItems: [{ Put }, { Put: Other }] })),
    () => s3.send(new PutObjectCommand({ Bucket, Key: 'letter', Body: 'text', IfNoneMatch: '*' })),
  ];

  for (const write of writers) {
    const ends = await Promise.allSettled(Array.from({ length: 20 }, write));
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await dynamodb.send(new DeleteItemCommand({ TableName, Key: Put.Item }));
  }
});

test('a subscribed queue gets every message whole and in order', async () => {
  const clients = clientsOf(await emptyAccount());
  const topicArn = await topicIn(clients);
  const queue = await queueSubscribed(clients, topicArn);
  for (let number = 1; number <= 12; number++) {
    await clients.sns.send(
      new PublishCommand({ TopicArn: topicArn, Subject: `subject ${number}`, Message: `message ${number}` }),
    );
  }

  const received = await queue.received();
  expect(received.map(({ Subject, Message }) => [Subject, Message])).toEqual(
    Array.from({ length: 12 }, (_, index) => [`subject ${index + 1}`, `message ${index + 1}`]),
  );
  expect(await queue.received()).toEqual([]);
});

test('every subscriber gets the body of its protocol, and the deliveries show it', async () => {
  const account = await emptyAccount();
  const clients = clientsOf(account);
  const topicArn = await topicIn(clients);
  await subscribed(clients, topicArn, { protocol: 'email', endpoint: 'ada@example.org' });
  await subscribed(clients, topicArn, { protocol: 'sms', endpoint: '+15550100' });
  const queue = await queueSubscribed(clients, topicArn);
  const { MessageId } = await clients.sns.send(
    new PublishCommand({
      TopicArn: topicArn,
      Subject: 'Subject',
      MessageStructure: 'json',
      Message: JSON.stringify({ default: 'default', email: 'long', sms: 'short' }),
    }),
  );
  await clients.sns.send(new PublishCommand({ PhoneNumber: '+15550199', Message: 'direct' }));

  const common = { topicArn, messageId: MessageId, subject: 'Subject' };
  expect(await deliveriesIn(account)).toEqual([
    { ...common, protocol: 'email', endpoint: 'ada@example.org', message: 'long' },
    { ...common, protocol: 'sms', endpoint: '+15550100', message: 'short' },
    { ...common, protocol: 'sqs', endpoint: queue.arn, message: 'default' },
    expect.objectContaining({ protocol: 'sms', endpoint: '+15550199', message: 'direct' }),
  ]);
  expect(await deliveriesIn(await emptyAccount())).toEqual([]);
});

test('a subscriber that cannot be reached is no matter of who publishes', async () => {
  const account = await emptyAccount();
  const clients = clientsOf(account);
  const topicArn = await topicIn(clients);
  await subscribed(clients, topicArn, { protocol: 'http', endpoint: 'http://127.0.0.1:1/' });
  await clients.sns.send(new PublishCommand({ TopicArn: topicArn, Message: 'letter' }));

  expect(await deliveriesIn(account)).toMatchObject([{ protocol: 'http', message: 'letter' }]);
});

test.each([
  { refused: 'an empty subject', input: { Message: 'm', Subject: '' } },
  { refused: 'a subject of two lines', input: { Message: 'm', Subject: 'a\nb' } },
  { refused: 'a subject of 101 characters', input: { Message: 'm', Subject: 'x'.repeat(101) } },
  { refused: 'an empty message', input: { Message: '' } },
  { refused: 'more than 256 KiB', input: { Message: 'ü'.repeat(131_073) } },
  { refused: 'no default body', input: { MessageStructure: 'json', Message: '{"email":"e"}' } },
  {
    refused: 'a default body that is no text',
    input: { MessageStructure: 'json', Message: '{"default":1}' },
  },
  { refused: 'a structure that is no JSON', input: { MessageStructure: 'json', Message: 'm' } },
])('AWS refuses to publish $refused, and so does the AWS of the tests', async ({ input }) => {
  const clients = clientsOf(await emptyAccount());
  const TopicArn = await topicIn(clients);
  await expect(clients.sns.send(new PublishCommand({ TopicArn, ...input }))).rejects.toMatchObject({
    name: 'InvalidParameterException',
    $metadata: { httpStatusCode: 400 },
  });
});
