import { type ComponentChild, h } from 'preact';
import type { LifeFact } from '../life-fact.ts';
import { PHASE_EVENT } from '../phase-name.ts';
import { shownName } from '../shown-name.ts';

/** What happens on the date of a fact, with what its source calls the support that ends there. */
export function eventSaid(fact: LifeFact): ComponentChild {
  const label = endingLabel(fact);
  const event = PHASE_EVENT[fact.phase];
  return label === undefined ? event : [event, ' ', h('span', { class: 'muted' }, `(${shownName(label)})`)];
}

/** The source's own name of the support that ends where the phase begins; undefined where it has none. */
function endingLabel({ phase, product, release }: LifeFact): string | undefined {
  const { active, regular, extended } = product.supportLabels ?? {};
  const has = (other: LifeFact['phase']): boolean => release.windows.some((window) => window.phase === other);
  if (phase === 'security') return active;
  if (phase === 'extended') return regular;
  if (phase === 'end-of-life') return has('extended') ? extended : regular;
  return undefined;
}
