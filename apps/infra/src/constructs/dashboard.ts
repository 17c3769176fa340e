import { Duration } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard as CloudWatchDashboard,
  GraphWidget,
  type IMetric,
  LogQueryWidget,
  MathExpression,
  PeriodOverride,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { DAILY_CHECK_DONE, dailyCheckName } from '@lastpatch/settings';
import { Construct } from 'constructs';
import type { DailyCheck } from './daily-check.ts';
import { dailyCheckMetric, type MetricName } from './daily-check-metrics.ts';

/** What the dashboard shows. */
export interface DashboardProps {
  /** What every name of this deployment begins with. */
  readonly prefix: string;
  readonly check: DailyCheck;
  readonly alarms: readonly Alarm[];
  /** Where the runbook is read. */
  readonly runbook: string;
}

const WHOLE = 24;
const HALF = WHOLE / 2;
const DAY = Duration.days(1);

/** One page that answers: does it run, what did it send, what does it know, and what could not be handed on. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, { prefix, check, alarms, runbook }: DashboardProps) {
    super(scope, id);
    const metric = (name: MetricName, label: string): IMetric =>
      dailyCheckMetric(dailyCheckName(prefix), name).with({ label });
    const graph = (title: string, ...left: IMetric[]): GraphWidget =>
      new GraphWidget({ title, left, width: HALF, height: 6, leftYAxis: { min: 0, showUnits: false } });
    const board = new CloudWatchDashboard(this, 'Board', {
      dashboardName: dailyCheckName(prefix),
      defaultInterval: Duration.days(28),
      periodOverride: PeriodOverride.INHERIT,
    });
    board.addWidgets(
      new TextWidget({
        markdown: `What an alarm means and how to mend it: ${runbook}, under the name of the alarm.`,
        width: WHOLE,
        height: 1,
      }),
    );
    board.addWidgets(
      new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: WHOLE, height: 3 }),
    );
    board.addWidgets(
      graph('Runs that ended well, by day', metric('heartbeat', 'ended well')),
      graph(
        'Deliveries of the last run',
        metric('lettersSent', 'sent'),
        metric('lettersPending', 'pending'),
        metric('lettersRefused', 'refused'),
        metric('lettersUnknown', 'unknown'),
      ),
    );
    board.addWidgets(
      graph(
        'What is known',
        metric('catalogAgeDays', 'days since the oldest source was read'),
        metric('sourcesKept', 'sources that could not be read'),
        metric('floodHeld', 'changes held'),
      ),
      graph(
        'People',
        metric('unconfirmedWatches', 'groups to which nobody listens'),
        failedDeliveries(prefix),
        undelivered(prefix),
      ),
    );
    board.addWidgets(
      graph(
        'The function',
        metric('runSeconds', 'seconds of a run'),
        check.lambda.metricErrors({ period: DAY, label: 'failed attempts' }),
        check.lambda.metricThrottles({ period: DAY, label: 'throttled' }),
      ),
      new LogQueryWidget({
        title: 'The last runs',
        logGroupNames: [check.logGroup.logGroupName],
        queryLines: [
          'fields @timestamp, level, message, on, sent, pending, refused, unknown',
          `filter level in ["WARN", "ERROR"] or message = "${DAILY_CHECK_DONE}"`,
          'sort @timestamp desc',
          'limit 20',
        ],
        width: HALF,
        height: 6,
      }),
    );
  }
}

/** Over as many days as are shown, which a query of CloudWatch's does not reach back; of topics of this deployment. */
function failedDeliveries(prefix: string): MathExpression {
  return new MathExpression({
    expression: `SUM(SEARCH('{AWS/SNS,TopicName} MetricName="NumberOfNotificationsFailed" ${wordsOf(prefix)}', 'Sum', ${DAY.toSeconds()}))`,
    usingMetrics: {},
    label: 'failed deliveries',
    period: DAY,
  });
}

/**
 * The queues of this deployment, however many there are. In quotes, CloudWatch would look for a queue of just that name: the
 * words of the prefix stand for themselves, so that an environment whose name has the same words and more counts too.
 */
function undelivered(prefix: string): MathExpression {
  return new MathExpression({
    expression: `SUM(SEARCH('{AWS/SQS,QueueName} MetricName="ApproximateNumberOfMessagesVisible" ${wordsOf(prefix)}', 'Maximum', ${DAY.toSeconds()}))`,
    usingMetrics: {},
    label: 'messages in queues of what was not delivered',
    period: DAY,
  });
}

/** A name in quotes would be a whole name to a search; its words without them are what a name has to hold. */
function wordsOf(prefix: string): string {
  return prefix.split('-').join(' ').trim();
}
