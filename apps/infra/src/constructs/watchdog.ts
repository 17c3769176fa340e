import { Stack } from 'aws-cdk-lib';
import { Alarm, type CreateAlarmOptions, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { operatorsDeadLetterQueueName } from '@lastpatch/settings';
import { Construct } from 'constructs';
import { type AlarmName, alarmSaid } from '../alarms.ts';
import { KEPT_ONCE_MADE } from './kept-once-made.ts';
import { letTopicsSend, undeliveredQueue } from './undelivered-queue.ts';

/** What the watchdog is called by. */
export interface WatchdogProps {
  /** What every name of this deployment begins with. */
  readonly prefix: string;
  /**
   * Where the runbook is read.
   *
   * @default docs/runbook.md
   */
  readonly runbook?: string | undefined;
}

/** When an alarm is raised. */
export interface AlarmProps extends CreateAlarmOptions {
  readonly metric: IMetric;
}

/** The operators' topic. Each construct has its own alarms, and all of them are told there. */
export class Watchdog extends Construct {
  readonly topic: Topic;
  readonly #props: WatchdogProps;
  readonly #alarms: Alarm[] = [];

  constructor(scope: Construct, id: string, props: WatchdogProps) {
    super(scope, id);
    this.#props = props;
    const { prefix } = props;
    this.topic = new Topic(this, 'Operators', {
      topicName: `${prefix}operators`,
      displayName: 'LASTPATCH',
      enforceSSL: true,
    });
    // Who has confirmed should not have to do so again.
    this.topic.applyRemovalPolicy(KEPT_ONCE_MADE);
    // A policy that only denies would keep the alarms out.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    const queue = undeliveredQueue(this, 'Undelivered', operatorsDeadLetterQueueName(prefix));
    letTopicsSend(queue, [this.topic.topicArn]);
  }

  /** All that were made, in their order. */
  get alarms(): readonly Alarm[] {
    return this.#alarms;
  }

  /** Makes an alarm, which tells the operators when it is raised and when it is over. */
  alarm(scope: Construct, name: AlarmName, props: AlarmProps): void {
    const { prefix, runbook } = this.#props;
    const alarm = new Alarm(scope, name, {
      alarmName: `${prefix}${name}`,
      alarmDescription: alarmSaid(name, runbook),
      ...props,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    alarm.addOkAction(new SnsAction(this.topic));
    this.#alarms.push(alarm);
  }
}
