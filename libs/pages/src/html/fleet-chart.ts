import { compareUrgency, type EnvironmentPlan } from '@lastpatch/fleet';
import { addMonths, type CalendarDate } from '@lastpatch/release-model';
import type { ComponentChild } from 'preact';
import { lifeFacts, UNNAMED } from '../life-fact.ts';
import { runningGroups } from '../running-groups.ts';
import { timelineChart } from '../timeline/timeline-chart.ts';
import { timelineRow } from '../timeline/timeline-row.ts';
import { runSaid } from './fleet-table.ts';

/** The most releases that the chart shows, and what of the time around today, in months. */
const SHOWN = { rows: 16, before: 24, after: 48 };

/** The releases that run over time, the most urgent first. */
export function fleetChart(plans: readonly EnvironmentPlan[], on: CalendarDate): ComponentChild {
  const outlooks = runningGroups(plans).flatMap(({ outlook, others }) => [outlook, ...others]);
  const shown = [...new Map(outlooks.map((outlook) => [outlook.release, outlook])).values()]
    .sort(compareUrgency)
    .slice(0, SHOWN.rows);
  return timelineChart({
    title: `Support windows of what runs, ${shown.length} releases`,
    rows: shown.map(({ product, release }) => {
      const title = runSaid({ product, release });
      return timelineRow(title, { product, release, facts: lifeFacts(product, release, UNNAMED) }, on);
    }),
    on,
    within: [addMonths(on, -SHOWN.before), addMonths(on, SHOWN.after)],
  });
}
