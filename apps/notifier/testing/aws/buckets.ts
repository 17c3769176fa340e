import { randomUUID } from 'node:crypto';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import type { AwsClients } from './aws-clients.ts';

/** A new bucket; names of buckets are shared by all accounts, so that it has one of its own. @returns its name */
export async function bucketIn({ s3 }: Pick<AwsClients, 's3'>): Promise<string> {
  const Bucket = `bucket-${randomUUID()}`;
  const LocationConstraint = (await s3.config.region()) as 'eu-central-1';
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint } }));
  return Bucket;
}
