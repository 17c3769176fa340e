import { expect, it } from 'vitest';
import { isEmpty, topicsAmong } from './deployed.ts';

const ARN = 'arn:aws:sns:eu-central-1:123456789012:lastpatch-test-platform_letters';

it.each([
  ['REVIEW_IN_PROGRESS', true],
  ['ROLLBACK_COMPLETE', true],
  ['ROLLBACK_FAILED', true],
  ['CREATE_COMPLETE', false],
  ['IMPORT_COMPLETE', false],
  ['UPDATE_ROLLBACK_COMPLETE', false],
] as const)('a stack that is %s has nothing: %s', (StackStatus, expected) => {
  expect(isEmpty({ StackStatus })).toBe(expected);
});

it.each([
  ['CREATE_COMPLETE', [ARN]],
  ['IMPORT_COMPLETE', [ARN]],
  ['DELETE_FAILED', [ARN]],
  ['DELETE_SKIPPED', []],
  ['DELETE_COMPLETE', []],
] as const)('a topic that is %s is in the stack or has left it', (ResourceStatus, expected) => {
  const topic = { ResourceType: 'AWS::SNS::Topic', PhysicalResourceId: ARN, ResourceStatus };
  expect(topicsAmong([topic, { ...topic, ResourceType: 'AWS::SQS::Queue' }])).toEqual(expected);
});

it('a topic that could not be made has no ARN', () => {
  const topic = { ResourceType: 'AWS::SNS::Topic', ResourceStatus: 'CREATE_FAILED' } as const;
  expect(topicsAmong([topic, { ...topic, PhysicalResourceId: '' }])).toEqual([]);
});
