import { type CalendarDate, daysBetween } from '@lastpatch/release-model';
import { type ComponentChild, h } from 'preact';
import type { News } from '../news.ts';
import { PHASE_EVENT } from '../phase-name.ts';
import { relativeDays } from '../day-words.ts';
import { dated } from './dated.ts';

/** What has happened, the latest first. */
export function newsList(
  news: readonly News[],
  on: CalendarDate,
  nameOf: (fact: News['fact']) => ComponentChild,
): ComponentChild {
  if (news.length === 0) return h('p', null, 'Nothing in these days.');
  return h(
    'ul',
    { class: 'news' },
    news.map(({ day, kind, fact }) =>
      h(
        'li',
        null,
        dated(day),
        h('span', { class: 'muted' }, ` ${relativeDays(daysBetween(on, day))}: `),
        nameOf(fact),
        ...newsSaid(kind, fact),
      ),
    ),
  );
}

function newsSaid(kind: News['kind'], { phase, date, was, product }: News['fact']): ComponentChild[] {
  const event = PHASE_EVENT[phase];
  switch (kind) {
    case 'released':
      return [' is out'];
    case 'entered':
      return [`: ${event}`];
    case 'due':
      return [
        `: ${event} was planned for this day, and ${date <= product.asOf ? 'is not declared yet' : 'nothing has been read since'}`,
      ];
    case 'scheduled':
      return [`: ${event} is now planned for `, dated(date)];
    case 'moved':
      return [
        `: ${event} moved from `,
        was === null ? 'no date' : h('del', null, dated(was)),
        ' to ',
        dated(date),
      ];
    case 'unscheduled':
      return [`: the date of the ${event}, `, h('del', null, dated(date)), ', was taken away'];
  }
}
