import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, MathExpression, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { AlarmName } from '../alarms.ts';
import { dailyCheckMetric, type MetricName } from './daily-check-metrics.ts';
import type { AlarmProps, Watchdog } from './watchdog.ts';

/** What the alarms of the daily check look at. */
export interface DailyCheckAlarmsProps {
  readonly watchdog: Watchdog;
  /** The dimension `service` of the metrics. */
  readonly service: string;
  /** Runs that failed at each attempt. */
  readonly failed: Queue;
  /** Calls that never reached the function. */
  readonly uncalled: Queue;
}

const HOUR = Duration.hours(1);

/** A run a day, and two hours for one that is late. */
const HOURS_WITHOUT_RUN = 26;

/** Older than this, what a catalog plans may have changed. */
const OLD_DAYS = 3;

/** Makes the alarms of a daily check: it failed, it did not run, and what its metrics say. */
export function dailyCheckAlarms(scope: Construct, props: DailyCheckAlarmsProps): void {
  const { watchdog, service, failed, uncalled } = props;
  const lastRun = (name: MetricName, threshold?: number): AlarmProps =>
    untilNextRun(above(dailyCheckMetric(service, name, HOUR), threshold));
  const alarms: Partial<Record<AlarmName, AlarmProps>> = {
    'no-run': missingRun(service),
    'run-failed': above(waiting(failed)),
    'call-failed': above(waiting(uncalled)),
    'letters-refused': lastRun('lettersRefused'),
    'letters-unknown': lastRun('lettersUnknown'),
    'letters-pending': lastRun('lettersPending'),
    'catalog-old': lastRun('catalogAgeDays', OLD_DAYS),
    'flood-held': lastRun('floodHeld'),
    'nobody-listening': lastRun('unconfirmedWatches'),
  };
  for (const [name, alarm] of Object.entries(alarms)) watchdog.alarm(scope, name as AlarmName, alarm);
}

function above(metric: AlarmProps['metric'], threshold = 0): AlarmProps {
  return {
    metric,
    threshold,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  };
}

/**
 * What a run said counts until another says something else. A look at the last day instead would call it over a minute before
 * the next run says it again, every day, and would take a day to see that it is mended.
 */
function untilNextRun(alarm: AlarmProps): AlarmProps {
  return { ...alarm, treatMissingData: TreatMissingData.IGNORE };
}

/** A day's metric would tell up to a day late; hours are looked at each hour. */
function missingRun(service: string): AlarmProps {
  return {
    metric: new MathExpression({
      expression: 'FILL(beats, 0)',
      usingMetrics: { beats: dailyCheckMetric(service, 'heartbeat', HOUR) },
      period: HOUR,
    }),
    threshold: 1,
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    evaluationPeriods: HOURS_WITHOUT_RUN,
    datapointsToAlarm: HOURS_WITHOUT_RUN,
    treatMissingData: TreatMissingData.BREACHING,
  };
}

function waiting(queue: Queue): AlarmProps['metric'] {
  return queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period: HOUR });
}
