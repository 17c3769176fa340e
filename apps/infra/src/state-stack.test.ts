import { expect, it } from 'vitest';
import { templates } from '../testing/templates.ts';

it('keeps the table whatever happens, paid by use, with its keys and its time to live', () => {
  const { state } = templates();
  state.hasResource('AWS::DynamoDB::GlobalTable', {
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      Replicas: [
        {
          Region: 'eu-central-1',
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        },
      ],
    },
  });
});

it('keeps the bucket whatever happens, versioned, private, and over TLS alone', () => {
  const { state } = templates();
  state.hasResource('AWS::S3::Bucket', {
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
  const policies = JSON.stringify(state.findResources('AWS::S3::BucketPolicy'));
  expect(policies).toContain('"aws:SecureTransport":"false"');
});

it('cannot be taken away by a slip', () => {
  const { stateStack } = templates();
  expect(stateStack.terminationProtection).toBe(true);
});

it('keeps the logical ids of what it holds: another id would be another table', () => {
  const { state } = templates();
  expect(Object.keys(state.findResources('AWS::DynamoDB::GlobalTable'))).toEqual(['LedgerTable9343E4AA']);
  expect(Object.keys(state.findResources('AWS::S3::Bucket'))).toEqual(['CatalogStoreBucket5442FE05']);
});
