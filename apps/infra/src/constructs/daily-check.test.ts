import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { actionsOf, statementsOf } from '../../testing/statements.ts';
import { ENVIRONMENT, templates } from '../../testing/templates.ts';
import { HEARTBEAT_PARAMETER } from '../heartbeat-parameter.ts';

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
        Variables: {
          POWERTOOLS_SERVICE_NAME: 'lastpatch-test-daily-check',
          LASTPATCH_LEDGER_TABLE: Match.anyValue(),
          LASTPATCH_CATALOG_BUCKET: Match.anyValue(),
          LASTPATCH_TOPIC_PREFIX: Match.anyValue(),
          LASTPATCH_OPERATORS_TOPIC: Match.anyValue(),
          LASTPATCH_HEARTBEAT_URL: {
            'Fn::If': [Match.anyValue(), { Ref: HEARTBEAT_PARAMETER }, { Ref: 'AWS::NoValue' }],
          },
        },
      },
    });
    notifier.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      MaximumRetryAttempts: 1,
      MaximumEventAgeInSeconds: 3600,
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
    });
  });

  it('calls an address last that no template and nobody who reads it knows', () => {
    const { notifier } = templates();
    notifier.hasParameter(HEARTBEAT_PARAMETER, { Type: 'String', Default: '', NoEcho: true });
    expect(JSON.stringify(notifier.findOutputs('*'))).not.toContain(HEARTBEAT_PARAMETER);
  });

  it('keeps its log for a year, and may write to no other', () => {
    const { notifier } = templates();
    notifier.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: '/aws/lambda/lastpatch-test-daily-check',
      RetentionInDays: 365,
    });
    notifier.hasResourceProperties('AWS::Lambda::Function', {
      LoggingConfig: { LogGroup: { Ref: Match.stringLikeRegexp('^DailyCheckLog') } },
    });
    const about = statementsOf(notifier, 'DailyCheckRole').filter(({ Action }) =>
      JSON.stringify(Action).includes('logs:'),
    );
    expect(about.map(({ Resource }) => Resource)).toEqual([
      { 'Fn::GetAtt': [expect.stringMatching(/^DailyCheckLog/), 'Arn'] },
    ]);
  });

  it('may do what a run does, and no more', () => {
    const { notifier } = templates();
    const allowed = statementsOf(notifier, 'DailyCheckRole').filter(({ Effect }) => Effect === 'Allow');
    expect(actionsOf(allowed)).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
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

  it('writes and removes pages of the team, and reads none; it removes sources, and nothing else', () => {
    const { notifier } = templates();
    const prefixes = (action: string): string[] =>
      statementsOf(notifier, 'DailyCheckRole')
        .filter(({ Action }) => Action === action)
        .flatMap(({ Resource }) => JSON.stringify(Resource).match(/[a-z]+\/\*/g) ?? [])
        .sort();
    expect(prefixes('s3:PutObject')).toEqual(['catalogs/*', 'ledger/*', 'pages/*', 'sources/*']);
    expect(prefixes('s3:DeleteObject')).toEqual(['pages/*', 'sources/*']);
    expect(prefixes('s3:GetObject')).toEqual(['catalogs/*', 'ledger/*', 'settings/*', 'sources/*']);
  });

  it('has two roles at most within a boundary, when there is one', () => {
    const permissionsBoundary = 'arn:aws:iam::123456789012:policy/boundary';
    const { notifier } = templates(['platform'], { ...ENVIRONMENT, permissionsBoundary });
    const roles = Object.values(notifier.findResources('AWS::IAM::Role')) as {
      Properties: { PermissionsBoundary?: unknown };
    }[];
    expect(roles.map(({ Properties }) => Properties.PermissionsBoundary)).toEqual([
      permissionsBoundary,
      permissionsBoundary,
    ]);
  });
});

describe('the schedule', () => {
  it('calls once a day with the time for which it was scheduled, at most four times within an hour', () => {
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

  it('has a role that this account alone can take, for calling the function', () => {
    const { notifier } = templates();
    notifier.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Action: 'sts:AssumeRole',
            Effect: 'Allow',
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': ENVIRONMENT.account } },
          },
        ],
      },
    });
    expect(actionsOf(statementsOf(notifier, 'DailyCheckCallerRole'))).toEqual([
      'lambda:InvokeFunction',
      'sqs:SendMessage',
    ]);
  });
});

describe('the alarms of the daily check', () => {
  it('miss a run after 26 hours without a heartbeat', () => {
    const { notifier } = templates();
    notifier.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'lastpatch-test-no-run',
      EvaluationPeriods: 26,
      DatapointsToAlarm: 26,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
      Metrics: [
        { Expression: 'FILL(beats, 0)', Id: Match.anyValue() },
        {
          Id: 'beats',
          ReturnData: false,
          MetricStat: {
            Period: 3600,
            Stat: 'Maximum',
            Metric: {
              Namespace: 'Lastpatch',
              MetricName: 'Heartbeat',
              Dimensions: [{ Name: 'service', Value: 'lastpatch-test-daily-check' }],
            },
          },
        },
      ],
    });
  });

  it.each([
    ['letters-refused', 'LettersRefused', 0],
    ['letters-unknown', 'LettersUnknown', 0],
    ['letters-pending', 'LettersPending', 0],
    ['catalog-old', 'CatalogAgeDays', 3],
    ['flood-held', 'FloodHeld', 0],
    ['nobody-listening', 'UnconfirmedWatches', 0],
  ])('%s looks at %s above %d, and stays until a run says otherwise', (name, metric, threshold) => {
    const { notifier } = templates();
    notifier.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: `lastpatch-test-${name}`,
      Namespace: 'Lastpatch',
      MetricName: metric,
      Statistic: 'Maximum',
      Period: 3600,
      EvaluationPeriods: 1,
      Threshold: threshold,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'ignore',
      Dimensions: [{ Name: 'service', Value: 'lastpatch-test-daily-check' }],
    });
  });

  it.each([
    ['run-failed', 'DailyCheckFailed'],
    ['call-failed', 'DailyCheckUncalled'],
  ])('%s looks into the queue %s', (name, queue) => {
    const { notifier } = templates();
    notifier.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: `lastpatch-test-${name}`,
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [
        { Name: 'QueueName', Value: { 'Fn::GetAtt': [Match.stringLikeRegexp(`^${queue}`), 'QueueName'] } },
      ],
    });
  });
});
