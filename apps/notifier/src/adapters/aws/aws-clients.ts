import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { type ClientSettings, clientSettings } from './client-settings.ts';

/** The clients of AWS that a run asks by. */
export interface AwsClients {
  readonly dynamodb: DynamoDBClient;
  readonly s3: S3Client;
  /** Writes pages: so many calls are no part of a trace, and they name watches, which are private. */
  readonly pages: S3Client;
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

/**
 * Clients of an account, by the credentials that the SDK finds.
 *
 * @param region the region that the environment names when it is left out
 */
export function awsClients(region?: string): AwsClients {
  const at = (limitMs: number, attempts: number): ClientSettings & { readonly region?: string } => ({
    ...clientSettings(limitMs, attempts),
    ...(region === undefined ? {} : { region }),
  });
  return {
    dynamodb: new DynamoDBClient(at(READ_MS, ATTEMPTS)),
    s3: new S3Client(at(OBJECT_MS, ATTEMPTS)),
    pages: new S3Client(at(OBJECT_MS, ATTEMPTS)),
    publisher: new SNSClient(at(PUBLISH_MS, 1)),
    sns: new SNSClient(at(READ_MS, ATTEMPTS)),
  };
}

/** Lets go of the connections. */
export function closeClients(clients: AwsClients): void {
  for (const client of Object.values(clients) as { destroy(): void }[]) client.destroy();
}

/** The region in which something is, by its ARN or the beginning of one. */
export function regionOf(arn: string): string {
  return arn.split(':')[3] ?? '';
}
