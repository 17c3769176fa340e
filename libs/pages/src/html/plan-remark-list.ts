import type { EnvironmentPlan } from '@lastpatch/fleet';
import { releaseTitle } from '@lastpatch/release-model';
import { type ComponentChild, h } from 'preact';
import { firstOf, planRemarks } from '../plan-remarks.ts';
import { plainLine } from '../plain-line.ts';
import { shownName } from '../shown-name.ts';

/** The most that are listed. */
const MOST = 100;

/** What the table has no room for, each once with the environments that it is said of. Null where there is nothing. */
export function planRemarkList(plans: readonly EnvironmentPlan[]): ComponentChild {
  const remarks = plans.flatMap(({ name, plans: own, notYet }) =>
    [
      ...own.flatMap(planRemarks),
      ...notYet.map(({ product, release }) => `${product.title} ${releaseTitle(release)} does not exist yet`),
    ].map((said) => ({ name, said })),
  );
  if (remarks.length === 0) return null;
  const grouped = [...Map.groupBy(remarks, ({ said }) => said)];
  const left = grouped.length - MOST;
  return h(
    'section',
    { 'aria-labelledby': 'remarks' },
    h('h2', { id: 'remarks' }, 'To be known'),
    h(
      'ul',
      null,
      grouped
        .slice(0, MOST)
        .map(([said, same]) =>
          h('li', null, `${firstOf(same.map(({ name }) => shownName(name)))}: ${plainLine(said)}`),
        ),
      left > 0 && h('li', null, `and ${left} more, which "lastpatch plan" shows`),
    ),
  );
}
