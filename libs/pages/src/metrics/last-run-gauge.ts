import type { Gauge } from './exposition.ts';

/**
 * When a daily run last did all that it should; without a sample where that is not known.
 *
 * @param at in milliseconds since the epoch
 */
export function lastRunGauge(at: number | undefined): Gauge {
  return {
    name: 'lastpatch_last_run_timestamp_seconds',
    help: 'When a daily run last did all that it should, as a Unix time.',
    samples: at === undefined ? [] : [{ labels: {}, value: Math.floor(at / 1000) }],
  };
}
