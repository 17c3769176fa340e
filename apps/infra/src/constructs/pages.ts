import { CONTENT_SECURITY_POLICY } from '@lastpatch/content-security-policy';
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import {
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  PriceClass,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { keptBucket } from './kept-bucket.ts';
import { acknowledge, acknowledgeWildcards, importedArnFound } from '../acknowledge.ts';

/** How long a page that was written over can be had back. */
const KEPT = Duration.days(30);

/**
 * Where everyone may read what is known: a bucket that CloudFront alone reads. Only what is public is ever written there:
 * what belongs to a team has its place in the catalog store, which nothing serves.
 */
export class Pages extends Construct {
  readonly bucket: Bucket;
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bucket = keptBucket(this, 'Bucket', KEPT);
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `${Stack.of(this).stackName}: pages`,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket as IBucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: this.#headers(),
        compress: true,
      },
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      // Without the right to list, S3 answers 403 for what is not there.
      errorResponses: [{ httpStatus: 403, responseHttpStatus: 404, responsePagePath: '/404.html' }],
    });
    // A team writes it into its settings, for feeds and 404.html to say.
    new CfnOutput(this, 'Address', {
      value: `https://${this.distribution.distributionDomainName}/`,
      description: 'Where the pages for everybody are read',
    });
    acknowledge(this.bucket, {
      'AwsSolutions-S1':
        'It holds public pages, which are read through CloudFront; who reads them is not recorded on purpose.',
    });
    acknowledge(this.distribution, {
      'AwsSolutions-CFR1': 'Life cycles of releases are of use in every country.',
      'AwsSolutions-CFR2':
        'Static files without any input: there is nothing to break into, and a firewall would cost several times what all else costs.',
      'AwsSolutions-CFR3': 'Who reads the pages is not recorded: the product promises no tracking.',
      'AwsSolutions-CFR4':
        "CloudFront's own certificate comes with its own TLS settings; a team that has a domain sets it with a certificate of its own.",
    });
  }

  /** Lets someone write pages, and take away those that are no more. */
  grantPublish(lambda: Lambda): void {
    const objects = this.bucket.arnForObjects('*');
    lambda.addToRolePolicy(
      new PolicyStatement({ actions: ['s3:PutObject', 's3:DeleteObject'], resources: [objects] }),
    );
    lambda.addToRolePolicy(
      new PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.bucket.bucketArn] }),
    );
    acknowledgeWildcards(
      lambda.role ?? lambda,
      [`${importedArnFound(this.bucket, this.bucket.bucketArn)}/*`],
      'The bucket holds pages and nothing else, one for each release that there is.',
    );
  }

  #headers(): ResponseHeadersPolicy {
    const override = true;
    return new ResponseHeadersPolicy(this, 'Headers', {
      comment: 'Lastpatch: what browsers may do with the pages',
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: CONTENT_SECURITY_POLICY.inHeader, override },
        contentTypeOptions: { override },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: false,
          override,
        },
      },
    });
  }
}
