import { type CalendarDate, daysBetween } from '@lastpatch/release-model';
import stringWidth from 'string-width';
import type { Letter, Standing } from '../daily-check/letter.ts';
import { plainLine } from './plain-line.ts';
import { PHASE_NAME, beginningOf, countOfDays, relativeDays, shortDate } from './words.ts';
import { wrap } from './wrap.ts';

/** A name that is wider has lines of its own, so that there is room for what is said of it. */
const NAME_WIDTH = 34;

/** The welcome of a new watch: where things stand and what comes next. It tells no history. */
export function welcomeLines(letter: Letter, today: CalendarDate): string[] {
  const standings = [...letter.standings].reverse();
  const widths = standings.map((standing) => stringWidth(nameOf(standing)));
  const width = Math.max(0, ...widths.filter((columns) => columns <= NAME_WIDTH));
  return [
    ...wrap('From today on you hear of what changes here. This is where things stand:'),
    '',
    ...(standings.length === 0 ? ['Nothing that you follow is alive on this day.'] : []),
    ...standings.flatMap((standing) => {
      const name = nameOf(standing);
      const indent = ' '.repeat(2 + width + 2);
      const said = standingSaid(standing, today);
      if (stringWidth(name) > width)
        return [...wrap(name, { first: '  ' }), ...wrap(said, { first: indent })];
      return wrap(said, {
        first: `  ${name}${' '.repeat(width - stringWidth(name))}  `,
        rest: indent,
      });
    }),
    '',
    ...wrap(promise(letter)),
  ];
}

function nameOf({ productTitle, releaseTitle }: Standing): string {
  return `${plainLine(productTitle)} ${plainLine(releaseTitle)}`;
}

function standingSaid({ phase, basis, next, overdue }: Standing, today: CalendarDate): string {
  const now = basis === 'scheduled' ? `${PHASE_NAME[phase]} by now, as planned` : PHASE_NAME[phase];
  if (overdue) {
    return `${now}; ${PHASE_NAME[overdue.phase]} was planned for ${shortDate(overdue.date)} and is not declared yet`;
  }
  if (!next) return phase === 'end-of-life' ? now : `${now}; no date is given for what comes next`;
  const what = beginningOf(next.phase);
  const planned = next.basis === 'scheduled' ? 'planned for' : 'on';
  return `${now}; ${what} ${planned} ${shortDate(next.date)}, ${relativeDays(daysBetween(today, next.date))}`;
}

/** What this watch will hear, and nothing that it will not. */
function promise({ tells, reminders }: Letter): string {
  const days = [
    ...(tells.releases ? ['a release is out'] : []),
    ...(tells.ends ? ['the support of a release ends'] : []),
  ];
  const told = [
    ...(days.length === 0 ? [] : [`on the day when ${days.join(' or ')}`]),
    ...(reminders.length === 0 ? [] : [`${reminderSaid(reminders)} before an end`]),
  ];
  return told.length === 0
    ? 'You will be told what this watch asks for.'
    : `You will be told ${told.join(', and ')}.`;
}

function reminderSaid(days: readonly number[]): string {
  const words = days.map(String);
  const last = words.pop() ?? '';
  return words.length === 0 ? countOfDays(Number(last)) : `${words.join(', ')} and ${last} days`;
}
