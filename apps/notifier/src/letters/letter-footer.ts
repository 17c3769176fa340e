import { type CalendarDate, daysBetween } from '@lastpatch/release-model';
import type { Letter, LetterSource } from '../daily-check/letter.ts';
import { plainLine } from './plain-line.ts';
import { listed, longDate, relativeDays } from './words.ts';
import { NO_BREAK } from './wrap.ts';

/**
 * The paragraphs that end a letter: why it came; on which sources it rests and how old they are, its revision, its id, and
 * which part it is. What must stay on one line is joined by `NO_BREAK`.
 */
export function footerParagraphs(letter: Letter, today: CalendarDate): string[] {
  const { watchTitle, follows, sources, revision, id, part } = letter;
  const which = part ? `, ${['part', part.number, 'of', part.of].join(NO_BREAK)}` : '';
  return [
    `You get this because the watch "${plainLine(watchTitle)}" follows ${plainLine(follows)}.`,
    [
      ...groupedByDay(sources).map((group) => sourcesSaid(group, today)),
      `Catalog revision ${revision}; letter ${plainLine(id)}${which}.`,
    ].join(' '),
  ];
}

/** What was read on the same day is said at once. */
function groupedByDay(sources: readonly LetterSource[]): (readonly LetterSource[])[] {
  return [...Map.groupBy(sources, ({ asOf }) => asOf).values()];
}

const MOST_NAMED = 4;

function sourcesSaid(sources: readonly LetterSource[], today: CalendarDate): string {
  const asOf = sources[0]?.asOf ?? today;
  const titles = sources.slice(0, MOST_NAMED).map(({ title }) => plainLine(title));
  const more = sources.length > MOST_NAMED ? [`${sources.length - MOST_NAMED} more`] : [];
  const names = listed([...titles, ...more]);
  const verb = sources.length === 1 ? 'was' : 'were';
  const days = daysBetween(asOf, today);
  if (days <= 0) return `${names} ${verb} read today.`;
  return `${names} ${verb} last read on ${longDate(asOf)}, ${relativeDays(-days)}: dates may have moved since.`;
}
