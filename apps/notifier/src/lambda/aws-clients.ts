import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { clientSettings } from '../adapters/aws/client-settings.ts';

/** The clients of AWS that a run asks by. */
export interface AwsClients {
  readonly dynamodb: DynamoDBClient;
  readonly s3: S3Client;
  /** Publishes: one attempt for each call, since a message whose answer is lost must not be sent again unseen. */
  readonly publisher: SNSClient;
  /** Asks who listens. */
  readonly sns: SNSClient;
}

/** A publish is given up before the channel that waits for it is. */
const PUBLISH_MS = 8000;
const READ_MS = 5000;
/** Catalogs have some megabytes. */
const OBJECT_MS = 20_000;
const ATTEMPTS = 4;

/** Clients of the region and account that the environment names. */
export function awsClients(): AwsClients {
  return {
    dynamodb: new DynamoDBClient(clientSettings(READ_MS, ATTEMPTS)),
    s3: new S3Client(clientSettings(OBJECT_MS, ATTEMPTS)),
    publisher: new SNSClient(clientSettings(PUBLISH_MS, 1)),
    sns: new SNSClient(clientSettings(READ_MS, ATTEMPTS)),
  };
}
