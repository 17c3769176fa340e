import { type CalendarDate, comparePhases, daysBetween, phaseOn } from '@lastpatch/release-model';
import type { PageOptions } from '../page-options.ts';
import type { ProductShelf, ReleaseShelf } from '../shelf.ts';
import { sourceReadings } from '../source-readings.ts';
import { exposition, type Sample } from './exposition.ts';
import { labelValue } from './label-value.ts';
import { lastRunGauge } from './last-run-gauge.ts';

const EPOCH = '1970-01-01' as CalendarDate;
const SECONDS_A_DAY = 86_400;

/** Days left per release and phase to come, when each source was read, and when Lastpatch last ran, for Prometheus. */
export function catalogMetrics(
  shelves: readonly ProductShelf[],
  on: CalendarDate,
  { lastRun }: PageOptions,
): string {
  return exposition([
    {
      name: 'lastpatch_release_days_left',
      help: 'Days until a release enters a phase that it is not in yet; negative where the planned day has passed without the word of upstream.',
      samples: shelves.flatMap(({ releases }) => releases.flatMap((shelf) => daysLeft(shelf, on))),
    },
    {
      name: 'lastpatch_source_read_timestamp_seconds',
      help: 'The day as of which a source was read last, as a Unix time.',
      samples: sourceReadings(shelves.map(({ product }) => product)).map(({ source, asOf }) => ({
        labels: { source },
        value: daysBetween(EPOCH, asOf) * SECONDS_A_DAY,
      })),
    },
    {
      name: 'lastpatch_pages_timestamp_seconds',
      help: 'The day for which these metrics were made, as a Unix time.',
      samples: [{ labels: {}, value: daysBetween(EPOCH, on) * SECONDS_A_DAY }],
    },
    lastRunGauge(lastRun),
  ]);
}

function daysLeft({ product, release, facts }: ReleaseShelf, on: CalendarDate): Sample[] {
  const now = phaseOn(release, on, product.asOf)?.phase ?? 'planned';
  return facts
    .filter(({ phase, state }) => state !== 'cancelled' && comparePhases(phase, now) > 0)
    .map(({ phase, date, state }) => ({
      labels: { product: labelValue(product.name), release: labelValue(release.id), phase, state },
      value: daysBetween(on, date),
    }));
}
