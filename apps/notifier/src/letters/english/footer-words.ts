import { type CalendarDate, daysBetween } from '@lastpatch/release-model';
import type { Letter, LetterSource } from '../../daily-check/letter.ts';
import { plainLine } from '../plain-line.ts';
import { listed, longDate, relativeDays } from './words.ts';
import { NO_BREAK } from '../wrap.ts';

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
      ...[...Map.groupBy(sources, ({ asOf }) => asOf)].map(([asOf, read]) => sourcesSaid(read, asOf, today)),
      `Catalog revision ${revision}; letter ${plainLine(id)}${which}.`,
    ].join(' '),
  ];
}

/** What was read on one day. */
function sourcesSaid(sources: readonly LetterSource[], asOf: CalendarDate, today: CalendarDate): string {
  const titles = sources.map(({ title }) => plainLine(title));
  const more = titles.length - MOST_NAMED;
  const names = listed(more > 1 ? [...titles.slice(0, MOST_NAMED), `${more} others`] : titles);
  const were = titles.length === 1 ? 'was' : 'were';
  const days = daysBetween(asOf, today);
  if (days <= 0) return `${names} ${were} read today.`;
  return `${names} ${were} last read on ${longDate(asOf)}, ${relativeDays(-days)}: dates may have moved since.`;
}

/** A team that follows dozens of products need not read all their names here: what it follows is said before. */
const MOST_NAMED = 4;
