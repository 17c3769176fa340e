import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { METRIC_NAMESPACE, METRICS } from '@lastpatch/settings';

/** The name of a metric that the daily check emits, as code calls it. */
export type MetricName = keyof typeof METRICS;

/** A run emits each metric once: its largest value in a period is that of the worst run. */
export function dailyCheckMetric(service: string, name: MetricName, period = Duration.days(1)): Metric {
  return new Metric({
    namespace: METRIC_NAMESPACE,
    metricName: METRICS[name],
    dimensionsMap: { service },
    statistic: Stats.MAXIMUM,
    period,
  });
}
