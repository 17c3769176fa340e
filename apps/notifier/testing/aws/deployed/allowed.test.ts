import { expect, it } from 'vitest';
import type { AwsAccount } from '../aws-account.ts';
import { isAllowed } from './allowed.ts';
import type { Statement } from './aws-queries.ts';

const ACCOUNT: AwsAccount = {
  id: '123456789012',
  region: 'eu-central-1',
  credentials: { accessKeyId: '', secretAccessKey: '', sessionToken: '' },
};
const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:lastpatch-platform_letters';

const STATEMENTS: readonly Statement[] = [
  {
    Effect: 'Allow',
    Action: ['dynamodb:GetItem'],
    Resource: 'arn:aws:dynamodb:eu-central-1:123456789012:table/t',
  },
  { Effect: 'Allow', Action: 's3:GetObject', Resource: ['arn:aws:s3:::b/catalogs/*'] },
  { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::b' },
  { Effect: 'Allow', Action: 's3:DeleteObject', Resource: 'arn:aws:s3:::b/pages/*' },
  { Effect: 'Allow', Action: 'sns:*', Resource: '*' },
  { Effect: 'Deny', Action: 'sns:Publish', NotResource: [TOPIC] },
];

it.each([
  ['dynamodb', 'GetItem', ['t'], true],
  ['dynamodb', 'GetItem', ['u'], false],
  ['dynamodb', 'Scan', ['t'], false],
  ['s3', 'GetObject', ['b', 'b/catalogs/1'], true],
  ['s3', 'GetObject', ['b', 'b/settings/1'], false],
  ['s3', 'ListObjectsV2', ['b'], true],
  ['s3', 'DeleteObjects', ['b', 'b/pages/1', 'b/pages/2'], true],
  ['s3', 'DeleteObjects', ['b', 'b/pages/1', 'b/catalogs/1'], false],
  ['sns', 'ListSubscriptions', [], true],
  ['sns', 'Publish', [TOPIC], true],
  ['sns', 'Publish', [`${TOPIC}2`], false],
  ['sns', 'Publish', ['+4915112345678'], false],
  ['sqs', 'SendMessage', ['q'], false],
  ['dynamodb', 'GetItem', [], false],
])('%s %s on %j is allowed: %s', (service, action, resources, allowed) => {
  expect(isAllowed({ service, action, resources }, STATEMENTS, ACCOUNT)).toBe(allowed);
});
