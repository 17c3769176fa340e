import { type CalendarDate, daysBetween } from '@lastpatch/release-model';
import { type ComponentChild, h } from 'preact';
import type { LifeFact } from '../life-fact.ts';
import { relativeDays } from '../day-words.ts';
import { dated } from './dated.ts';
import { eventSaid } from './event-said.ts';
import { howKnown } from './how-known.ts';
import { simpleTable } from './simple-table.ts';

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
  return simpleTable({
    caption,
    heads: ['Date', ...(nameOf ? ['Release'] : []), 'What', 'How it is known'],
    rows: facts.map((fact) => [
      [dated(fact.date), isCounted && distance(fact.date, on)],
      ...(nameOf ? [nameOf(fact)] : []),
      eventSaid(fact),
      howKnown(fact, on),
    ]),
  });
}

function distance(date: CalendarDate, on: CalendarDate): ComponentChild {
  return [' ', h('span', { class: 'muted' }, relativeDays(daysBetween(on, date)))];
}
