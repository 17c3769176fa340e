import { type CalendarDate, daysBetween } from '@lastpatch/release-model';
import { type ComponentChild, h } from 'preact';
import type { LifeFact } from '../life-fact.ts';
import { relativeDays } from '../day-words.ts';
import { dated } from './dated.ts';
import { eventSaid } from './event-said.ts';
import { howKnown } from './how-known.ts';

/** What a table of dates is made for. */
export interface FactTableOf {
  readonly caption: string;
  readonly facts: readonly LifeFact[];
  readonly on: CalendarDate;
  /** How each release is named, where not all are of one. */
  readonly nameOf?: (fact: LifeFact) => ComponentChild;
  /** Whether days are counted from today. */
  readonly isCounted: boolean;
}

/** Dates, the way they are known, and from where they have moved. */
export function factTable({ caption, facts, on, nameOf, isCounted }: FactTableOf): ComponentChild {
  const heads = ['Date', ...(nameOf ? ['Release'] : []), 'What', 'How it is known'];
  return h(
    'table',
    null,
    h('caption', null, caption),
    h(
      'thead',
      null,
      h(
        'tr',
        null,
        heads.map((text) => h('th', { scope: 'col' }, text)),
      ),
    ),
    h(
      'tbody',
      null,
      facts.map((fact) =>
        h(
          'tr',
          null,
          h('td', { class: 'date' }, dated(fact.date), isCounted && distance(fact.date, on)),
          nameOf && h('td', null, nameOf(fact)),
          h('td', null, eventSaid(fact)),
          h('td', null, howKnown(fact, on)),
        ),
      ),
    ),
  );
}

function distance(date: CalendarDate, on: CalendarDate): ComponentChild {
  return [' ', h('span', { class: 'muted' }, relativeDays(daysBetween(on, date)))];
}
