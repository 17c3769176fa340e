import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { keptBucket } from './kept-bucket.ts';
import { acknowledge, acknowledgeWildcards, importedArnFound } from '../acknowledge.ts';

/** How long what was written over, or deleted, can be had back. */
const KEPT = Duration.days(90);

/** What a run writes, and reads again: see docs/aws.md. */
const WRITTEN_PREFIXES = ['catalogs/', 'sources/', 'ledger/'];

/** The team's own pages, which a run writes where the settings say so, and never reads. */
const PAGES_PREFIX = 'pages/';

/** What the command line writes, and a run only reads. */
const SETTINGS_PREFIX = 'settings/';

/** The bucket with settings, catalogs and raw sources, kept whatever becomes of its stack. */
export class CatalogStore extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bucket = keptBucket(this, 'Bucket', KEPT);
    acknowledge(this.bucket, {
      'AwsSolutions-S1':
        'Only the daily check and the operators may read it, and its versions keep what was there for 90 days. A second bucket with a log of a few reads a day would tell nobody anything.',
    });
  }

  /** Lets someone read settings, and read and write catalogs, sources and parts of the ledger, and write the team's pages. */
  grantRun(lambda: Lambda): void {
    const under = (prefix: string): string => this.bucket.arnForObjects(`${prefix}*`);
    const written = WRITTEN_PREFIXES.map(under);
    const statements = [
      new PolicyStatement({ actions: ['s3:GetObject'], resources: [...written, under(SETTINGS_PREFIX)] }),
      new PolicyStatement({ actions: ['s3:PutObject'], resources: [...written, under(PAGES_PREFIX)] }),
      // Sources that no catalog needs any more, and pages that are none any more.
      new PolicyStatement({
        actions: ['s3:DeleteObject'],
        resources: [under('sources/'), under(PAGES_PREFIX)],
      }),
      // Without it, S3 answers that something is forbidden where it is only not there.
      new PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.bucket.bucketArn] }),
    ];
    for (const statement of statements) lambda.addToRolePolicy(statement);
    const arn = importedArnFound(this.bucket, this.bucket.bucketArn);
    acknowledgeWildcards(
      lambda.role ?? lambda,
      [...WRITTEN_PREFIXES, PAGES_PREFIX, SETTINGS_PREFIX].map((prefix) => `${arn}/${prefix}*`),
      'Objects are named by the hash of what they hold, or are pages, so that no list of them exists: what may be done is limited by their prefixes.',
    );
  }
}
