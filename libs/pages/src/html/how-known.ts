import { type CalendarDate, declaresPhases, isPassedOver } from '@lastpatch/release-model';
import { type ComponentChild, h } from 'preact';
import type { LifeFact } from '../life-fact.ts';
import { dated } from './dated.ts';

/** How the date of a fact is known on a day, and from where it has moved. */
export function howKnown(fact: LifeFact, on: CalendarDate): ComponentChild {
  const word = h('span', { class: `state is-${fact.state}` }, stateSaid(fact, on));
  return fact.was === null ? word : [word, ', moved from ', h('del', null, dated(fact.was))];
}

function stateSaid({ state, date, phase, product, release }: LifeFact, on: CalendarDate): string {
  switch (state) {
    case 'cancelled':
      return 'date taken away';
    case 'derived':
      return 'derived';
    case 'declared':
      return declaresPhases(product.source) ? 'declared' : 'by its date';
    case 'planned':
      if (date > on) return 'planned';
      // Upstream has gone on to a later phase.
      if (isPassedOver(product.source, release.windows, phase)) return 'planned, never declared';
      return date <= product.asOf ? 'planned, not declared yet' : 'planned, not read since';
  }
}
