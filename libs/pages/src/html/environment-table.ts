import type { EnvironmentPlan } from '@lastpatch/fleet';
import { type CalendarDate, daysBetween } from '@lastpatch/release-model';
import { type ComponentChild, h } from 'preact';
import { relativeDays } from '../day-words.ts';
import { shownName } from '../shown-name.ts';
import { dated } from './dated.ts';
import { runSaid } from './fleet-table.ts';
import { simpleTable } from './simple-table.ts';

/** The most environments that are listed one by one. */
const MOST = 200;

/** Each environment with what it runs and its nearest end, the most urgent first. */
export function environmentTable(plans: readonly EnvironmentPlan[], on: CalendarDate): ComponentChild {
  const left = plans.length - MOST;
  return h(
    'details',
    null,
    h('summary', null, `${plans.length} ${plans.length === 1 ? 'environment' : 'environments'}, one by one`),
    simpleTable({
      caption: 'Environments, the most urgent first',
      heads: ['Environment', 'Runs', 'The next end'],
      rows: plans
        .slice(0, MOST)
        .map(({ name, plans: own }) => [
          shownName(name),
          own.length === 0
            ? 'nothing that has a deadline'
            : own.map(({ outlook }) => runSaid(outlook)).join(', '),
          nextEnd(own, on),
        ]),
    }),
    left > 0 && h('p', null, `And ${left} more, which fleet.json has.`),
  );
}

function nextEnd(own: EnvironmentPlan['plans'], on: CalendarDate): ComponentChild {
  const end = own[0]?.outlook.status.supportEnds ?? null;
  return end === null ? 'unknown' : [dated(end), ` ${relativeDays(daysBetween(on, end))}`];
}
