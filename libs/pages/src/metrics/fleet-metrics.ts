import type { EnvironmentPlan } from '@lastpatch/fleet';
import { type CalendarDate, daysBetween } from '@lastpatch/release-model';
import { exposition, type Gauge, type Sample } from './exposition.ts';
import type { PageOptions } from '../page-options.ts';
import { labelValue } from './label-value.ts';
import { lastRunGauge } from './last-run-gauge.ts';

/** Days left per environment and release that runs there, and when Lastpatch last ran, for Prometheus. Private. */
export function fleetMetrics(
  plans: readonly EnvironmentPlan[],
  on: CalendarDate,
  { lastRun }: PageOptions,
): string {
  return exposition([supportGauge(plans), startGauge(plans, on), lastRunGauge(lastRun)]);
}

function supportGauge(plans: readonly EnvironmentPlan[]): Gauge {
  return {
    name: 'lastpatch_environment_days_left',
    help: 'Days until upstream, or the vendor that the team goes by, gives no more support for what an environment runs; negative since it has ended. Phase is the one that it is in.',
    samples: plans.flatMap(({ name, plans: own }) =>
      own.flatMap(({ outlook, others }) =>
        [outlook, ...others].flatMap(({ product, release, status, daysLeft }): Sample[] =>
          daysLeft === null
            ? []
            : [
                {
                  labels: {
                    environment: labelValue(name),
                    product: labelValue(product.name),
                    release: labelValue(release.id),
                    phase: status.phase,
                  },
                  value: daysLeft,
                },
              ],
        ),
      ),
    ),
  };
}

function startGauge(plans: readonly EnvironmentPlan[], on: CalendarDate): Gauge {
  return {
    name: 'lastpatch_environment_start_days_left',
    help: 'Days until the first upgrade must be begun so that the last is done when support ends; negative since it should have been.',
    samples: plans.flatMap(({ name, plans: own }) =>
      own.flatMap(({ outlook: { product, release, startBy } }): Sample[] =>
        startBy === null
          ? []
          : [
              {
                labels: {
                  environment: labelValue(name),
                  product: labelValue(product.name),
                  release: labelValue(release.id),
                },
                value: daysBetween(on, startBy),
              },
            ],
      ),
    ),
  };
}
