import { Match, type Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENT, templates } from '../testing/templates.ts';
import { ALARMS } from './alarms.ts';

type Statement = Readonly<Record<string, unknown>>;

/** What the role of the function may do, and what it is denied. */
function roleStatements(notifier: Template): readonly Statement[] {
  const policies = Object.entries(notifier.findResources('AWS::IAM::Policy'));
  const [, own] = policies.find(([id]) => id.startsWith('DailyCheckFunction')) ?? [];
  const { Statement: statements } = (own as { Properties: { PolicyDocument: { Statement: Statement[] } } })
    .Properties.PolicyDocument;
  return statements;
}

describe('the function', () => {
  it('is the bundle on arm64, with the time and memory that a run takes, and one more attempt', () => {
    const { notifier } = templates();
    notifier.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'lastpatch-test-daily-check',
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      Timeout: 900,
      MemorySize: 1024,
      TracingConfig: { Mode: 'Active' },
      Environment: {
        Variables: Match.objectLike({
          POWERTOOLS_SERVICE_NAME: 'lastpatch-test-daily-check',
          LASTPATCH_LEDGER_TABLE: Match.anyValue(),
          LASTPATCH_CATALOG_BUCKET: Match.anyValue(),
          LASTPATCH_TOPIC_PREFIX: Match.anyValue(),
          LASTPATCH_OPERATORS_TOPIC: Match.anyValue(),
        }),
      },
    });
    notifier.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      MaximumRetryAttempts: 1,
      MaximumEventAgeInSeconds: 3600,
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
    });
  });

  it('is called once a day with the time for which it was scheduled, at most four times within an hour', () => {
    const { notifier } = templates();
    notifier.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'cron(0 16 * * ? *)',
      ScheduleExpressionTimezone: 'Etc/UTC',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: Match.objectLike({
        Input: '{"scheduledTime":"<aws.scheduler.scheduled-time>"}',
        RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 3600 },
        DeadLetterConfig: { Arn: Match.anyValue() },
      }),
    });
  });

  it('may publish to its topics and is denied every other', () => {
    const { notifier } = templates(['platform', 'storage']);
    const about = roleStatements(notifier).filter(({ Action }) =>
      JSON.stringify(Action).includes('sns:Publish'),
    );
    expect(about.map(({ Effect }) => Effect)).toEqual(['Allow', 'Deny']);
    const [allow, deny] = about;
    expect((allow?.['Resource'] as unknown[]).length).toBe(5);
    expect(deny?.['NotResource']).toEqual(allow?.['Resource']);
  });

  it('may do to the table and the bucket what a run does, and no more', () => {
    const { notifier } = templates();
    const actions = roleStatements(notifier)
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action }) => Action as string | string[])
      .sort();
    expect(actions).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
      's3:DeleteObject',
      's3:GetObject',
      's3:ListBucket',
      's3:PutObject',
      'sns:GetTopicAttributes',
      'sns:ListSubscriptions',
      'sns:Publish',
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:SendMessage',
      'xray:PutTelemetryRecords',
      'xray:PutTraceSegments',
    ]);
  });
});

describe('the topics', () => {
  it('are two for each watch, which stay when the watch is gone', () => {
    const { notifier } = templates(['platform', 'storage']);
    const topics = Object.values(notifier.findResources('AWS::SNS::Topic'));
    const names = topics.map(
      (topic) => (topic as { Properties: { TopicName: string } }).Properties.TopicName,
    );
    expect(names.sort()).toEqual([
      'lastpatch-test-operators',
      'lastpatch-test-platform_letters',
      'lastpatch-test-platform_urgent',
      'lastpatch-test-storage_letters',
      'lastpatch-test-storage_urgent',
    ]);
    notifier.hasResource('AWS::SNS::Topic', {
      DeletionPolicy: 'Retain',
      Properties: { TopicName: 'lastpatch-test-platform_urgent', DisplayName: 'LASTPATCH' },
    });
  });

  it('and queues are reached over TLS alone', () => {
    const { notifier } = templates(['platform', 'storage']);
    const denying = (type: string): number =>
      Object.values(notifier.findResources(type)).filter((policy) =>
        JSON.stringify(policy).includes('"aws:SecureTransport":"false"'),
      ).length;
    expect(denying('AWS::SNS::TopicPolicy')).toBe(5);
    expect(denying('AWS::SQS::QueuePolicy')).toBe(
      Object.keys(notifier.findResources('AWS::SQS::Queue')).length,
    );
  });

  it("of the operators takes what the account's alarms say", () => {
    const { notifier } = templates();
    notifier.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': ENVIRONMENT.account } },
          }),
        ]),
      },
    });
  });

  it('have names that SNS takes', () => {
    expect(() => templates(['x'.repeat(250)])).toThrow(
      /gets a topic whose name has \d+ characters, and SNS takes 256/,
    );
  });
});

describe('the alarms', () => {
  it('are ten, each with what it means for people and where to look', () => {
    const { notifier } = templates();
    const alarms = Object.values(notifier.findResources('AWS::CloudWatch::Alarm')).map(
      (alarm) => (alarm as { Properties: { AlarmName: string; AlarmDescription: string } }).Properties,
    );
    expect(alarms.map(({ AlarmName }) => AlarmName).sort()).toEqual(
      Object.keys(ALARMS)
        .map((name) => `lastpatch-test-${name}`)
        .sort(),
    );
    for (const { AlarmDescription } of alarms)
      expect(AlarmDescription).toMatch(/^[A-Z].*\. See docs\/runbook\.md#/);
  });

  it('miss a run after 26 hours without a heartbeat', () => {
    const { notifier } = templates();
    notifier.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'lastpatch-test-no-run',
      EvaluationPeriods: 26,
      DatapointsToAlarm: 26,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
      Metrics: Match.arrayWith([Match.objectLike({ Expression: 'FILL(beats, 0)' })]),
    });
  });
});

describe('the environment', () => {
  it.each(['', 'Production', 'a_b', '1a', 'x'.repeat(31)])('cannot be called %j', (name) => {
    expect(() => templates(['platform'], { ...ENVIRONMENT, name })).toThrow(/cannot be part of names/);
  });
});
