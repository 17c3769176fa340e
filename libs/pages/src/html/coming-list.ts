import { type CalendarDate, type UpcomingEvent, upcomingEvents } from '@lastpatch/release-model';
import { type ComponentChild, h } from 'preact';
import { milestoneTitle } from '../milestone-title.ts';
import { beginningOf } from '../phase-name.ts';
import { relativeDays } from '../day-words.ts';
import type { ProductShelf } from '../shelf.ts';
import { dated } from './dated.ts';

/** How far ahead it looks, in days, and the most that it lists. */
const AHEAD = { days: 365, most: 12 };

/** What comes next of a product, the soonest first: phases, releases and milestones. Null where nothing does. */
export function comingList({ product, releases }: ProductShelf, on: CalendarDate): ComponentChild {
  const events = upcomingEvents(product, on, AHEAD.days).slice(0, AHEAD.most);
  if (events.length === 0) return null;
  const names = new Map(releases.map(({ release, name }) => [release, name]));
  return h(
    'section',
    { 'aria-labelledby': 'coming' },
    h('h2', { id: 'coming' }, 'What comes next'),
    h(
      'ul',
      null,
      events.map((event) =>
        h(
          'li',
          null,
          dated(event.date),
          h('span', { class: 'muted' }, ` ${relativeDays(event.daysLeft)}: `),
          `${names.get(event.release) ?? ''} ${eventSaid(event)}`,
        ),
      ),
    ),
  );
}

function eventSaid({ phase, basis, milestone }: UpcomingEvent): string {
  if (milestone !== null)
    return `${milestoneTitle(milestone)}${basis === 'scheduled' ? ', in that week' : ''}`;
  return `${phase === null ? '' : beginningOf(phase)}${basis === 'scheduled' ? ', planned' : ''}`;
}
