import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Effect, type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** How long what was written over, or deleted, can be had back. */
const KEPT = Duration.days(90);

/** The bucket with settings, catalogs and raw sources, kept whatever becomes of its stack. */
export class CatalogStore extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      versioned: true,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        {
          id: 'earlier versions',
          noncurrentVersionExpiration: KEPT,
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          expiredObjectDeleteMarker: true,
        },
      ],
    });
  }

  /** Lets someone read settings, and read and write catalogs, sources and parts of the ledger. */
  grantRun(grantee: IGrantable): void {
    const under = (prefix: string): string => this.bucket.arnForObjects(`${prefix}*`);
    const written = ['catalogs/', 'sources/', 'ledger/'].map(under);
    const statements = [
      new PolicyStatement({ actions: ['s3:GetObject'], resources: [...written, under('settings/')] }),
      new PolicyStatement({ actions: ['s3:PutObject'], resources: written }),
      // Sources that no catalog needs any more.
      new PolicyStatement({ actions: ['s3:DeleteObject'], resources: [under('sources/')] }),
      // Without it, S3 answers that something is forbidden where it is only not there.
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['s3:ListBucket'],
        resources: [this.bucket.bucketArn],
      }),
    ];
    for (const statement of statements) grantee.grantPrincipal.addToPrincipalPolicy(statement);
  }
}
