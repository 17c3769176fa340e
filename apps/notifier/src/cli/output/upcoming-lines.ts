import { declaresPhases, releaseTitle, type UpcomingEvent } from '@lastpatch/release-model';
import stringWidth from 'string-width';
import { milestoneTitle } from '../../letters/english/milestone-words.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { beginningOf, countOfDays, relativeDays } from '../../letters/english/words.ts';
import { wrap } from '../../letters/wrap.ts';
import type { Upcoming } from '../commands/upcoming.ts';
import { datesLines } from './dates-lines.ts';
import { heading, paintPhase, quiet } from './paint.ts';
import { type Cell, table } from './table.ts';

const WIDTH = 80;
/** Beyond this a line has no room left for what happens. */
const MOST_INDENT = 52;
const GAP = 2;

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
  const indent = Math.min(MOST_INDENT, Math.max(0, ...left.map((line) => stringWidth(line))) + GAP);
  const isDerived = events.some(({ basis }) => basis === 'derived');
  return [
    heading(days === 0 ? `To come on ${on}` : `To come in the ${countOfDays(days)} after ${on}`),
    ...datesLines(events.filter(({ milestone }) => milestone === null)),
    '',
    ...(rows.length === 0 ? [`Nothing has a date ${days === 0 ? 'on that day' : 'in these days'}.`] : []),
    ...rows.flatMap(({ event, texts }, index) => {
      const paint = event.phase === null ? (text: string): string => text : paintPhase(event.phase);
      const said = wrap(texts.join(', '), { width: WIDTH - indent }).map(paint);
      return beside((left[index] ?? '').trimEnd(), said, indent);
    }),
    ...(isDerived ? ['', quiet('~ follows from a rule; upstream gives the week')] : []),
  ];
}

/** What happens, beside its day and name; below them where there is no room. */
function beside(name: string, [first = '', ...rest]: readonly string[], indent: number): string[] {
  const below = rest.map((line) => ' '.repeat(indent) + line);
  const line = name + ' '.repeat(Math.max(GAP, indent - stringWidth(name))) + first;
  return stringWidth(line) <= WIDTH ? [line, ...below] : [name, ' '.repeat(indent) + first, ...below];
}

function when({ date, basis, milestone }: UpcomingEvent): string {
  if (milestone === null) return date;
  return basis === 'derived' ? `${date}~` : `week of ${milestone.from}`;
}

function what({ phase, basis, milestone, product }: UpcomingEvent): string {
  if (milestone) return milestoneTitle(milestone);
  const name = phase === null ? '' : beginningOf(phase);
  // Where dates come by themselves, one that has come is no more than that.
  if (basis === 'declared' && !declaresPhases(product.source)) return name;
  return basis === 'scheduled' ? `${name}, planned` : `${name}, ${basis}`;
}
