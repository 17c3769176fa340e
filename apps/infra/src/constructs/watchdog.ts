import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { METRIC_NAMESPACE, METRICS, operatorsDeadLetterQueueName } from '@lastpatch/settings';
import { Construct } from 'constructs';
import { ALARMS, type AlarmName, runbookLink } from '../alarms.ts';
import { letTopicsSend, undeliveredQueue } from './undelivered-queue.ts';

/** What the watchdog looks at. */
export interface WatchdogProps {
  /** What every name of this deployment begins with. */
  readonly prefix: string;
  /** The dimension `service` of the metrics of the daily check. */
  readonly service: string;
  /** Calls that never reached the daily check. */
  readonly uncalled: Queue;
  /** Runs that failed at each attempt. */
  readonly failed: Queue;
}

const HOUR = Duration.hours(1);
const DAY = Duration.days(1);

/** A run a day, and two hours for one that is late. */
const HOURS_WITHOUT_RUN = 26;

/** Older than this, what a catalog plans may have changed. */
const OLD_DAYS = 3;

/** How one alarm is raised: when its metric is above its limit. */
interface Limit {
  readonly metric: IMetric;
  /** @default 0 */
  readonly above?: number;
}

/** The operators' topic, and the alarms that tell them when something needs a person. */
export class Watchdog extends Construct {
  readonly topic: Topic;
  readonly alarms: readonly Alarm[];
  readonly #props: WatchdogProps;

  constructor(scope: Construct, id: string, props: WatchdogProps) {
    super(scope, id);
    this.#props = props;
    this.topic = new Topic(this, 'Operators', {
      topicName: `${props.prefix}operators`,
      displayName: 'LASTPATCH',
      enforceSSL: true,
    });
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
    const queue = undeliveredQueue(this, 'Undelivered', operatorsDeadLetterQueueName(props.prefix));
    letTopicsSend(queue, [this.topic.topicArn]);
    const limits = this.#limits();
    this.alarms = [
      this.#missingRun(),
      ...(Object.keys(limits) as (keyof typeof limits)[]).map((name) => this.#alarm(name, limits[name])),
    ];
    for (const alarm of this.alarms) {
      alarm.addAlarmAction(new SnsAction(this.topic));
      alarm.addOkAction(new SnsAction(this.topic));
    }
  }

  #limits(): Readonly<Record<Exclude<AlarmName, 'no-run'>, Limit>> {
    const { failed, uncalled } = this.#props;
    return {
      'run-failed': { metric: waiting(failed) },
      'call-failed': { metric: waiting(uncalled) },
      'letters-refused': { metric: this.#metric(METRICS.lettersRefused) },
      'letters-unknown': { metric: this.#metric(METRICS.lettersUnknown) },
      'letters-pending': { metric: this.#metric(METRICS.lettersPending) },
      'delivery-failed': { metric: notificationsFailed() },
      'catalog-old': { metric: this.#metric(METRICS.catalogAgeDays), above: OLD_DAYS },
      'flood-held': { metric: this.#metric(METRICS.floodHeld) },
      'nobody-listening': { metric: this.#metric(METRICS.unconfirmedWatches) },
    };
  }

  #metric(metricName: string, period = DAY): Metric {
    return new Metric({
      namespace: METRIC_NAMESPACE,
      metricName,
      dimensionsMap: { service: this.#props.service },
      statistic: Stats.MAXIMUM,
      period,
    });
  }

  #alarm(name: AlarmName, { metric, above = 0 }: Limit): Alarm {
    return new Alarm(this, name, {
      ...said(this.#props.prefix, name),
      metric,
      threshold: above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  /** A day's metric of an alarm can be days late; hours are looked at each hour. */
  #missingRun(): Alarm {
    return new Alarm(this, 'no-run', {
      ...said(this.#props.prefix, 'no-run'),
      metric: new MathExpression({
        expression: 'FILL(beats, 0)',
        usingMetrics: { beats: this.#metric(METRICS.heartbeat, HOUR) },
        period: HOUR,
      }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: HOURS_WITHOUT_RUN,
      datapointsToAlarm: HOURS_WITHOUT_RUN,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }
}

function said(prefix: string, name: AlarmName): { alarmName: string; alarmDescription: string } {
  return { alarmName: `${prefix}${name}`, alarmDescription: `${ALARMS[name]} ${runbookLink(name)}` };
}

function waiting(queue: Queue): Metric {
  return queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period: HOUR });
}

/** Of all topics of the account and region: an alarm cannot look at as many topics as there may be watches. */
function notificationsFailed(): MathExpression {
  return new MathExpression({
    expression: 'SELECT SUM(NumberOfNotificationsFailed) FROM SCHEMA("AWS/SNS", TopicName)',
    usingMetrics: {},
    label: 'failed deliveries',
    period: HOUR,
  });
}
