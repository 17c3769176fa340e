import { describe, expect, it } from 'vitest';
import { deadLetterQueueArnOf, operatorsDeadLetterQueueArnOf, topicArnOf, topicName } from './topic-names.ts';

describe('the topics of watches', () => {
  it('are two, under the prefix of the deployment', () => {
    expect(topicName('lastpatch-production-', 'platform', 'letters')).toBe(
      'lastpatch-production-platform_letters',
    );
    expect(topicArnOf('arn:aws:sns:eu-central-1:123456789012:lastpatch-', 'platform', 'urgent')).toBe(
      'arn:aws:sns:eu-central-1:123456789012:lastpatch-platform_urgent',
    );
  });

  it('have one queue for what cannot be delivered, beside them', () => {
    expect(deadLetterQueueArnOf('arn:aws-cn:sns:cn-north-1:123456789012:lastpatch-', 'platform')).toBe(
      'arn:aws-cn:sqs:cn-north-1:123456789012:lastpatch-platform_undelivered',
    );
  });

  it('leave the queue of the operators a name of its own', () => {
    expect(operatorsDeadLetterQueueArnOf('arn:aws:sns:eu-central-1:123456789012:lastpatch-')).toBe(
      'arn:aws:sqs:eu-central-1:123456789012:lastpatch-_operators_undelivered',
    );
  });

  it('are never those of another watch, whatever the watches are called', () => {
    const ids = ['platform', 'platform-urgent', 'platform-letters', 'urgent', 'letters'];
    const names = ids.flatMap((id) => [topicName('', id, 'letters'), topicName('', id, 'urgent')]);
    expect(new Set(names).size).toBe(names.length);
  });
});
