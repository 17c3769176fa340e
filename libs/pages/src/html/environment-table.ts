import type { EnvironmentPlan } from '@lastpatch/fleet';
import { type ComponentChild, h } from 'preact';
import { shownName } from '../shown-name.ts';
import { endSaid, runSaid } from './fleet-table.ts';
import { simpleTable } from './simple-table.ts';

/** The most environments that are listed one by one. */
const MOST = 200;

/** Each environment with what it runs and its most urgent end, the most urgent first. */
export function environmentTable(plans: readonly EnvironmentPlan[]): ComponentChild {
  const left = plans.length - MOST;
  return h(
    'details',
    null,
    h('summary', null, `${plans.length} ${plans.length === 1 ? 'environment' : 'environments'}, one by one`),
    simpleTable({
      caption: 'Environments, the most urgent first',
      heads: ['Environment', 'Runs', 'Its most urgent end'],
      rows: plans
        .slice(0, MOST)
        .map(({ name, plans: own }) => [
          shownName(name),
          own.length === 0
            ? 'nothing that has a deadline'
            : own.map(({ outlook }) => runSaid(outlook)).join(', '),
          own[0] ? endSaid(own[0].outlook) : 'unknown',
        ]),
    }),
    left > 0 && h('p', null, `And ${left} more, which fleet.json has.`),
  );
}
