import { Duration } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { KEPT_ONCE_MADE } from './kept-once-made.ts';

/**
 * A bucket that nobody reads unless he may, over TLS, and that is kept whatever becomes of its stack.
 *
 * @param earlier how long what was written over, or deleted, can be had back
 */
export function keptBucket(scope: Construct, id: string, earlier: Duration): Bucket {
  return new Bucket(scope, id, {
    versioned: true,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    removalPolicy: KEPT_ONCE_MADE,
    lifecycleRules: [
      {
        id: 'earlier versions',
        noncurrentVersionExpiration: earlier,
        abortIncompleteMultipartUploadAfter: Duration.days(1),
        expiredObjectDeleteMarker: true,
      },
    ],
  });
}
