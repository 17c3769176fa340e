import { CONTENT_SECURITY_POLICY } from '@lastpatch/content-security-policy';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { statementsOf } from '../../testing/statements.ts';
import { ENVIRONMENT, templates } from '../../testing/templates.ts';

const WITH_PAGES = { ...ENVIRONMENT, pages: true };

describe('the pages', () => {
  it('are off unless they are asked for', () => {
    const { state, notifier } = templates();
    state.resourceCountIs('AWS::CloudFront::Distribution', 0);
    state.resourceCountIs('AWS::S3::Bucket', 1);
    expect(JSON.stringify(notifier.toJSON())).not.toContain('LASTPATCH_PAGES_BUCKET');
  });

  it('lie in a private bucket that stays, which the one distribution reads', () => {
    const { state } = templates(undefined, WITH_PAGES);
    expect(Object.keys(state.findResources('AWS::S3::Bucket'))).toEqual([
      'CatalogStoreBucket5442FE05',
      'PagesBucket1F9960AC',
    ]);
    state.allResources('AWS::S3::Bucket', {
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        VersioningConfiguration: { Status: 'Enabled' },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      },
    });
    state.hasResourceProperties('AWS::S3::BucketPolicy', {
      Bucket: { Ref: 'PagesBucket1F9960AC' },
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 's3:GetObject',
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Condition: { StringEquals: { 'AWS:SourceArn': Match.anyValue() } },
          }),
        ]),
      },
    });
    state.resourceCountIs('AWS::CloudFront::OriginAccessControl', 1);
  });

  it('come over HTTPS, with headers that let them load nothing from elsewhere', () => {
    const { state } = templates(undefined, WITH_PAGES);
    state.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: Match.objectLike({
        DefaultRootObject: 'index.html',
        DefaultCacheBehavior: Match.objectLike({ ViewerProtocolPolicy: 'redirect-to-https', Compress: true }),
      }),
    });
    state.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: Match.objectLike({
          ContentSecurityPolicy: {
            Override: true,
            // The same as the pages say of themselves.
            ContentSecurityPolicy: CONTENT_SECURITY_POLICY.inHeader,
          },
        }),
      },
    });
  });

  it('are of the team in a bucket of which the distribution and everybody else know nothing', () => {
    const { state } = templates(undefined, WITH_PAGES);
    expect(JSON.stringify(state.findResources('AWS::CloudFront::Distribution'))).not.toContain(
      'CatalogStore',
    );
    const policies = Object.values(state.findResources('AWS::S3::BucketPolicy')) as {
      Properties: { Bucket: { Ref: string }; PolicyDocument: { Statement: { Effect: string }[] } };
    }[];
    const statements = policies
      .filter(({ Properties }) => Properties.Bucket.Ref.startsWith('CatalogStoreBucket'))
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.filter(({ Effect }) => Effect !== 'Deny')).toEqual([]);
  });

  it('say where they are read, for the settings', () => {
    const outputs = templates(undefined, WITH_PAGES).state.findOutputs('*');
    expect(Object.keys(outputs).filter((name) => /^Pages.*Address/.test(name))).toHaveLength(1);
    expect(Object.keys(templates().state.findOutputs('*')).join()).not.toContain('Pages');
  });

  it('are written by the function, which reads none of them', () => {
    const { notifier } = templates(undefined, WITH_PAGES);
    const about = statementsOf(notifier, 'DailyCheckRole').filter(({ Resource }) =>
      JSON.stringify([Resource]).includes('PagesBucket'),
    );
    expect(about.map(({ Action }) => Action)).toEqual(['s3:ListBucket', ['s3:DeleteObject', 's3:PutObject']]);
    notifier.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ LASTPATCH_PAGES_BUCKET: Match.anyValue() }) },
    });
  });
});
