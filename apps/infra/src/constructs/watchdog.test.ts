import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENT, templates } from '../../testing/templates.ts';
import { ALARMS } from '../alarms.ts';

interface Alarm {
  readonly Properties: {
    readonly AlarmName: string;
    readonly AlarmDescription: string;
    readonly AlarmActions: readonly unknown[];
    readonly OKActions: readonly unknown[];
    readonly Period?: number;
    readonly Metrics?: readonly { readonly Period?: number }[];
    readonly EvaluationPeriods: number;
  };
}

function alarms(): readonly Alarm['Properties'][] {
  const { notifier } = templates();
  const found = notifier.findResources('AWS::CloudWatch::Alarm') as Record<string, Alarm>;
  return Object.values(found).map(({ Properties }) => Properties);
}

describe('the alarms', () => {
  it('are ten, because each is paid for, and each says what it means for people and where to look', () => {
    const names = alarms().map(({ AlarmName }) => AlarmName);
    expect(names.sort()).toEqual(
      Object.keys(ALARMS)
        .map((name) => `lastpatch-test-${name}`)
        .sort(),
    );
    expect(names).toHaveLength(10);
    for (const { AlarmDescription } of alarms()) {
      expect(AlarmDescription).toMatch(/^[A-Z].*\. See docs\/runbook\.md#/);
    }
  });

  it("tell the operators' topic when they are raised, and when they are over", () => {
    for (const { AlarmActions, OKActions } of alarms()) {
      expect(JSON.stringify(AlarmActions)).toMatch(/^\[\{"Ref":"WatchdogOperators\w+"\}\]$/);
      expect(OKActions).toEqual(AlarmActions);
    }
  });

  it('look at no more than the seven days that CloudWatch takes', () => {
    for (const { Period, Metrics, EvaluationPeriods } of alarms()) {
      const seconds = Period ?? Math.max(...(Metrics ?? []).map((metric) => metric.Period ?? 0), 3600);
      expect(seconds * EvaluationPeriods).toBeLessThanOrEqual(7 * 86_400);
    }
  });
});

describe("the operators' topic", () => {
  it("takes what the account's alarms say", () => {
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
});
