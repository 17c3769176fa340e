import { releaseTitle, type UpcomingEvent } from '@lastpatch/release-model';
import { milestoneTitle } from '../../letters/milestone-words.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { beginningOf, countOfDays, relativeDays } from '../../letters/words.ts';
import { wrap } from '../../letters/wrap.ts';
import type { Upcoming } from '../commands/upcoming.ts';
import { datesLines } from './dates-lines.ts';
import { heading, paintPhase, quiet } from './paint.ts';
import { type Cell, table } from './table.ts';

const WIDTH = 80;

/** What is to come, one row for all that one release has on one day or in one week. */
export function upcomingLines({ on, days, events }: Upcoming): string[] {
  const groups = Map.groupBy(
    events,
    (event) => `${when(event)} ${event.product.key} ${event.release.key} ${event.kind}`,
  );
  const rows = [...groups.values()].flatMap((group) => {
    const [event] = group;
    return event ? [{ event, texts: group.map(what) }] : [];
  });
  const left = table(
    rows.map(({ event }): (string | Cell)[] => [
      when(event),
      event.daysLeft === 0 && event.basis === 'scheduled' && event.milestone
        ? 'this week'
        : relativeDays(event.daysLeft),
      plainLine(
        event.product.title === 'OpenStack'
          ? releaseTitle(event.release)
          : `${event.product.title} ${releaseTitle(event.release)}`,
      ),
    ]),
  );
  const indent = Math.max(0, ...left.map((line) => line.length)) + 2;
  const isDerived = events.some(({ basis }) => basis === 'derived');
  return [
    heading(`To come in the ${countOfDays(days)} after ${on}`),
    ...datesLines(events.filter(({ milestone }) => milestone === null)),
    '',
    ...(rows.length === 0 ? ['Nothing has a date in these days.'] : []),
    ...rows.flatMap(({ event, texts }, index) => {
      const [first = '', ...rest] = wrap(texts.join(', '), { width: WIDTH - indent });
      const paint = event.phase === null ? (text: string): string => text : paintPhase(event.phase);
      return [
        `${(left[index] ?? '').padEnd(indent)}${paint(first)}`,
        ...rest.map((line) => ' '.repeat(indent) + line),
      ];
    }),
    ...(isDerived ? ['', quiet('~ follows from a rule; upstream gives the week')] : []),
  ];
}

function when({ date, basis, milestone }: UpcomingEvent): string {
  if (milestone === null) return date;
  return basis === 'derived' ? `${date}~` : `week of ${milestone.from}`;
}

function what({ phase, basis, milestone }: UpcomingEvent): string {
  if (milestone) return milestoneTitle(milestone);
  const name = phase === null ? '' : beginningOf(phase);
  return basis === 'scheduled' ? `${name}, planned` : `${name}, ${basis}`;
}
