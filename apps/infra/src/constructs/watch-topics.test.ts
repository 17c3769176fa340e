import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { denyingPlainText, statementsOf } from '../../testing/statements.ts';
import { appOf, templates } from '../../testing/templates.ts';
import { synthesize } from '../synthesize.ts';

const LETTERS = ['platform', 'storage'] as const;

function namesOf(resources: Readonly<Record<string, unknown>>, key: string): string[] {
  return Object.values(resources)
    .map((resource) => (resource as { Properties: Record<string, string | undefined> }).Properties[key])
    .filter((name) => name !== undefined)
    .sort();
}

describe('the topics of watches', () => {
  it('are two for each watch, which stay when the watch is gone', () => {
    const { notifier } = templates(LETTERS);
    expect(namesOf(notifier.findResources('AWS::SNS::Topic'), 'TopicName')).toEqual([
      'lastpatch-test-operators',
      'lastpatch-test-platform_letters',
      'lastpatch-test-platform_urgent',
      'lastpatch-test-storage_letters',
      'lastpatch-test-storage_urgent',
    ]);
    for (const name of [
      'operators',
      'platform_letters',
      'platform_urgent',
      'storage_letters',
      'storage_urgent',
    ]) {
      notifier.hasResource('AWS::SNS::Topic', {
        // Not when the deployment that makes it fails: the next one could not make it again.
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
        Properties: { TopicName: `lastpatch-test-${name}`, DisplayName: 'LASTPATCH' },
      });
    }
  });

  it('keep their logical ids, whatever other watches there are', () => {
    const idsOf = (watches: readonly string[]): string[] =>
      Object.keys(templates(watches).notifier.findResources('AWS::SNS::Topic'));
    expect(idsOf(['storage', 'platform'])).toEqual(expect.arrayContaining(idsOf(['platform'])));
    expect(idsOf(['platform'])).toEqual([
      'WatchdogOperatorsE39FCF69',
      'WatchTopicsplatformletters4F1149B3',
      'WatchTopicsplatformurgent31F2C08F',
    ]);
  });

  it('have one queue for each watch, which its topics alone fill', () => {
    const { notifier } = templates(LETTERS);
    expect(namesOf(notifier.findResources('AWS::SQS::Queue'), 'QueueName')).toEqual([
      'lastpatch-test-_operators_undelivered',
      'lastpatch-test-platform_undelivered',
      'lastpatch-test-storage_undelivered',
    ]);
    notifier.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'sqs:SendMessage',
            Principal: { Service: 'sns.amazonaws.com' },
            Condition: {
              ArnEquals: {
                'aws:SourceArn': [
                  { Ref: Match.stringLikeRegexp('^WatchTopicsstorageletters') },
                  { Ref: Match.stringLikeRegexp('^WatchTopicsstorageurgent') },
                ],
              },
            },
          }),
        ]),
      },
    });
  });

  it('and queues are reached over TLS alone', () => {
    const { notifier } = templates(LETTERS);
    expect(denyingPlainText(notifier, 'AWS::SNS::TopicPolicy')).toBe(5);
    expect(denyingPlainText(notifier, 'AWS::SQS::QueuePolicy')).toBe(
      Object.keys(notifier.findResources('AWS::SQS::Queue')).length,
    );
  });

  it("are the only ones to which the function may publish, with the operators'; what is of no deployment is denied", () => {
    const { notifier } = templates(LETTERS);
    const about = statementsOf(notifier, 'DailyCheckRole').filter(({ Action }) =>
      JSON.stringify(Action).includes('sns:Publish'),
    );
    expect(about.map(({ Effect }) => Effect)).toEqual(['Allow', 'Deny']);
    const [allow, deny] = about;
    expect(allow?.['Resource']).toEqual(
      Object.keys(notifier.findResources('AWS::SNS::Topic'))
        .sort()
        .map((Ref) => ({ Ref })),
    );
    expect(deny?.['NotResource']).toBe('arn:aws:sns:eu-central-1:123456789012:lastpatch-test-*');
    expect(deny?.['Action']).toBe('sns:Publish');
  });

  it('are few enough for the policies of a role, which IAM limits, however many and long their names', () => {
    const watches = Array.from({ length: 40 }, (_, index) => `${'w'.repeat(37)}-${index}`);
    expect(() => synthesize(appOf(watches))).not.toThrow();
    const { notifier } = templates(watches);
    const topic = `"arn:aws:sns:eu-central-1:123456789012:lastpatch-production-${'w'.repeat(40)}_letters"`;
    const lengths = (type: string): number[] =>
      Object.values(notifier.findResources(type) as Record<string, { Properties: object }>).map(
        ({ Properties }) =>
          JSON.stringify(Properties['PolicyDocument' as keyof object]).replaceAll(/\{"Ref":"\w+"\}/g, topic)
            .length,
      );
    const [inline, managed] = [lengths('AWS::IAM::Policy'), lengths('AWS::IAM::ManagedPolicy')];
    expect(Math.max(...inline)).toBeLessThan(10_240);
    expect(managed.length).toBeLessThanOrEqual(10);
    expect(Math.max(...managed)).toBeLessThan(6144);
  });

  it('tell the operators when something could not be handed to a subscriber', () => {
    const { notifier } = templates();
    notifier.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'lastpatch-test-delivery-failed',
      Metrics: [
        Match.objectLike({
          Expression: 'SELECT SUM(NumberOfNotificationsFailed) FROM SCHEMA("AWS/SNS", TopicName)',
          Period: 3600,
        }),
      ],
    });
  });
});
