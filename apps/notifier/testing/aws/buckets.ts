import { randomUUID } from 'node:crypto';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import type { AwsClients } from './aws-clients.ts';

/** A name that no other bucket has: they are shared by all accounts. */
export function bucketName(): string {
  return `bucket-${randomUUID()}`;
}

/**
 * A new bucket.
 *
 * @returns its name
 */
export async function bucketIn({ s3 }: Pick<AwsClients, 's3'>, Bucket = bucketName()): Promise<string> {
  const LocationConstraint = (await s3.config.region()) as 'eu-central-1';
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint } }));
  return Bucket;
}
