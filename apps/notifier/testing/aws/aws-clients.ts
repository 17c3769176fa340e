import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { onTestFinished } from 'vitest';
import type { AwsAccount } from './aws-account.ts';
import { awsEndpoint } from './aws-endpoint.ts';

/** The real SDK's clients of one account. */
export interface AwsClients {
  readonly sns: SNSClient;
  readonly s3: S3Client;
  readonly dynamodb: DynamoDBClient;
  readonly sqs: SQSClient;
}

/** How the clients of tests are made: real, but impatient, and with one attempt for each call. */
export interface AwsClientOptions {
  /** The AWS of the tests, or a fault proxy before it. */
  readonly endpoint?: string;
  /** How often the SDK tries; 1 when it is left out, so that a fault is seen as it is. */
  readonly maxAttempts?: number;
  /** How long the SDK waits for an answer, in milliseconds. */
  readonly requestTimeout?: number;
}

/** Clients of an account. They let go of their connections when the test is over. */
export function clientsOf(
  { region, credentials }: AwsAccount,
  { endpoint = awsEndpoint(), maxAttempts = 1, requestTimeout = 10_000 }: AwsClientOptions = {},
): AwsClients {
  const settings = {
    endpoint,
    region,
    credentials,
    maxAttempts,
    requestHandler: { connectionTimeout: 2_000, requestTimeout, throwOnRequestTimeout: true },
  };
  const clients = {
    sns: new SNSClient(settings),
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    dynamodb: new DynamoDBClient(settings),
    sqs: new SQSClient(settings),
  };
  onTestFinished(() => {
    for (const client of Object.values(clients)) client.destroy();
  });
  return clients;
}
